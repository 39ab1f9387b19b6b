// The check over days, with a clock of its own, on both databases.
#include "jobs/link_checker.hpp"

#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <thread>

#include "people.hpp"
#include "store_fixture.hpp"
#include "usecases/links.hpp"

namespace actiewijzer::jobs {
namespace {

using namespace std::chrono_literals;
using actiewijzer::testing::joost;
using actiewijzer::testing::noon;
using std::chrono::days;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The web as the test wants it, without a network.
struct PaperWeb {
    std::map<std::string, Reply> replies;
    std::vector<std::string> asked;

    Looker looker() {
        return {[this](Verb, const std::string& url, std::size_t) {
                    asked.push_back(url);
                    const auto found = replies.find(url);
                    return found == replies.end() ? status(404) : found->second;
                },
                [] {}};
    }
    static Reply status(int code) {
        Reply reply;
        reply.status = code;
        return reply;
    }
    static Reply trouble(LinkReason reason) {
        Reply reply;
        reply.trouble = reason;
        return reply;
    }
    bool was_asked(const std::string& url) {
        const bool found = std::ranges::find(asked, url) != asked.end();
        asked.clear();
        return found;
    }
};

class Checking : public actiewijzer::testing::StoreTest {
protected:
    LinkChecker checker() {
        return {store(), web.looker(), [this] { return now; }};
    }
    void use(const std::vector<std::string>& urls) { ASSERT_TRUE(usecases::keep_links(store(), urls, now)); }
    /// Until nothing is due; how many there were.
    int check_all(LinkChecker& checker) {
        int count = 0;
        while (checker.check_one().value()) {
            ++count;
            now += site_pause;
        }
        return count;
    }
    Link find(const std::string& url) { return store().links().find(url).value(); }
    std::string marks() { return std::to_string(usecases::link_marks_revision(store()).value()); }

