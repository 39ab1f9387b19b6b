// The tokens with which programs work for an account: made and seen by its owner, with a part of the owner's rights,
// for a year at most. Time is an argument. Every function may give Problem unavailable and may be called from any
// thread. Each change is one transaction and leaves one audit line.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/api_token.hpp"
#include "store/api_tokens.hpp"
#include "usecases/accounts.hpp"

namespace actiewijzer::usecases {

using store::ApiTokenRow;

inline constexpr std::chrono::days longest_token_life{365};

struct TokenWish {
    std::string name;  ///< what it is for, in the owner's words
    std::vector<TokenScope> scopes;
    std::chrono::days life{};
};
/// The text of a new token, which nobody can see again. invalid_input: "sleutel" (its name), "mag" (its scopes: none,
/// or more than the account may), "duur". forbidden to a program: a token makes no tokens.
Result<std::string> make_token(store::Store& store, const SignedIn& who, const TokenWish& wish, Instant now);

/// Those that this account may give: what it may do itself.
std::vector<TokenScope> own_scopes(const Account& account);

Result<std::vector<ApiTokenRow>> own_tokens(store::Store& store, const SignedIn& who);
/// Of everybody, for an administrator.
Result<std::vector<ApiTokenRow>> all_tokens(store::Store& store, const SignedIn& by);
/// At once, by its owner or an administrator; not_found otherwise.
Result<void> revoke_token(store::Store& store, const SignedIn& by, const std::string& id, Instant now);

enum class TokenCheck {
    right,
    wrong,  ///< never given out, expired, revoked, or of a blocked account; which of them is not told
    wait,   ///< wrong, and this address sent many that were: try again after `wait`
};
struct TokenResult {
    TokenCheck outcome;
    std::optional<SignedIn> who;  ///< when right: the account, within the token's scopes
    std::chrono::seconds wait{};
};
/// Who works with this token. A right one never waits for the wrong ones of its neighbours: it can't be guessed.
/// `address`: of the network.
Result<TokenResult> check_token(store::Store& store, std::string_view text, const std::string& address, Instant now);

}  // namespace actiewijzer::usecases
