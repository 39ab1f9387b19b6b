#include "search/spelling.hpp"

#include <gtest/gtest.h>

using namespace actiewijzer::search;

TEST(Spelling, CountsMistakes) {
    EXPECT_EQ(mistakes("straat", "straat", 2), 0u);
    EXPECT_EQ(mistakes("straat", "strat", 2), 1u);
    EXPECT_EQ(mistakes("straat", "straaat", 2), 1u);
    EXPECT_EQ(mistakes("straat", "starat", 2), 1u);  // swapped
    EXPECT_EQ(mistakes("straat", "straal", 2), 1u);
    EXPECT_EQ(mistakes("straat", "plein", 2), 3u);
    EXPECT_EQ(mistakes("", "", 2), 0u);
    EXPECT_EQ(mistakes("", "abc", 2), 3u);
}

TEST(Spelling, SuggestsTheNearestThenTheMostUsed) {
    const Spelling words(Spelling::stored({{"buurtbudget", 2}, {"buurt", 9}, {"buren", 3}, {"beurt", 1}}));
    EXPECT_EQ(words.suggest("buurtbugdet", 2), "buurtbudget");
    EXPECT_EQ(words.suggest("buert", 1), "buurt");
    EXPECT_EQ(words.suggest("burt", 1), "buurt");
    EXPECT_EQ(words.suggest("voetbal", 2), "");
    EXPECT_EQ(Spelling("").suggest("buurt", 2), "");
    EXPECT_EQ(Spelling("geen getal\nx").suggest("gen", 2), "geen");
}
