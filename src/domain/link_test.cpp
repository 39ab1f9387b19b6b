#include "domain/link.hpp"

#include <gtest/gtest.h>

namespace actiewijzer {
namespace {

using namespace std::chrono_literals;
using Kind = LinkAnswer::Kind;
using std::chrono::days;

const Link::Instant monday{1'795'000'000s};
const LinkAnswer well{.kind = Kind::works, .reason = LinkReason::status, .status = 200, .moved_to = {}};
const LinkAnswer gone{.kind = Kind::failed, .reason = LinkReason::status, .status = 404, .moved_to = {}};
const LinkAnswer forbidden{.kind = Kind::closed, .reason = LinkReason::status, .status = 403, .moved_to = {}};
const LinkAnswer elsewhere{
    .kind = Kind::moved, .reason = LinkReason::status, .status = 301, .moved_to = "https://example.org/nieuw"};

Link fresh() { return new_link("https://example.org/oud", monday); }

TEST(ALink, IsFirstLookedAtAfterAnHourAndWithinADayAfterThat) {
    for (const auto* url : {"https://a.example/", "https://b.example/", "https://c.example/x"}) {
        const auto link = new_link(url, monday);
        EXPECT_EQ(link.state, LinkState::unchecked);
        EXPECT_GE(link.check_at, monday + link_first_wait);
        EXPECT_LT(link.check_at, monday + link_first_wait + link_first_spread);
    }
}

TEST(ALink, ThatAnswersIsLookedAtEveryWeek) {
    const auto link = after(fresh(), well, monday);
    EXPECT_EQ(link.state, LinkState::works);
    EXPECT_EQ(link.worked_at, monday);
    EXPECT_EQ(link.check_at, monday + days(7));
}

TEST(ALink, IsNotDeadAfterOneBadDay) {
    const auto once = after(after(fresh(), well, monday), gone, monday + days(7));
    EXPECT_EQ(once.state, LinkState::failing);
    EXPECT_FALSE(once.marked());
    EXPECT_EQ(once.check_at, monday + days(8));
    EXPECT_EQ(once.worked_at, monday);
    EXPECT_EQ(after(once, gone, monday + days(8)).state, LinkState::failing);
    EXPECT_EQ(after(once, gone, monday + days(7) + 1min).state, LinkState::failing);
}

TEST(ALink, IsDeadAfterTwoDaysSinceItsFirstFailure) {
    auto link = fresh();
    for (int day = 0; day <= 2; ++day) link = after(link, gone, monday + days(day));
    EXPECT_EQ(link.state, LinkState::dead);
    EXPECT_EQ(link.since, monday);
    EXPECT_EQ(link.check_at, monday + days(9));
    const auto later = after(link, gone, monday + days(9));
    EXPECT_EQ(later.since, monday);
    EXPECT_FALSE(shown_differently(link, later));
}

TEST(ALink, ThatFailsNowAndThenIsNotDead) {
    auto link = after(fresh(), gone, monday);
    link = after(link, well, monday + days(1));
    link = after(link, gone, monday + days(8));
    EXPECT_EQ(link.state, LinkState::failing);
    EXPECT_EQ(link.since, monday + days(8));
}

TEST(ALink, ComesBackToLife) {
    auto link = after(after(fresh(), gone, monday), gone, monday + days(3));
    ASSERT_EQ(link.state, LinkState::dead);
    const auto back = after(link, well, monday + days(10));
    EXPECT_EQ(back.state, LinkState::works);
    EXPECT_TRUE(shown_differently(link, back));
}

TEST(ALink, RemembersWhereItMovedAndSinceWhen) {
    const auto link = after(fresh(), elsewhere, monday);
    EXPECT_EQ(link.state, LinkState::moved);
    EXPECT_EQ(link.moved_to, "https://example.org/nieuw");
    const auto later = after(link, elsewhere, monday + days(7));
    EXPECT_EQ(later.since, monday);
    EXPECT_EQ(after(later, gone, monday + days(14)).moved_to, "");
}

TEST(ALink, ThatIsClosedToProgramsIsNotCalledDead) {
    auto link = after(fresh(), forbidden, monday);
    link = after(link, forbidden, monday + days(7));
    EXPECT_EQ(link.state, LinkState::closed);
    EXPECT_EQ(link.since, monday);
    EXPECT_FALSE(link.marked());
}

TEST(ALink, KeepsItsStateWhenWeCouldNotLook) {
    const auto dead = after(after(fresh(), gone, monday), gone, monday + days(3));
    auto link = after(dead, {}, monday + days(10));
    EXPECT_EQ(link.check_at, monday + days(10) + 1h);
    link.check_at = dead.check_at;
    EXPECT_EQ(link, dead);
}

TEST(ALink, WaitsAsLongAsItsServerAsksButNotForever) {
    auto busy = forbidden;
    busy.status = 429;
    busy.wait = days(10);
    EXPECT_EQ(after(fresh(), busy, monday).check_at, monday + days(10));
    busy.wait = 1min;
    EXPECT_EQ(after(fresh(), busy, monday).check_at, monday + days(7));
    busy.wait = days(4000);
    EXPECT_EQ(after(fresh(), busy, monday).check_at, monday + days(28));
}

TEST(ALink, ThatAnEditorSawWorkingStaysSoWhileTheAnswerIsTheSame) {
    const auto dead = after(after(fresh(), gone, monday), gone, monday + days(3));
    auto link = seen_working(dead, monday + days(4));
    EXPECT_EQ(link.state, LinkState::works);
    link = after(link, gone, monday + days(11));
    EXPECT_EQ(link.state, LinkState::works);
    auto other = gone;
    other.status = 410;
    EXPECT_EQ(after(link, other, monday + days(18)).state, LinkState::failing);
    EXPECT_EQ(after(link, gone, monday + days(4) + link_trust).state, LinkState::failing);
}

TEST(ALink, ThatAnEditorSawWorkingMayStillMoveElsewhere) {
    const auto moved = seen_working(after(fresh(), elsewhere, monday), monday);
    EXPECT_EQ(after(moved, elsewhere, monday + days(7)).state, LinkState::works);
    auto third = elsewhere;
    third.moved_to = "https://example.org/derde";
    EXPECT_EQ(after(moved, third, monday + days(7)).state, LinkState::moved);
}

TEST(ALink, HasAHost) {
    EXPECT_EQ(host_of("https://Movisie.NL/esi/abcd"), "movisie.nl");
    EXPECT_EQ(host_of("http://wie@example.org:8080?x=1"), "example.org");
    EXPECT_EQ(host_of("http://[2001:DB8::1]:80/"), "[2001:db8::1]");
    EXPECT_EQ(host_of("http://example.org"), "example.org");
    EXPECT_EQ(host_of("geen adres"), "");
}

TEST(TwoAddresses, MayBeThatOfOnePage) {
    EXPECT_TRUE(same_page("http://www.movisie.nl/esi/", "https://movisie.nl/esi"));
    EXPECT_TRUE(same_page("https://Movisie.nl", "https://movisie.nl/#inhoud"));
    EXPECT_FALSE(same_page("https://movisie.nl/esi", "https://movisie.nl/Esi"));
    EXPECT_FALSE(same_page("https://movisie.nl/esi?id=1", "https://movisie.nl/esi"));
    EXPECT_FALSE(same_page("https://movisie.nl/esi", "https://movisie.nl/"));
}

TEST(ALinkState, ReadsBackFromItsName) {
    for (const auto name : link_state_ids) EXPECT_EQ(id(*link_state_from(name)), name);
    for (const auto name : link_reason_ids) EXPECT_EQ(id(*link_reason_from(name)), name);
    EXPECT_FALSE(link_state_from("weg"));
    EXPECT_FALSE(link_reason_from(""));
}

}  // namespace
}  // namespace actiewijzer
