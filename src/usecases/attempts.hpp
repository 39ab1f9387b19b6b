// How long the next attempt must wait after failures, for passwords and for tokens.
#pragma once

#include <algorithm>

#include "store/accounts.hpp"

namespace actiewijzer::usecases {

/// Failures that cost no waiting: a name belongs to one person, an address may be a whole town hall.
inline constexpr int free_failures_of_name = 4;
inline constexpr int free_failures_of_address = 30;
inline constexpr std::chrono::seconds longest_wait{900};

/// Doubles with each failure beyond the free ones.
inline std::chrono::seconds wait_after(const store::SignInFailures& failures, int free, store::Instant now) {
    if (failures.count <= free) return {};
    const auto doubled = 1LL << std::min(failures.count - free, 20);
    const auto until = failures.last_at + std::min(std::chrono::seconds(doubled), longest_wait);
    return std::max(until - now, std::chrono::seconds(0));
}

}  // namespace actiewijzer::usecases
