#include "search/alike.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace actiewijzer::search;

TEST(Alike, CountsMistakes) {
    EXPECT_EQ(mistakes("straat", "straat", 2), 0u);
    EXPECT_EQ(mistakes("straat", "strat", 2), 1u);
    EXPECT_EQ(mistakes("straat", "straaat", 2), 1u);
    EXPECT_EQ(mistakes("straat", "starat", 2), 1u);  // swapped
    EXPECT_EQ(mistakes("straat", "straal", 2), 1u);
    EXPECT_EQ(mistakes("straat", "plein", 2), 3u);
    EXPECT_EQ(mistakes("", "", 2), 0u);
    EXPECT_EQ(mistakes("", "abc", 2), 3u);
}

namespace {

/// A word of few letters, so that many are near each other.
rc::Gen<std::string> words() { return rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc"))); }

/// The textbook table, without any short cut.
std::size_t counted(std::string_view one, std::string_view other) {
    std::vector<std::vector<std::size_t>> table(one.size() + 1, std::vector<std::size_t>(other.size() + 1));
    for (std::size_t i = 0; i <= one.size(); ++i)
        for (std::size_t j = 0; j <= other.size(); ++j) {
            auto& here = table[i][j];
            if (i == 0 || j == 0) {
                here = i + j;
                continue;
            }
            const bool same = one[i - 1] == other[j - 1];
            here = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                here = std::min(here, table[i - 2][j - 2] + 1);
        }
    return table[one.size()][other.size()];
}

}  // namespace

RC_GTEST_PROP(Alike, CountsMistakesAsTheWholeTableDoes, ()) {
    const auto one = *words();
    const auto other = *words();
    const auto most = *rc::gen::inRange<std::size_t>(0, 4);
    RC_ASSERT(mistakes(one, other, most) == std::min(counted(one, other), most + 1));
}

RC_GTEST_PROP(Alike, FindsEveryTextThatIsNearEnough, ()) {
    const auto texts = *rc::gen::container<std::vector<std::string>>(words());
    const auto typed = *words();
    const auto most = *rc::gen::inRange<std::size_t>(0, 3);
    Alike alike;
    for (std::uint32_t at = 0; at < texts.size(); ++at) alike.add(texts[at], at);
    std::vector<std::uint32_t> found;
    for (const auto& near : alike.within(typed, most)) found.push_back(near.value);
    std::vector<std::uint32_t> near_enough;
    for (std::uint32_t at = 0; at < texts.size(); ++at)
        if (counted(typed, texts[at]) <= most) near_enough.push_back(at);
    std::ranges::sort(found);
    RC_ASSERT(found == near_enough);
}
