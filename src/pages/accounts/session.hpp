// What the pages behind the sign-in share.
#pragma once

#include <string_view>

#include "domain/problem.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::accounts {

inline constexpr std::string_view session_cookie = "__Host-aw-session";

usecases::Instant now();
/// Who sends this cookie; a Problem when nobody does.
Result<usecases::SignedIn> who_visits(const Visit& visit);
/// The page for a Problem of the desk.
http::Response problem_page(const Visit& visit, const Problem& problem);

}  // namespace actiewijzer::pages::accounts
