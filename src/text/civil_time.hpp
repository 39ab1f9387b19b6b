// Dutch civil time: what the calendar on the wall says. Storage and API keep UTC.
#pragma once

#include <chrono>
#include <string>

namespace actiewijzer::text {

/// UTC+1, and UTC+2 from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
/// (Directive 2000/84/EC).
std::chrono::local_seconds dutch_time(std::chrono::sys_seconds instant);

/// The Dutch day, ISO 8601: "2026-11-23".
std::string dutch_day(std::chrono::sys_seconds instant);

/// RFC 3339 in UTC, for machines: "2026-11-23T13:41:07Z".
std::string utc_moment(std::chrono::sys_seconds instant);

/// The Dutch day now.
std::string dutch_today();

}  // namespace actiewijzer::text
