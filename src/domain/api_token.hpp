// What a program may do that works for an account, with a token of the API.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "domain/account.hpp"

namespace actiewijzer {

/// The closed set out of which the owner of a token chooses.
enum class TokenScope {
    read,    ///< the desk: drafts, proposals, history
    write,   ///< drafts, proposals, withdrawal
    review,  ///< give back and publish
    import,  ///< publish what stands in a file
};

inline constexpr std::array all_token_scopes{TokenScope::read, TokenScope::write, TokenScope::review,
                                             TokenScope::import};

/// As it is stored and sent.
constexpr std::string_view id(TokenScope scope) {
    constexpr std::array<std::string_view, 4> ids{"read", "write", "review", "import"};
    return ids[static_cast<std::size_t>(scope)];
}
constexpr std::optional<TokenScope> token_scope_from(std::string_view text) {
    for (const auto scope : all_token_scopes)
        if (id(scope) == text) return scope;
    return std::nullopt;
}

/// What stands behind it, besides reading the desk, which each of them needs.
constexpr Right right_of(TokenScope scope) {
    constexpr std::array rights{Right::read_desk, Right::write, Right::review, Right::import_methods};
    return rights[static_cast<std::size_t>(scope)];
}

}  // namespace actiewijzer
