#include "jobs/robots.hpp"

#include <gtest/gtest.h>

namespace actiewijzer::jobs {
namespace {

bool allows(std::string_view text, std::string_view target) { return Robots::parse(text, "Actiewijzer").allow(target); }

TEST(Robots, WithoutRulesAllowEverything) {
    EXPECT_TRUE(allows("", "/"));
    EXPECT_TRUE(allows("<html>Niet gevonden</html>", "/x"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/x"));
    EXPECT_TRUE(Robots::everything().allow("/x"));
}

TEST(Robots, OfASiteInTroubleAllowNothing) {
    EXPECT_FALSE(Robots::nothing().allow("/"));
    EXPECT_FALSE(Robots::nothing().allow("/x?y"));
}

TEST(Robots, ForAllCountForUsUntilWeAreNamed) {
    const auto* text = "User-agent: *\nDisallow: /\n\nuser-AGENT: actieWIJZER\nDisallow: /intern\n";
    EXPECT_TRUE(allows(text, "/"));
    EXPECT_FALSE(allows(text, "/intern/x"));
    EXPECT_FALSE(Robots::parse(text, "Ander").allow("/"));
}

TEST(Robots, NameUsWithAVersionToo) {
    EXPECT_FALSE(allows("User-agent: Actiewijzer/1.0\nDisallow: /\n", "/"));
    EXPECT_TRUE(allows("User-agent: Actiewijzerwijzer\nDisallow: /\n", "/"));
    EXPECT_TRUE(allows("User-agent: Actie\nDisallow: /\n", "/"));
}

TEST(Robots, OfSeveralGroupsForUsAreOne) {
    const auto* text =
        "User-agent: Actiewijzer\nDisallow: /a\n\nUser-agent: X\nDisallow: /b\n\nUser-agent: Actiewijzer\nDisallow: "
        "/c\n";
    EXPECT_FALSE(allows(text, "/a"));
    EXPECT_TRUE(allows(text, "/b"));
    EXPECT_FALSE(allows(text, "/c"));
}

TEST(Robots, OfAGroupForManyCountForEach) {
    const auto* text = "User-agent: X\nSitemap: https://example.org/s.xml\nUser-agent: Actiewijzer\n\nDisallow: /a\n";
    EXPECT_FALSE(allows(text, "/a"));
    EXPECT_FALSE(Robots::parse(text, "X").allow("/a"));
}

TEST(Robots, ThatNameUsWithoutRulesAllowEverything) {
    EXPECT_TRUE(allows("User-agent: Actiewijzer\n\nUser-agent: *\nAllow: /b\nDisallow: /\n", "/b"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /\nUser-agent: Actiewijzer\nDisallow:\n", "/x"));
}

TEST(Robots, AreObeyedByTheirLongestRule) {
    const auto* text = "User-agent: *\nAllow: /a/b\nDisallow: /a\nDisallow: /a/b/c\n";
    EXPECT_TRUE(allows(text, "/"));
    EXPECT_FALSE(allows(text, "/a/x"));
    EXPECT_TRUE(allows(text, "/a/b/x"));
    EXPECT_FALSE(allows(text, "/a/b/c"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a"));
}

TEST(Robots, KnowStarsAndEnds) {
    const auto* text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /zoek?*sorteer=\nDisallow: /exact$\n";
    EXPECT_FALSE(allows(text, "/x/y.pdf"));
    EXPECT_TRUE(allows(text, "/x/y.pdf?z"));
    EXPECT_FALSE(allows(text, "/a.pdf/b.pdf"));
    EXPECT_FALSE(allows(text, "/zoek?a=1&sorteer=naam"));
    EXPECT_TRUE(allows(text, "/zoek?a=1"));
    EXPECT_FALSE(allows(text, "/exact"));
    EXPECT_TRUE(allows(text, "/exact/"));
}

TEST(Robots, SpellAnAddressInSeveralWays) {
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /caf%C3%A9\n", "/caf\xC3\xA9/x"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /caf\xC3\xA9\n", "/caf%c3%a9"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /%7Ejan\n", "/~jan/"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /a%2Ab$\n", "/a*b"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /%zz\n", "/%zz"));
}

TEST(Robots, MayBeWrittenInEveryEditor) {
    EXPECT_FALSE(allows("\xEF\xBB\xBFUser-agent : *\r\n  Disallow :\t/a # niet voor u\r\n", "/a"));
    EXPECT_FALSE(allows("User-agent: *\rDisallow: /a\r", "/a"));
    EXPECT_FALSE(allows("# alles\n\nUser-agent: *\n\n\nDisallow: /a", "/a"));
}

TEST(Robots, BeforeTheFirstGroupCountForNobody) { EXPECT_TRUE(allows("Disallow: /\nUser-agent: X\n", "/")); }

TEST(Robots, AreAlwaysToBeRead) { EXPECT_TRUE(allows("User-agent: *\nDisallow: /\n", "/robots.txt")); }

TEST(Robots, ThatNeverEndAreReadToALimit) {
    std::string text = "User-agent: *\nDisallow: /a\n";
    text += std::string(Robots::longest, '#') + "\nDisallow: /b\n";
    EXPECT_FALSE(allows(text, "/a"));
    EXPECT_TRUE(allows(text, "/b"));
}

TEST(Robots, FullOfStarsCostLittle) {
    std::string pattern;
    for (int i = 0; i < 5000; ++i) pattern += "*a";
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /" + pattern + "$\n", "/" + std::string(4000, 'a') + "b"));
}

}  // namespace
}  // namespace actiewijzer::jobs
