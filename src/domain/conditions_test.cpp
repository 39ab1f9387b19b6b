#include "domain/conditions.hpp"

#include <gtest/gtest.h>

namespace actiewijzer {
namespace {

Condition needed(Element element, std::vector<int> positions) {
    Condition condition;
    condition.kind = Condition::Kind::needed;
    condition.element = element;
    condition.positions = std::move(positions);
    return condition;
}

Condition resident_led() {
    Condition condition;
    condition.kind = Condition::Kind::resident_led;
    return condition;
}

TEST(Condition, DoesNotHoldWhileThePositionIsUnknown) {
    Situation situation;
    EXPECT_FALSE(holds(needed(Element::animo, {-2, -1, 0, 1, 2}), situation));
    situation.answer(Element::animo).needed = Position::from(-1);
    EXPECT_TRUE(holds(needed(Element::animo, {-1}), situation));
    EXPECT_FALSE(holds(needed(Element::animo, {1}), situation));
}

TEST(Condition, OfAPhaseHoldsInThatPhaseAlone) {
    Condition phase;
    phase.kind = Condition::Kind::phase;
    phase.id = "volhouden";
    Situation situation;
    EXPECT_FALSE(holds(phase, situation));
    situation.phase = "doen";
    EXPECT_FALSE(holds(phase, situation));
    situation.phase = "volhouden";
    EXPECT_TRUE(holds(phase, situation));
}

TEST(Condition, OfAGapCountsPlacesBetweenNowAndNeeded) {
    Condition gap;
    gap.kind = Condition::Kind::gap_at_least;
    gap.element = Element::inbedding;
    gap.count = 3;
    Situation situation;
    situation.answer(Element::inbedding).needed = Position::from(-1);
    EXPECT_FALSE(holds(gap, situation));
    situation.answer(Element::inbedding).now = Position::from(1);
    EXPECT_FALSE(holds(gap, situation));
    situation.answer(Element::inbedding).now = Position::from(2);
    EXPECT_TRUE(holds(gap, situation));
}

TEST(ResidentLed, RunsTheOtherWayForEmpathie) {
    Situation situation;
    situation.answer(Element::animo).needed = Position::from(-2);
    situation.answer(Element::empathie).needed = Position::from(2);
    EXPECT_TRUE(holds(resident_led(), situation));
    situation.answer(Element::empathie).needed = Position::from(-1);
    EXPECT_FALSE(holds(resident_led(), situation));
}

TEST(ResidentLed, NeedsTwoKnownAnswers) {
    Situation situation;
    situation.answer(Element::animo).needed = Position::from(-2);
    EXPECT_FALSE(holds(resident_led(), situation));
}

}  // namespace
}  // namespace actiewijzer
