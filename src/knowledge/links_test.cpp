#include "knowledge/links.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "knowledge/load.hpp"

namespace actiewijzer::knowledge {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

TEST(TheLinksOfAMethod, AreAllAddressesOnItsPageEachOnce) {
    Method method;
    method.original_link = "https://a.example/";
    method.current_link = {"https://b.example/", "2026-01-01"};
    method.facts = {{"Een feit.", {"https://c.example/", "2026-01-01"}}, {"Nog een.", {"https://b.example/", ""}}};
    method.evidence = {{{}, {}, {}, {}, {}, {}, {"https://d.example/", ""}}};
    method.counter_evidence = {{{}, {}, {"https://e.example/", ""}}};
    method.contradictions = {{{}, {{"https://f.example/", ""}, {"https://g.example/", ""}}}};
    method.literature = {{"Een boek.", ""}, {"Een artikel.", "https://h.example/"}};
    EXPECT_THAT(links_of(method),
                ElementsAre("https://a.example/", "https://b.example/", "https://c.example/", "https://d.example/",
                            "https://e.example/", "https://f.example/", "https://g.example/", "https://h.example/"));
}

TEST(TheLinksOfTheKnowledge, AreThoseOfMethodsAndCollections) {
    const auto knowledge = load(std::filesystem::path(AW_SOURCE_DIR) / "content").knowledge;
    const auto links = links_of(*knowledge);
    EXPECT_THAT(links, Contains(knowledge->method("kern-met-pit")->current_link.url));
    EXPECT_THAT(links, Contains(knowledge->collections.front().url));
    EXPECT_THAT(links, Not(Contains("")));
}

}  // namespace
}  // namespace actiewijzer::knowledge
