#include "text/civil_time.hpp"

#include <gtest/gtest.h>

namespace actiewijzer::text {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

TEST(DutchDay, BeginsAnHourBeforeUtcInWinter) {
    EXPECT_EQ(dutch_day(sys_days{2026y / November / 23} + 22h + 59min), "2026-11-23");
    EXPECT_EQ(dutch_day(sys_days{2026y / November / 23} + 23h), "2026-11-24");
}

TEST(DutchDay, BeginsTwoHoursBeforeUtcInSummer) {
    EXPECT_EQ(dutch_day(sys_days{2026y / July / 1} + 21h + 59min), "2026-07-01");
    EXPECT_EQ(dutch_day(sys_days{2026y / July / 1} + 22h), "2026-07-02");
}

TEST(DutchTime, ChangesOnTheLastSundayOfMarchAndOctober) {
    const auto offset = [](sys_seconds at) { return dutch_time(at).time_since_epoch() - at.time_since_epoch(); };
    EXPECT_EQ(offset(sys_days{2026y / March / 29} + 59min), 1h);
    EXPECT_EQ(offset(sys_days{2026y / March / 29} + 1h), 2h);
    EXPECT_EQ(offset(sys_days{2026y / October / 25} + 59min), 2h);
    EXPECT_EQ(offset(sys_days{2026y / October / 25} + 1h), 1h);
}

TEST(UtcMoment, IsTheSameInSummerAndWinter) {
    EXPECT_EQ(utc_moment(sys_days{2026y / July / 1} + 5h + 4min + 3s), "2026-07-01T05:04:03Z");
    EXPECT_EQ(utc_moment(sys_days{2026y / December / 31} + 23h + 59min + 59s), "2026-12-31T23:59:59Z");
}

TEST(DutchDay, KnowsTheLeapDay) { EXPECT_EQ(dutch_day(sys_days{2028y / February / 28} + 23h), "2028-02-29"); }

}  // namespace
}  // namespace actiewijzer::text
