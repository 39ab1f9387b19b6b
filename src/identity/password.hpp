// Passwords as they are kept: argon2id hashes.
#pragma once

#include <string>
#include <string_view>

#include "domain/problem.hpp"

namespace actiewijzer::identity {

inline constexpr std::size_t shortest_password = 12;
inline constexpr std::size_t longest_password = 200;

/// Nothing when it may be used; else the message key of what is wrong with it (ASVS 5.0, 6.2: long enough, not
/// well known, not the name of its owner; no rules on kinds of characters).
std::string_view fault_in_password(std::string_view password, std::string_view login_name);

/// argon2id with a salt of its own; takes about a tenth of a second, on purpose.
std::string hash_password(std::string_view password);

/// Whether it is this password. An empty hash never matches, and takes as long as another.
bool matches(const std::string& hash, std::string_view password);

}  // namespace actiewijzer::identity
