// Every page for looking things up, in both languages.
#include <gtest/gtest.h>

#include <algorithm>

#include "pages/about/pages.hpp"
#include "pages/collections/pages.hpp"
#include "pages/elements/pages.hpp"
#include "pages/glossary/pages.hpp"
#include "pages/methods/pages.hpp"
#include "pages/test_site.hpp"

namespace actiewijzer::pages {
namespace {

using testing::Get;
using testing::says;

struct Asked {
    std::string path;
    std::vector<std::string> captures;
    Page page;
};

std::vector<Asked> all_pages() {
    std::vector<Asked> all{{"/methoden", {}, methods::list},          {"/begrippen", {}, glossary::list},
                           {"/verzamelingen", {}, collections::list}, {"/over", {}, about::show},
                           {"/privacy", {}, about::privacy},          {"/toegankelijkheid", {}, about::accessibility}};
    const auto& knowledge = *testing::TestSite::site().published.current()->knowledge;
    for (const auto& method : knowledge.methods)
        all.push_back({"/methoden/" + method.slug, {method.slug}, methods::show});
    for (const auto element : all_elements)
        all.push_back({"/elementen/" + std::string(slug(element)), {std::string(slug(element))}, elements::show});
    for (const auto& collection : knowledge.collections)
        all.push_back({"/verzamelingen/" + collection.id, {collection.id}, collections::show});
    return all;
}

TEST(LookUpPages, are_made_in_both_languages_without_untranslated_words) {
    for (const auto& asked : all_pages())
        for (const auto language : all_languages) {
            SCOPED_TRACE(url_in(language, asked.path));
            const Get get(language, asked.path, asked.captures);
            const auto answer = asked.page(get.visit());
            EXPECT_EQ(answer.status, 200U);
            EXPECT_TRUE(says(answer.body, "<h1"));
            // A key that po/ lacks is shown as it is.
            for (const auto* key : {"weight.", "method.", "methods.", "element.", "basis.", "collection.", "about.",
                                    "source.", "entrance.", "card."})
                EXPECT_EQ(answer.body.find('>' + std::string(key)), std::string::npos) << key;
        }
}

TEST(ElementPage, names_all_methods_of_the_brochure_and_those_that_we_think_serve_it_too) {
    const auto& knowledge = *testing::TestSite::site().published.current()->knowledge;
    for (const auto element : all_elements) {
        const std::string slug_text(slug(element));
        const Get get(Language::nl, "/elementen/" + slug_text, {slug_text});
        const auto page = elements::show(get.visit()).body;
        for (const auto& method : knowledge.methods)
            EXPECT_EQ(page.find("href=\"/methoden/" + method.slug + "\"") != std::string::npos,
                      method.lean_on(element) || method.also_serves_on(element))
                << slug_text << ' ' << method.slug;
        EXPECT_EQ(says(page, "Helpt hier ook, volgens ons"),
                  std::ranges::any_of(knowledge.methods, [&](const Method& m) { return m.also_serves_on(element); }));
        for (const auto& item : knowledge.guidance)
            if (item.element == element) {
                EXPECT_TRUE(says(page, escape_html(item.text.nl)));
            }
    }
}

TEST(ElementPage, is_not_found_for_another_name) {
    const Get get(Language::en, "/elementen/animoo", {"animoo"});
    EXPECT_EQ(elements::show(get.visit()).status, 404U);
}

TEST(GlossaryPage, has_an_anchor_for_each_term) {
    const Get get(Language::nl, "/begrippen");
    const auto page = glossary::list(get.visit()).body;
    for (const auto& term : get.visit().knowledge().glossary)
        EXPECT_TRUE(says(page, "<div id=\"" + term.id + "\"><dt>"));
}

TEST(CollectionPages, reach_every_method) {
    const Get list(Language::nl, "/verzamelingen");
    auto pages = collections::list(list.visit()).body;
    for (const auto& collection : list.visit().knowledge().collections) {
        const Get get(Language::nl, "/verzamelingen/" + collection.id, {collection.id});
        pages += collections::show(get.visit()).body;
    }
    for (const auto& method : list.visit().knowledge().methods)
        EXPECT_TRUE(says(pages, "href=\"/methoden/" + method.slug + "\""));
    const Get unknown(Language::nl, "/verzamelingen/x", {"x"});
    EXPECT_EQ(collections::show(unknown.visit()).status, 404U);
}

TEST(AboutPage, shows_every_weight_with_its_reason) {
    for (const auto language : all_languages) {
        const Get get(language, "/over");
        const auto page = about::show(get.visit()).body;
        for (const auto& weight : get.visit().knowledge().weight_reasons) {
            EXPECT_TRUE(testing::TestSite::site().translations.has(language, "weight." + weight.id)) << weight.id;
            EXPECT_TRUE(says(page, escape_html(weight.why.in(language))));
        }
        EXPECT_TRUE(says(page, ">12</td>"));
    }
}

}  // namespace
}  // namespace actiewijzer::pages
