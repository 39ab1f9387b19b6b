#include "text/civil_time.hpp"

#include <array>
#include <cstdio>

namespace actiewijzer::text {

namespace {

using namespace std::chrono;

sys_seconds last_sunday(year in, month of) { return sys_days{in / of / Sunday[last]} + hours{1}; }

}  // namespace

local_seconds dutch_time(sys_seconds instant) {
    const auto in = year_month_day{floor<days>(instant)}.year();
    const bool summer = instant >= last_sunday(in, March) && instant < last_sunday(in, October);
    return local_seconds{instant.time_since_epoch() + hours{summer ? 2 : 1}};
}

std::string dutch_day(sys_seconds instant) {
    const year_month_day day{floor<days>(dutch_time(instant))};
    std::array<char, 16> iso{};
    std::snprintf(iso.data(), iso.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return iso.data();
}

std::string utc_moment(sys_seconds instant) {
    const year_month_day day{floor<days>(instant)};
    const hh_mm_ss time{instant - floor<days>(instant)};
    std::array<char, 40> iso{};
    std::snprintf(iso.data(), iso.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return iso.data();
}

std::string dutch_today() { return dutch_day(floor<seconds>(system_clock::now())); }

}  // namespace actiewijzer::text