    PaperWeb web;
    Link::Instant now = noon;
};
INSTANTIATE_TEST_SUITE_P(Databases, Checking, actiewijzer::testing::on_both_databases, actiewijzer::testing::name);

const std::string one = "https://a.example/een";
const std::string two = "https://b.example/twee";

TEST_P(Checking, SendsNothingInTheFirstHour) {
    use({one, two});
    auto check = checker();
    EXPECT_EQ(check_all(check), 0);
    now += 59min;
    EXPECT_EQ(check_all(check), 0);
    EXPECT_THAT(web.asked, IsEmpty());
    now = noon + days(2);
    EXPECT_EQ(check_all(check), 2);
    EXPECT_EQ(check_all(check), 0);
}

TEST_P(Checking, CallsALinkDeadAfterDaysAndTellsReadersOnce) {
    web.replies[two] = PaperWeb::status(200);
    use({one, two});
    auto check = checker();
    const auto first = now += days(2);
    check_all(check);
    EXPECT_EQ(find(one).state, LinkState::failing);
    EXPECT_EQ(marks(), "0");
    now = first + days(1) + 1h;
    check_all(check);
    EXPECT_EQ(marks(), "0");
    now = first + days(2) + 2h;
    check_all(check);
    EXPECT_EQ(find(one).state, LinkState::dead);
    EXPECT_EQ(marks(), "1");
    now += days(10);
    check_all(check);
    EXPECT_EQ(marks(), "1");
    const auto shown = usecases::link_marks(store()).value();
    ASSERT_EQ(shown.size(), 1U);
    EXPECT_EQ(shown.begin()->first, one);
    EXPECT_LT(shown.begin()->second.since - first, 1h);
    web.replies[one] = PaperWeb::status(200);
    now += days(10);
    check_all(check);
    EXPECT_EQ(marks(), "2");
    EXPECT_THAT(usecases::link_marks(store()).value(), IsEmpty());
}

TEST_P(Checking, BlamesNoLinkWhenOurOwnNetworkIsDown) {
    web.replies[one] = web.replies[two] = PaperWeb::status(200);
    use({one, two});
    auto check = checker();
    now += days(2);
    check_all(check);
    for (const auto* url : {"https://a.example:443/robots.txt", "https://b.example:443/robots.txt"})
        web.replies[url] = PaperWeb::trouble(LinkReason::name);
    web.replies[one] = web.replies[two] = PaperWeb::trouble(LinkReason::name);
    for (int hour = 0; hour < 100; ++hour) {
        now += hour == 0 ? days(8) : 1h;
        check_all(check);
    }
    EXPECT_EQ(find(one).state, LinkState::works);
    EXPECT_EQ(find(two).state, LinkState::works);
    // One of them is back: now the other is to blame.
    web.replies[two] = web.replies["https://b.example:443/robots.txt"] = PaperWeb::status(200);
    now += 2h;
    check_all(check);
    EXPECT_EQ(find(one).state, LinkState::failing);
    EXPECT_EQ(find(one).reason, LinkReason::name);
}

TEST_P(Checking, AsksASiteOneThingAtATimeAndLeavesItAloneBetween) {
    use({"https://a.example/1", "https://a.example/2", "https://b.example/3"});
    now += days(2);
    const auto first = usecases::claim_link(store(), now, site_lease).value();
    const auto second = usecases::claim_link(store(), now, site_lease).value();
    ASSERT_TRUE(first && second);
    EXPECT_NE(host_of(first->url), host_of(second->url));
    EXPECT_FALSE(usecases::claim_link(store(), now, site_lease).value());
    for (const auto& each : {*first, *second})
        ASSERT_TRUE(usecases::record_link(
            store(), each, {.kind = LinkAnswer::Kind::works, .status = 200, .moved_to = {}}, now, now + site_pause));
    EXPECT_FALSE(usecases::claim_link(store(), now + site_pause - 1s, site_lease).value());
    const auto third = usecases::claim_link(store(), now + site_pause, site_lease).value();
    ASSERT_TRUE(third);
    EXPECT_EQ(host_of(third->url), "a.example");
}

TEST_P(Checking, OfAProcessThatEndedHalfWayIsDoneByAnother) {
    use({one});
    now += days(2);
    ASSERT_TRUE(usecases::claim_link(store(), now, site_lease).value());
    EXPECT_FALSE(usecases::claim_link(store(), now + 9min, site_lease).value());
    EXPECT_TRUE(usecases::claim_link(store(), now + 10min, site_lease).value());
}

TEST_P(Checking, BySeveralProcessesLooksAtEachLinkOnce) {
    std::vector<std::string> urls;
    for (int i = 0; i < 60; ++i) urls.push_back("https://" + std::to_string(100 + i) + ".example/");
    use(urls);
    now += days(2);
    std::array<std::vector<std::string>, 3> seen;
    std::vector<std::jthread> processes;
    for (auto& own : seen)
        processes.emplace_back([this, &own] {
            auto store = store::Store::open(url());
            while (true) {
                const auto link = usecases::claim_link(store, now, site_lease);
                if (!link) continue;  // SQLite was busy
                if (!*link) return;
                own.push_back((*link)->url);
            }
        });
    processes.clear();
    std::vector<std::string> all;
    for (const auto& own : seen) all.insert(all.end(), own.begin(), own.end());
    std::ranges::sort(all);
    EXPECT_EQ(all, urls);
}

TEST_P(Checking, FollowsWhatIsPublished) {
    use({one, two});
    now += days(2);
    auto check = checker();
    check_all(check);
    const auto kept = find(two);
    const std::string three = "https://c.example/drie";
    use({two, three});
    EXPECT_THAT(store().links().addresses().value(), ElementsAre(two, three));
    EXPECT_EQ(find(two), kept);
    EXPECT_EQ(sql("SELECT host FROM link_hosts ORDER BY host"), "b.example\nc.example\n");
    auto knowledge = std::make_unique<knowledge::Knowledge>();
    Method method;
    method.original_link = one;
    knowledge->methods.push_back(method);
    ASSERT_TRUE(check.follow(*knowledge));
    EXPECT_THAT(store().links().addresses().value(), ElementsAre(one));
}

TEST_P(Checking, DoesNotUndoWhatAnEditorDecidedMeanwhile) {
    use({one});
    now += days(2);
    const auto claimed = usecases::claim_link(store(), now, site_lease).value();
    ASSERT_TRUE(claimed);
    ASSERT_TRUE(usecases::link_works(store(), joost, one, now));
    const auto recorded = usecases::record_link(
        store(), *claimed, {.kind = LinkAnswer::Kind::failed, .status = 404, .moved_to = {}}, now, now);
    EXPECT_EQ(recorded.value().state, LinkState::works);
    EXPECT_EQ(find(one).state, LinkState::works);
}

}  // namespace
}  // namespace actiewijzer::jobs
