#include "http/rate_limiter.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

namespace actiewijzer::http {
namespace {

using namespace std::chrono_literals;

const RateLimiter::Clock::time_point noon{std::chrono::hours(12)};

int allowed_of(RateLimiter& limiter, int tries, const std::string& address, RateLimiter::Clock::time_point when) {
    int allowed = 0;
    for (int nth = 0; nth < tries; ++nth) allowed += limiter.allow(address, when) ? 1 : 0;
    return allowed;
}

TEST(RateLimiterTest, ABurstIsTenTimesTheRateAndThenTheRate) {
    RateLimiter limiter(5);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.1", noon), 50);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.1", noon + 1s), 5);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.1", noon + 1100ms), 0);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.1", noon + 1h), 50) << "no more than a full bucket";
}

TEST(RateLimiterTest, OneAddressDoesNotSpendForAnother) {
    RateLimiter limiter(1);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.1", noon), 10);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.2", noon), 10);
}

TEST(RateLimiterTest, AnIpv6NetworkIsOneVisitor) {
    RateLimiter limiter(1);
    EXPECT_EQ(allowed_of(limiter, 10, "2001:db8:1:2::1", noon), 10);
    EXPECT_EQ(allowed_of(limiter, 10, "2001:db8:1:2:ffff::9", noon), 0);
    EXPECT_EQ(allowed_of(limiter, 10, "2001:db8:1:3::1", noon), 10);
}

TEST(RateLimiterTest, NoRateMeansNoLimit) {
    RateLimiter limiter(0);
    EXPECT_EQ(allowed_of(limiter, 10'000, "192.0.2.1", noon), 10'000);
    EXPECT_EQ(limiter.size(), 0U);
}

TEST(RateLimiterTest, TheTableStaysBounded) {
    RateLimiter limiter(1, 800);
    for (int nth = 0; nth < 100'000; ++nth)
        limiter.allow("10." + std::to_string(nth / 65536) + '.' + std::to_string(nth / 256 % 256) + '.' +
                          std::to_string(nth % 256),
                      noon);
    EXPECT_LE(limiter.size(), 800U);
    EXPECT_GT(limiter.size(), 400U);
}

TEST(RateLimiterTest, TimeThatRunsBackwardsGivesNothing) {
    RateLimiter limiter(1);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.1", noon), 10);
    EXPECT_EQ(allowed_of(limiter, 100, "192.0.2.1", noon - 1h), 0);
}

TEST(RateLimiterTest, NeverMoreThanBurstAndRateOverAnyTime) {
    EXPECT_TRUE(rc::check([] {
        RateLimiter limiter(2);
        auto now = noon;
        int allowed = 0;
        for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 500))) {
            now += std::chrono::milliseconds(step);
            allowed += limiter.allow("192.0.2.1", now) ? 1 : 0;
        }
        const double seconds = std::chrono::duration<double>(now - noon).count();
        RC_ASSERT(allowed <= 20 + seconds * 2 + 0.001);
    }));
}

}  // namespace
}  // namespace actiewijzer::http
