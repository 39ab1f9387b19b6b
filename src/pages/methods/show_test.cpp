#include "pages/methods/show.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "pages/methods/card.hpp"
#include "pages/methods/entry.hpp"
#include "pages/methods/pages.hpp"
#include "pages/test_site.hpp"
#include "search/facets.hpp"

namespace actiewijzer::pages::methods {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using testing::Get;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::says;

Method with_recognition(const std::string& valid_until) {
    const Get get(Language::nl, "/methoden/abcd", {"abcd"});
    auto method = *get.visit().knowledge().method("abcd");
    method.evidence = {{.scale = "erkenning-interventies",
                        .level = "goed-onderbouwd",
                        .body = "Erkenningscommissie",
                        .date = "2014-10",
                        .valid_until = valid_until,
                        .says = {"Dit is erkend.", "This was recognised."},
                        .source = {"https://www.movisie.nl/x", "2026-11-23"}}};
    return method;
}

std::string validity(const std::string& valid_until, std::string_view today) {
    const Get get(Language::nl, "/methoden/abcd", {"abcd"});
    return view_of(get.visit(), with_recognition(valid_until), today).evidence.at(0).validity;
}

TEST(MethodView, says_when_a_recognition_expired) {
    EXPECT_THAT(validity("2019-10-01", "2026-11-23"), HasSubstr("verlopen op 1 oktober 2019"));
    EXPECT_EQ(validity("2027-10-01", "2026-11-23"), "Geldig tot 1 oktober 2027.");
    EXPECT_EQ(validity("", "2026-11-23"), "");
}

TEST(MethodView, lets_a_recognition_last_until_its_year_or_month_ends) {
    EXPECT_THAT(validity("2026", "2026-12-31"), HasSubstr("Geldig"));
    EXPECT_THAT(validity("2026-11", "2026-11-30"), HasSubstr("Geldig"));
    EXPECT_THAT(validity("2026-11", "2026-12-01"), HasSubstr("verlopen"));
}

TEST(MethodView, names_who_judged_and_when) {
    const Get get(Language::nl, "/methoden/abcd", {"abcd"});
    EXPECT_EQ(view_of(get.visit(), with_recognition(""), "2026-11-23").evidence.at(0).judged,
              "Erkenningscommissie, oktober 2014");
}

TEST(MethodPage, says_plainly_that_no_research_is_known) {
    const Get get(Language::nl, "/methoden/kern-met-pit", {"kern-met-pit"});
    const auto page = show(get.visit()).body;
    EXPECT_TRUE(says(page, "Er is ons geen onderzoek"));
    EXPECT_EQ(evidence_in_short(get.visit(), *get.visit().knowledge().method("kern-met-pit")), "geen onderzoek bekend");
}

TEST(MethodPage, says_unknown_for_what_is_unknown_in_both_languages) {
    for (const auto language : all_languages) {
        const Get get(language, "/methoden/lens-methode", {"lens-methode"});
        auto method = *get.visit().knowledge().method("lens-methode");
        method.duration.clear();
        method.costs = "niet bekend";
        const auto view = view_of(get.visit(), method, "2026-11-23");
        const auto unknown = text::capitalised(get.visit().words("unknown"));
        for (const auto* key : {"method.duration", "method.costs"})
            EXPECT_THAT(view.lines, Contains(AllOf(Field(&FactLine::label, get.visit().words(key)),
                                                   Field(&FactLine::value, unknown), Field(&FactLine::dutch, false))));
    }
}

TEST(MethodPage, marks_dutch_text_on_an_english_page) {
    const Get get(Language::en, "/methoden/kern-met-pit", {"kern-met-pit"});
    const auto page = show(get.visit()).body;
    EXPECT_TRUE(says(page, "The full description below is in Dutch."));
    EXPECT_TRUE(says(page, "lang=\"nl\">\n<p>"));
    EXPECT_TRUE(says(page, "How does it work?"));
    const Get dutch(Language::nl, "/methoden/kern-met-pit", {"kern-met-pit"});
    EXPECT_FALSE(says(show(dutch.visit()).body, "<div class=\"aw-flow\" lang=\"nl\">"));
}

TEST(MethodPage, shows_every_doubt_beside_the_verdict_of_the_brochure) {
    const Get any(Language::nl, "/methoden", {});
    std::size_t doubted = 0;
    for (const auto& method : any.visit().knowledge().methods) {
        if (method.doubts().empty()) continue;
        ++doubted;
        const Get get(Language::nl, "/methoden/" + method.slug, {method.slug});
        const auto page = show(get.visit()).body;
        EXPECT_TRUE(says(page, any.visit().words("method.verdict_brochure.text")));
        const auto view = view_of(get.visit(), method, "2026-11-23");
        for (const auto& doubt : method.doubts())
            EXPECT_THAT(view.judgements, Contains(Field(&JudgementView::why, any.visit().words(doubt.why))));
    }
    EXPECT_GT(doubted, 0U);
}

TEST(MethodPage, says_what_a_method_is_made_for_only_when_it_is) {
    const Get get(Language::nl, "/methoden/keetkeur", {"keetkeur"});
    const auto& words = get.visit().words;
    for (const auto& method : get.visit().knowledge().methods) {
        const auto lines = view_of(get.visit(), method, "2026-11-23").lines;
        const auto line = std::ranges::find(lines, words("method.only_for"), &FactLine::label);
        EXPECT_EQ(line == lines.end(), method.only_for.unlimited()) << method.slug;
        for (const auto& each : lines) EXPECT_NE(each.value, "") << method.slug << ' ' << each.label;
    }
}

Method failing_a_criterion() {
    const Get get(Language::nl, "/methoden/abcd", {"abcd"});
    auto method = *get.visit().knowledge().method("abcd");
    method.judgements.at(0) = {.criterion = "eigen-initiatief",
                               .verdict = Verdict::no,
                               .why = {"De gemeente bedenkt het plan.", "The municipality thinks up the plan."}};
    return method;
}

TEST(MethodPage, says_first_why_a_method_does_not_belong) {
    const Get get(Language::nl, "/methoden/abcd", {"abcd"});
    const auto page = page_of(get.visit(), failing_a_criterion(), {}).body;
    const auto warning = page.find("Hoort volgens ons niet in het overzicht");
    ASSERT_NE(warning, std::string::npos);
    EXPECT_LT(warning, page.find("id=\"wat\""));
    EXPECT_TRUE(says(page, "De gemeente bedenkt het plan."));
    EXPECT_THAT(entry_of(get.visit(), failing_a_criterion()).fails, HasSubstr("De gemeente bedenkt het plan."));
    EXPECT_EQ(entry_of(get.visit(), *get.visit().knowledge().method("abcd")).fails, "");
}

TEST(MethodFacets, keep_a_method_that_fails_a_criterion_findable) {
    const auto facet = std::ranges::find(search::facets(), "oordeel", &search::Facet::parameter);
    ASSERT_NE(facet, search::facets().end());
    auto method = failing_a_criterion();
    EXPECT_THAT(facet->of(method, "2026-11-23"), ElementsAre("nee"));
    method.judgements.at(0).verdict = Verdict::partly;
    EXPECT_THAT(facet->of(method, "2026-11-23"), ElementsAre("deels"));
    method.judgements.at(0).verdict = Verdict::yes;
    EXPECT_THAT(facet->of(method, "2026-11-23"), ElementsAre("ja"));
    method.judgements.clear();
    EXPECT_THAT(facet->of(method, "2026-11-23"), ElementsAre("onbekend"));
}

TEST(MethodCard, keeps_whole_blocks_only) {
    constexpr std::string_view text = "<p>Een.</p>\n<ol>\n<li>Twee <em>en</em> drie.</li>\n</ol>\n";
    EXPECT_EQ(beginning_of(text, 100), text);
    EXPECT_EQ(beginning_of(text, 10), "<p>Een.</p>\n");
    EXPECT_EQ(beginning_of(text, 3), "");
    EXPECT_EQ(beginning_of("", 3), "");
}

TEST(MethodPage, offers_near_names_for_an_unknown_one) {
    const Get get(Language::nl, "/methoden/kern-met-pits", {"kern-met-pits"});
    const auto answer = show(get.visit());
    EXPECT_EQ(answer.status, 404U);
    EXPECT_TRUE(says(answer.body, "/methoden/kern-met-pit\""));
}

}  // namespace
}  // namespace actiewijzer::pages::methods
