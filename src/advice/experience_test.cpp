// Experience: one voice a team, and few teams say little.
#include "advice/experience.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace actiewijzer::advice {
namespace {

constexpr int weight = 1000;

int points(std::vector<Experience> reports) { return experience_points(gather(std::move(reports), 1).front(), weight); }

std::vector<Experience> by_teams(std::uint32_t teams, std::int8_t helped) {
    std::vector<Experience> reports;
    for (std::uint32_t team = 0; team < teams; ++team) reports.push_back({0, team, helped});
    return reports;
}

TEST(Experience, OfNobodyGivesNothing) { EXPECT_EQ(points({}), 0); }

TEST(Experience, OfFewTeamsSaysLittleAndOfManyComesNearTheirMean) {
    EXPECT_EQ(points(by_teams(1, 1)), weight / (1 + doubting_teams));
    EXPECT_GT(points(by_teams(1000, 1)), weight * 9 / 10);
    EXPECT_LT(points(by_teams(1000, 1)), weight);
}

TEST(Experience, OfOneTeamIsOneVoiceHoweverOftenItReports) {
    auto reports = by_teams(1, 1);
    const int once = points(reports);
    for (int times = 0; times < 10; ++times) reports.push_back({0, 0, 1});
    EXPECT_EQ(points(reports), once);
}

TEST(Experience, CountsTeamsByWhatTheySawOnTheWhole) {
    const auto known = gather({{0, 1, 1}, {0, 1, 1}, {0, 1, -1}, {0, 2, -1}, {0, 3, 0}}, 1).front();
    EXPECT_EQ(known.teams, 3);
    EXPECT_EQ(known.helped, 1);
    EXPECT_EQ(known.did_not, 1);
}

RC_GTEST_PROP(Experience, OfOneTeamMovesAMethodNoFurtherThanAFewTeamsCount, ()) {
    auto reports = *rc::gen::container<std::vector<Experience>>(rc::gen::construct<Experience>(
        rc::gen::just(std::uint32_t{0}), rc::gen::inRange<std::uint32_t>(0, 40), rc::gen::inRange<std::int8_t>(-1, 2)));
    const auto before = gather(reports, 1).front();
    const std::uint32_t one_team = 40;
    const auto praised = *rc::gen::inRange<std::int8_t>(-1, 2);
    const auto times = *rc::gen::inRange<std::size_t>(1, 1000);
    reports.insert(reports.end(), times, {0, one_team, praised});
    const auto after = gather(reports, 1).front();
    constexpr double limit = 1.0 / (1 + doubting_teams);
    RC_ASSERT(std::abs(after.mean - before.mean) <= limit + 1e-12);
    // Rounding may add one.
    RC_ASSERT(std::abs(experience_points(after, weight) - experience_points(before, weight)) <= weight * limit + 1);
}

RC_GTEST_PROP(Experience, DoesNotDependOnTheOrderOfReports, ()) {
    auto reports = *rc::gen::container<std::vector<Experience>>(
        rc::gen::construct<Experience>(rc::gen::inRange<std::uint32_t>(0, 3), rc::gen::inRange<std::uint32_t>(0, 5),
                                       rc::gen::inRange<std::int8_t>(-1, 2)));
    const auto once = gather(reports, 3);
    std::ranges::reverse(reports);
    const auto again = gather(reports, 3);
    for (std::size_t method = 0; method < 3; ++method) RC_ASSERT(once[method].mean == again[method].mean);
}

}  // namespace
}  // namespace actiewijzer::advice
