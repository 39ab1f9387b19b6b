// The invented people whom every test knows, signed in at the editors' desk, and the moment at which they work.
#pragma once

#include <chrono>
#include <string>

#include "usecases/accounts.hpp"

namespace actiewijzer::testing {

/// On 18 November 2026.
inline const store::Instant noon{std::chrono::seconds(1'795'000'000)};

inline usecases::SignedIn somebody(const std::string& name, AccountRole role) {
    usecases::SignedIn who;
    who.account.id = who.account.login_name = name;
    who.account.role = role;
    return who;
}
inline const auto roos = somebody("roos", AccountRole::reader);
inline const auto joost = somebody("joost", AccountRole::reviewer);
inline const auto saskia = somebody("saskia", AccountRole::editor);
inline const auto mila = somebody("mila", AccountRole::editor);
inline const auto beheer = somebody("beheer", AccountRole::administrator);

}  // namespace actiewijzer::testing
