// Points in time as the store keeps them: whole seconds since 1970, UTC.
#pragma once

#include <chrono>

namespace actiewijzer::store {

using Instant = std::chrono::sys_seconds;

constexpr long long seconds(Instant instant) { return instant.time_since_epoch().count(); }
constexpr Instant instant(long long since_epoch) { return Instant(std::chrono::seconds(since_epoch)); }

}  // namespace actiewijzer::store
