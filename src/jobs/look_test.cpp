// Looks at a real site on this machine, over real connections.
#include "jobs/look.hpp"

#include <gmock/gmock.h>

#include "jobs/test_site.hpp"
#include "jobs/web.hpp"

namespace actiewijzer::jobs {
namespace {

using namespace std::chrono_literals;
using testing::answer;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::redirect;
using testing::TestSite;
using Kind = LinkAnswer::Kind;

const Link::Instant noon{1'795'000'000s};

class Looking : public ::testing::Test {
protected:
    WebOptions options() const {
        WebOptions options;
        options.user_agent = "Actiewijzer/test (+https://example.org/over)";
        options.allowed = {site.place()};
        options.connect_limit = options.limit = 2s;
        return options;
    }
    LinkAnswer look(const std::string& path) { return looker.look(site.url(path), noon); }
    /// What was asked besides robots.txt.
    std::vector<std::string> asked() const {
        auto asked = site.asked();
        std::erase(asked, "GET /robots.txt");
        return asked;
    }

    TestSite site;
    Web web{options()};
    int pauses = 0;
    Looker looker{[this](Verb verb, const std::string& url, std::size_t most) { return web.ask(verb, url, most); },
                  [this] { ++pauses; }};
};

TEST_F(Looking, SeesAPageByItsHeadAlone) {
    site.set("/", answer(200));
    const auto seen = look("/");
    EXPECT_EQ(seen.kind, Kind::works);
    EXPECT_EQ(seen.status, 200);
    EXPECT_THAT(site.asked(), ElementsAre("GET /robots.txt", "HEAD /"));
    EXPECT_THAT(site.last(), HasSubstr("User-Agent: Actiewijzer/test (+https://example.org/over)\r\n"));
    EXPECT_THAT(site.last(), Not(HasSubstr("Cookie")));
    EXPECT_EQ(pauses, 1);
}

TEST_F(Looking, SeesThatAPageIsNotThere) {
    for (const int status : {404, 410, 400, 500, 503}) {
        site.set("/weg", answer(status));
        const auto seen = look("/weg");
        EXPECT_EQ(seen.kind, Kind::failed) << status;
        EXPECT_EQ(seen.status, status);
    }
}

TEST_F(Looking, DoesNotBlameAPageThatIsClosedToPrograms) {
    for (const int status : {401, 403, 429, 451, 999}) {
        site.set("/dicht", answer(status));
        EXPECT_EQ(look("/dicht").kind, Kind::closed) << status;
    }
}

TEST_F(Looking, AsksTheWholePageWhereOnlyItsHeadIsRefused) {
    for (const int status : {404, 405, 500, 501}) {
        site.set("HEAD /", answer(status));
        site.set("/", answer(200, {}, "<p>Welkom</p>"));
        EXPECT_EQ(look("/").kind, Kind::works) << status;
    }
    EXPECT_THAT(asked(), Contains("GET /"));
}

TEST_F(Looking, AsksTheWholePageWhereItsHeadBreaksTheConnection) {
    site.set("HEAD /", "geen HTTP\r\n\r\n");
    site.set("/", answer(200));
    EXPECT_EQ(look("/").kind, Kind::works);
}

TEST_F(Looking, TakesLittleOfAPageWithoutEnd) {
    site.set("HEAD /", answer(405));
    site.set("/", "HTTP/1.1 200 OK\r\n\r\n" + std::string(TestSite::endless));
    EXPECT_EQ(look("/").kind, Kind::works);
    EXPECT_LT(site.sent(), 20'000'000U);
}

TEST_F(Looking, GivesUpOnHeadersWithoutEnd) {
    std::string headers;
    for (int i = 0; i < 20'000; ++i) headers += "X-Veel: " + std::to_string(i) + "\r\n";
    site.set("/", answer(200, headers));
    const auto seen = look("/");
    EXPECT_EQ(seen.kind, Kind::failed);
    EXPECT_EQ(seen.reason, LinkReason::garbled);
}

TEST_F(Looking, FollowsAMoveForGood) {
    site.set("/oud", redirect(301, "/tussen"));
    site.set("/tussen", redirect(308, site.url("/nieuw")));
    site.set("/nieuw", answer(200));
    const auto seen = look("/oud");
    EXPECT_EQ(seen.kind, Kind::moved);
    EXPECT_EQ(seen.status, 308);
    EXPECT_EQ(seen.moved_to, site.url("/nieuw"));
}

TEST_F(Looking, KnowsAMoveFromADetour) {
    site.set("/oud", redirect(302, "/inloggen"));
    site.set("/inloggen", answer(200));
    EXPECT_EQ(look("/oud").kind, Kind::works);
    site.set("/oud", redirect(301, "/nieuw"));
    site.set("/nieuw", redirect(307, "/inloggen"));
    EXPECT_EQ(look("/oud").moved_to, site.url("/nieuw"));
    site.set("/oud", redirect(301, "/oud/"));
    site.set("/oud/", answer(200));
    EXPECT_EQ(look("/oud").kind, Kind::works);
}

TEST_F(Looking, SeesAMoveToNothing) {
    site.set("/oud", redirect(301, "/weg"));
    const auto seen = look("/oud");
    EXPECT_EQ(seen.kind, Kind::failed);
    EXPECT_EQ(seen.status, 404);
}

TEST_F(Looking, DoesNotRunInCircles) {
    site.set("/a", redirect(301, "/b"));
    site.set("/b", redirect(301, "/a"));
    const auto seen = look("/a");
    EXPECT_EQ(seen.kind, Kind::failed);
    EXPECT_EQ(seen.reason, LinkReason::redirects);
    EXPECT_THAT(asked(), ElementsAre("HEAD /a", "HEAD /b"));
}

TEST_F(Looking, FollowsAFewRedirectsOnly) {
    for (int i = 0; i < 40; ++i) site.set("/" + std::to_string(i), redirect(302, "/" + std::to_string(i + 1)));
    EXPECT_EQ(look("/0").reason, LinkReason::redirects);
    EXPECT_LT(asked().size(), 10U);
}

TEST_F(Looking, IsNotLedIntoOurOwnNetwork) {
    TestSite inside;  // not one that is allowed
    inside.set("/", answer(200));
    for (const auto& to :
         {inside.url("/"), std::string("http://127.0.0.1/"), std::string("http://169.254.169.254/latest/meta-data/"),
          std::string("http://[::1]/"), std::string("http://[::ffff:127.0.0.1]/"), std::string("http://2130706433/"),
          std::string("http://0x7f.1/"), std::string("http://localhost/"), std::string("http://10.0.0.1/"),
          std::string("https://wie:wat@example.org/"), std::string("http://example.org:8080/"),
          std::string("file:///etc/passwd"), std::string("gopher://example.org/"), std::string("ftp://example.org/")}) {
        site.set("/oud", redirect(301, to));
        const auto seen = look("/oud");
        EXPECT_EQ(seen.kind, Kind::closed) << to;
        EXPECT_EQ(seen.reason, LinkReason::address) << to;
        EXPECT_EQ(looker.look(to, noon).reason, LinkReason::address) << to;
    }
    EXPECT_THAT(inside.asked(), IsEmpty());
}

TEST_F(Looking, IsNotLedThereByRobotsTxt) {
    TestSite inside;
    site.set("/robots.txt", redirect(301, inside.url("/robots.txt")));
    site.set("/", answer(200));
    EXPECT_EQ(look("/").kind, Kind::closed);
    EXPECT_THAT(inside.asked(), IsEmpty());
    EXPECT_THAT(asked(), IsEmpty());
}

TEST_F(Looking, ObeysRobotsTxt) {
    site.set("/robots.txt", answer(200, {}, "User-agent: *\nDisallow: /intern\n"));
    site.set("/intern/x?y", answer(200));
    site.set("/", redirect(301, "/intern/x?y"));
    EXPECT_EQ(look("/intern/x?y").reason, LinkReason::robots);
    EXPECT_EQ(look("/").reason, LinkReason::robots);
    EXPECT_THAT(asked(), ElementsAre("HEAD /"));
}

TEST_F(Looking, StaysAwayWhileRobotsTxtIsInTrouble) {
    site.set("/robots.txt", answer(500));
    site.set("/", answer(200));
    EXPECT_EQ(look("/").kind, Kind::closed);
    EXPECT_THAT(asked(), IsEmpty());
}

TEST_F(Looking, ReadsRobotsTxtOnceADay) {
    site.set("/", answer(200));
    site.set("/robots.txt", redirect(302, "/regels"));
    site.set("/regels", answer(200, {}, "User-agent: *\nDisallow: /x\n"));
    for (const auto later : {0h, 12h, 23h}) looker.look(site.url("/"), noon + later);
    EXPECT_EQ(std::ranges::count(site.asked(), "GET /robots.txt"), 1);
    looker.look(site.url("/"), noon + 24h);
    EXPECT_EQ(std::ranges::count(site.asked(), "GET /robots.txt"), 2);
    EXPECT_EQ(look("/x").reason, LinkReason::robots);
}

TEST_F(Looking, HearsHowLongToStayAway) {
    site.set("/", answer(429, "Retry-After: 7200\r\n"));
    EXPECT_EQ(look("/").wait, 7200s);
    EXPECT_THAT(asked(), ElementsAre("HEAD /"));
    site.set("/", answer(503, "Retry-After: 60\r\n"));
    EXPECT_EQ(look("/").wait, 60s);
}

TEST_F(Looking, DoesNotWaitForASiteThatSaysNothing) {
    site.set("/robots.txt", answer(404));
    site.set("/", std::string(TestSite::silent));
    auto impatient = options();
    impatient.limit = 200ms;
    Web other(impatient);
    Looker quick([&](Verb verb, const std::string& url, std::size_t most) { return other.ask(verb, url, most); },
                 [] {});
    const auto seen = quick.look(site.url("/"), noon);
    EXPECT_EQ(seen.kind, Kind::failed);
    EXPECT_EQ(seen.reason, LinkReason::timeout);
}

TEST_F(Looking, SeesThatASiteIsNotThere) {
    std::string place;
    {
        const TestSite closed;
        place = closed.place();
    }
    auto allowed = options();
    allowed.allowed.insert(place);
    Web other(allowed);
    Looker elsewhere([&](Verb verb, const std::string& url, std::size_t most) { return other.ask(verb, url, most); },
                     [] {});
    const auto seen = elsewhere.look("http://" + place + "/", noon);
    EXPECT_EQ(seen.kind, Kind::failed);
    EXPECT_EQ(seen.reason, LinkReason::connection);
    EXPECT_FALSE(elsewhere.answers("http://" + place + "/"));
    site.set("/", answer(404));
    EXPECT_TRUE(elsewhere.answers(site.url("/")));
}

TEST_F(Looking, EndsWhenTheProgramDoes) {
    site.set("/robots.txt", std::string(TestSite::silent));
    auto stopping = options();
    stopping.limit = 1h;
    stopping.stopped = [] { return true; };
    Web other(stopping);
    Looker ended([&](Verb verb, const std::string& url, std::size_t most) { return other.ask(verb, url, most); },
                 [] {});
    EXPECT_EQ(ended.look(site.url("/"), noon).kind, Kind::nothing);
}

TEST(AnAddressOfTheWeb, FallsIntoItsParts) {
    const auto address = parse_address("https://Example.org/pad/x?q=1#stuk");
    EXPECT_EQ(address.origin, "https://example.org:443");
    EXPECT_EQ(address.place, "example.org:443");
    EXPECT_EQ(address.target, "/pad/x?q=1");
    EXPECT_TRUE(address.plain);
    EXPECT_EQ(parse_address("http://example.org").target, "/");
    EXPECT_FALSE(parse_address("http://example.org:443/").plain);
    for (const auto* other : {"", "example.org", "ftp://example.org/", "file:///x", "javascript:alert(1)",
                              "http://wie@example.org/", "http://"})
        EXPECT_EQ(parse_address(other).origin, "") << other;
    EXPECT_EQ(parse_address("http://example.org/" + std::string(3000, 'x')).origin, "");
}

}  // namespace
}  // namespace actiewijzer::jobs
