// Signing in, one's own account, and the accounts of others.
#pragma once

#include "domain/account.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::accounts {

/// Runs `page` for who is signed in and may; else asks to sign in, keeping what was typed, or says that it is not
/// allowed.
http::Response behind_sign_in(const Visit& visit, Right right, http::Response (*page)(const Visit&));

/// What a visitor gets who is not signed in or may not; nothing for who may.
std::optional<http::Response> turned_away(const Visit& visit, Right right);

http::Response ask(const Visit& visit);
http::Response sign_in(const Visit& visit);
http::Response sign_out(const Visit& visit);
http::Response accept(const Visit& visit);
http::Response set_password(const Visit& visit);
http::Response own(const Visit& visit);
http::Response change_name(const Visit& visit);
http::Response change_password(const Visit& visit);
http::Response change_second_factor(const Visit& visit);
http::Response end_session(const Visit& visit);
http::Response change_tokens(const Visit& visit);
http::Response list(const Visit& visit);
http::Response invite(const Visit& visit);
http::Response change(const Visit& visit);

}  // namespace actiewijzer::pages::accounts
