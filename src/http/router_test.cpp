#include "http/router.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "http/testing.hpp"

namespace actiewijzer::http {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Handler says(std::string words) {
    return [words](const Request&) { return testing::text(words); };
}

Router example() {
    Router router;
    router.add("GET", "/", Runs::here, says("home"));
    router.add("GET", "/methoden", Runs::here, says("list"));
    router.add("GET", "/methoden/{slug}", Runs::here, says("method"));
    router.add("GET", "/methoden/nieuw", Runs::here, says("new"));
    router.add("POST", "/methoden/{slug}", Runs::on_pool, says("save"));
    router.add("POST", "/actie/{token}/animo", Runs::on_pool, says("animo"));
    return router;
}

std::string answer_of(const Router& router, std::string_view method, std::string_view path) {
    const auto match = router.match(method, path);
    return match.route ? match.route->handler({}).body : "";
}

TEST(RouterTest, FindsThePathAndWhatItsBracesHold) {
    const auto router = example();
    EXPECT_EQ(answer_of(router, "GET", "/"), "home");
    EXPECT_EQ(answer_of(router, "GET", "/methoden"), "list");
    EXPECT_THAT(router.match("GET", "/methoden/abcd").captures, ElementsAre("abcd"));
    EXPECT_EQ(answer_of(router, "POST", "/actie/geheim/animo"), "animo");
}

TEST(RouterTest, FixedSegmentGoesBeforeABraceWhateverTheOrder) {
    EXPECT_EQ(answer_of(example(), "GET", "/methoden/nieuw"), "new");
}

TEST(RouterTest, TrailingSlashEmptySegmentAndDotsAreOtherPaths) {
    const auto router = example();
    for (const auto* path : {"/methoden/", "//methoden", "/methoden//", "/methoden/..", "/x", "methoden", ""}) {
        const auto match = router.match("GET", path);
        if (std::string_view(path) == "/methoden/..")
            EXPECT_THAT(match.captures, ElementsAre("..")) << "dots are text, they lead nowhere";
        else
            EXPECT_EQ(match.route, nullptr) << path;
    }
}

TEST(RouterTest, WrongMethodNamesTheRightOnes) {
    const auto router = example();
    const auto match = router.match("DELETE", "/methoden/abcd");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_THAT(match.allowed, ElementsAre("GET", "HEAD", "POST"));
    EXPECT_THAT(match.captures, IsEmpty());
    EXPECT_THAT(router.match("GET", "/nergens").allowed, IsEmpty());
}

TEST(RouterTest, EncodedSlashStaysInItsSegment) {
    EXPECT_THAT(example().match("GET", "/methoden/a%2Fb").captures, ElementsAre("a/b"));
    EXPECT_EQ(example().match("GET", "/methoden%2Fabcd").route, nullptr);
}

TEST(RouterTest, SameRouteTwiceIsAMistake) {
    auto router = example();
    EXPECT_THROW(router.add("GET", "/methoden/{anders}", Runs::here, says("")), std::invalid_argument);
    EXPECT_THROW(router.add("GET", "zonder-streep", Runs::here, says("")), std::invalid_argument);
}

TEST(RouterTest, AnySegmentComesBackAsItWas) {
    const auto router = example();
    EXPECT_TRUE(rc::check([&] {
        const auto segment = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange(' ', '\x7f')));
        RC_PRE(segment != "nieuw");
        std::string encoded;
        for (const char letter : segment) {
            const auto byte = static_cast<unsigned char>(letter);
            const char* digits = "0123456789abcdef";
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
        }
        const auto match = router.match("GET", "/methoden/" + encoded);
        RC_ASSERT(match.route != nullptr);
        RC_ASSERT(match.captures == std::vector<std::string>{segment});
    }));
}

TEST(RouterTest, ARouteMatchesItsOwnPatternAmongOthers) {
    EXPECT_TRUE(rc::check([] {
        const auto paths = *rc::gen::container<std::set<std::vector<std::string>>>(
            rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("a", "b", "{c}")));
        Router router;
        for (const auto& segments : paths) {
            std::string pattern;
            for (const auto& segment : segments) pattern += '/' + segment;
            router.add("GET", pattern.empty() ? "/" : pattern, Runs::here, says(pattern));
        }
        for (const auto& segments : paths) {
            std::string path;
            for (const auto& segment : segments) path += segment == "{c}" ? "/iets" : '/' + segment;
            const auto match = router.match("GET", path.empty() ? "/" : path);
            RC_ASSERT(match.route != nullptr);
            RC_ASSERT(static_cast<long>(match.captures.size()) == std::count(segments.begin(), segments.end(), "{c}"));
        }
    }));
}

}  // namespace
}  // namespace actiewijzer::http
