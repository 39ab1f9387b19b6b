#include "usecases/links.hpp"

#include <gmock/gmock.h>

#include "people.hpp"
#include "store_fixture.hpp"

namespace actiewijzer::usecases {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::joost;
using testing::noon;
using testing::roos;
using ::testing::SizeIs;
using Kind = Problem::Kind;
using std::chrono::days;

const std::string old_page = "https://example.org/oud";
const LinkAnswer gone{.kind = LinkAnswer::Kind::failed, .status = 404, .moved_to = {}};

class LinksTest : public testing::StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        ASSERT_TRUE(keep_links(store(), {old_page}, noon).has_value());
    }
    Link find() { return store().links().find(old_page).value(); }
    /// Looks at it at a time of this test's choosing.
    void look(const LinkAnswer& answer, Instant now) {
        sql("UPDATE links SET check_at = 0");
        const auto claimed = claim_link(store(), now, 1min).value();
        ASSERT_TRUE(claimed);
        ASSERT_TRUE(record_link(store(), *claimed, answer, now, now));
    }
    void make_dead() {
        look(gone, noon);
        look(gone, noon + days(3));
    }
};
INSTANTIATE_TEST_SUITE_P(Databases, LinksTest, testing::on_both_databases, testing::name);

TEST_P(LinksTest, TheDeskSeesEachLinkInItsList) {
    EXPECT_EQ(link_overview(store(), roos).value().counts.checked, 0);
    make_dead();
    const auto overview = link_overview(store(), roos).value();
    EXPECT_EQ(overview.counts.all, 1);
    EXPECT_EQ(overview.counts.checked, 1);
    ASSERT_THAT(overview.dead, SizeIs(1));
    EXPECT_EQ(overview.dead.front(), find());
    EXPECT_EQ(overview.dead.front().since, noon);
    EXPECT_THAT(overview.moved, IsEmpty());
    EXPECT_THAT(overview.failing, IsEmpty());
    EXPECT_THAT(overview.closed, IsEmpty());
}

TEST_P(LinksTest, AReviewerSaysThatItWorksAndReadersSeeItAtOnce) {
    make_dead();
    const auto before = link_marks_revision(store()).value();
    EXPECT_THAT(link_marks(store()).value(), SizeIs(1));
    ASSERT_TRUE(link_works(store(), joost, old_page, noon + days(4)));
    EXPECT_EQ(link_marks_revision(store()).value(), before + 1);
    EXPECT_THAT(link_marks(store()).value(), IsEmpty());
    EXPECT_EQ(sql("SELECT account_id, action, subject FROM audit_lines"), "joost|link.works|link:" + old_page + "\n");
    look(gone, noon + days(11));
    EXPECT_EQ(find().state, LinkState::works);
}

TEST_P(LinksTest, AReviewerAsksForAnotherLook) {
    make_dead();
    EXPECT_FALSE(claim_link(store(), noon + days(4), 1min).value());
    const auto marks = link_marks_revision(store()).value();
    ASSERT_TRUE(check_link_again(store(), joost, old_page, noon + days(4)));
    EXPECT_TRUE(claim_link(store(), noon + days(4), 1min).value());
    EXPECT_EQ(link_marks_revision(store()).value(), marks);
    EXPECT_EQ(sql("SELECT account_id, action, subject FROM audit_lines"), "joost|link.check|link:" + old_page + "\n");
}

TEST_P(LinksTest, AReaderChangesNothing) {
    make_dead();
    const auto before = find();
    EXPECT_EQ(link_works(store(), roos, old_page, noon).error().kind, Kind::forbidden);
    EXPECT_EQ(check_link_again(store(), roos, old_page, noon).error().kind, Kind::forbidden);
    EXPECT_EQ(find(), before);
    auto blocked = roos;
    blocked.account.blocked = true;
    EXPECT_EQ(link_overview(store(), blocked).error().kind, Kind::forbidden);
}

TEST_P(LinksTest, AnAddressThatNobodyUsesIsNotFound) {
    EXPECT_EQ(link_works(store(), joost, "https://example.org/ander", noon).error().kind, Kind::not_found);
    EXPECT_EQ(check_link_again(store(), joost, "", noon).error().kind, Kind::not_found);
    EXPECT_EQ(sql("SELECT count(*) FROM audit_lines"), "0\n");
}

TEST_P(LinksTest, AllOfALargeBaseAreKept) {
    std::vector<std::string> urls;
    for (int i = 0; i < 1203; ++i) urls.push_back("https://example.org/" + std::to_string(100'000 + i));
    ASSERT_TRUE(keep_links(store(), urls, noon));
    EXPECT_EQ(store().links().addresses().value().size(), urls.size());
    EXPECT_EQ(sql("SELECT count(*) FROM link_hosts"), "1\n");
    ASSERT_TRUE(keep_links(store(), {old_page}, noon));
    EXPECT_THAT(store().links().addresses().value(), ElementsAre(old_page));
}

}  // namespace
}  // namespace actiewijzer::usecases
