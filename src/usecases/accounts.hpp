// Who works at the desk: signing in and out, sessions, passwords, second factors, invitations and roles.
// Time is an argument. Every function may give Problem unavailable and may be called from any thread. Each change asks
// for its right, is one transaction and leaves one audit line.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/account.hpp"
#include "domain/problem.hpp"
#include "domain/token.hpp"
#include "store/accounts.hpp"
#include "store/store.hpp"

namespace actiewijzer::usecases {

using store::Instant;

/// A session ends after this long without use, and after this long in any case.
inline constexpr std::chrono::hours session_idle{12};
inline constexpr std::chrono::days session_life{30};
inline constexpr std::chrono::days link_life{7};

/// Somebody who is signed in.
struct SignedIn {
    Account account;
    std::string session;  ///< hash of its token; empty: a program, with a token of the API
    std::string token{};  ///< name of that token
};

struct Credentials {
    std::string login_name;
    std::string password;
    std::string code;     ///< of the second factor; may be empty
    std::string address;  ///< of the network
    std::string browser;
};

enum class SignIn {
    done,
    wrong,       ///< name or password; which of them is not told
    needs_code,  ///< both are right; now the second factor
    wrong_code,
    wait,  ///< too many failures: try again after `wait`
};
struct SignInResult {
    SignIn outcome;
    std::optional<Token> token;  ///< when done: of the new session
    std::chrono::seconds wait{};
};
Result<SignInResult> sign_in(store::Store& store, const Credentials& given, Instant now);
Result<void> sign_out(store::Store& store, const SignedIn& who, Instant now);

/// Who this session is of; not_found when it ended.
Result<SignedIn> session_of(store::Store& store, const Token& token, Instant now);

Result<std::vector<store::SessionRow>> own_sessions(store::Store& store, const SignedIn& who);
Result<void> end_session(store::Store& store, const SignedIn& who, const std::string& session, Instant now);

/// invalid_input when the present password is wrong ("nu") or the new one can't be used ("nieuw"); ends all other
/// sessions.
Result<void> change_password(store::Store& store, const SignedIn& who, const std::string& present,
                             const std::string& wanted, Instant now);
Result<void> change_name(store::Store& store, const SignedIn& who, const std::string& shown_name, Instant now);

/// `secret` was made by identity::new_totp_secret and shown; `code` proves that the app has it. invalid_input: "code".
Result<void> start_second_factor(store::Store& store, const SignedIn& who, const std::string& secret,
                                 const std::string& code, Instant now);
/// invalid_input when the password is wrong ("nu").
Result<void> stop_second_factor(store::Store& store, const SignedIn& who, const std::string& password, Instant now);

struct Invited {
    std::string account;
    Token link;
};
/// Makes an account without a password, and the link with which its owner sets one. `by` is empty on the command
/// line, which may do everything. invalid_input: "naam", also when it is taken.
Result<Invited> invite(store::Store& store, const std::optional<SignedIn>& by, const std::string& login_name,
                       AccountRole role, Instant now);
/// A link to set a new password.
Result<Token> renew_link(store::Store& store, const std::optional<SignedIn>& by, const std::string& account,
                         Instant now);
/// The account whose link this is; gone when it was used or is too old.
Result<Account> open_link(store::Store& store, const Token& link, Instant now);
/// invalid_input: "nieuw".
Result<Account> set_password(store::Store& store, const Token& link, const std::string& password, Instant now);

struct AccountChange {
    std::optional<AccountRole> role{};
    std::optional<bool> blocked{};
    bool without_second_factor = false;  ///< takes it away
};
/// By an administrator, of somebody else: nobody can lock out themselves.
Result<void> change_account(store::Store& store, const SignedIn& by, const std::string& account,
                            const AccountChange& change, Instant now);
Result<std::vector<Account>> all_accounts(store::Store& store, const SignedIn& by);

/// What each account is called, by id; for whoever may read the desk.
Result<std::map<std::string, std::string>> account_names(store::Store& store, const SignedIn& by);

/// Erases sessions, links, tokens and failures that are over; for a timer.
Result<void> sweep_accounts(store::Store& store, Instant now);

}  // namespace actiewijzer::usecases
