#include "domain/position.hpp"

#include <gtest/gtest.h>

namespace actiewijzer {
namespace {

TEST(Position, ExistsFromMinusTwoToPlusTwoOnly) {
    EXPECT_FALSE(Position::from(-3));
    EXPECT_TRUE(Position::from(-2));
    EXPECT_TRUE(Position::from(2));
    EXPECT_FALSE(Position::from(7));
}

TEST(Position, LiesTowardsAPoleFromOnePlaceOn) {
    EXPECT_TRUE(Position::from(-1)->towards(Pole::a));
    EXPECT_FALSE(Position::from(0)->towards(Pole::a));
    EXPECT_FALSE(Position::from(0)->towards(Pole::b));
    EXPECT_TRUE(Position::from(2)->towards(Pole::b));
}

}  // namespace
}  // namespace actiewijzer
