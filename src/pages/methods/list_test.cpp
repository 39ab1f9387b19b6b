#include <gtest/gtest.h>

#include <algorithm>

#include "domain/situation.hpp"
#include "pages/methods/pages.hpp"
#include "pages/methods/search_request.hpp"
#include "pages/test_site.hpp"

namespace actiewijzer::pages::methods {
namespace {

using testing::Get;
using testing::says;
using Query = std::vector<std::pair<std::string, std::string>>;

http::Response listed(Query query, Language language = Language::nl) {
    const Get get(language, "/methoden", {}, std::move(query));
    return list(get.visit());
}

std::string normal_address(Query query) {
    const Get get(Language::nl, "/methoden", {}, std::move(query));
    return read_search(get.visit()).address(get.visit());
}

TEST(MethodList, counts_all_methods_without_a_search) {
    const auto answer = listed({});
    const Get get(Language::nl, "/methoden");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_TRUE(says(answer.body, ">" + std::to_string(get.visit().knowledge().methods.size()) + " methoden</h2>"));
}

TEST(MethodList, offers_a_chip_for_each_choice_that_takes_it_away) {
    const auto answer = listed({{"zoek", "dorp"}, {"thema", "toekomst"}, {"thema", "leefbaarheid"}});
    EXPECT_TRUE(says(answer.body, "href=\"/methoden?zoek=dorp&amp;thema=toekomst\""));
    EXPECT_TRUE(says(answer.body, "href=\"/methoden?zoek=dorp&amp;thema=leefbaarheid\""));
    EXPECT_TRUE(says(answer.body, "href=\"/methoden?thema=toekomst&amp;thema=leefbaarheid\""));
    EXPECT_TRUE(says(answer.body, "<a class=\"aw-chips__all\" href=\"/methoden\">"));
}

TEST(MethodList, reads_a_value_by_name_and_writes_it_by_id) {
    EXPECT_EQ(normal_address({{"element", "Animo"}, {"thema", "Openbare ruimte en groen"}, {"thema", "groen"}}),
              "/methoden?element=animo&thema=openbare-ruimte-en-groen");
    EXPECT_EQ(normal_address({{"zoek", "  café & co "}}), "/methoden?zoek=caf%C3%A9%20%26%20co");
}

TEST(MethodList, says_which_value_is_unknown_and_keeps_the_rest) {
    const auto answer = listed({{"zoek", "dorp"}, {"thema", "onzin<b>"}, {"omgeving", "dorp"}});
    EXPECT_EQ(answer.status, 400U);
    EXPECT_TRUE(says(answer.body, "role=\"alert\""));
    EXPECT_TRUE(says(answer.body, "Onderwerp: ‘onzin&lt;b&gt;’"));
    EXPECT_TRUE(says(answer.body, "value=\"dorp\""));
    EXPECT_TRUE(says(answer.body, "Plek: Dorp"));
    EXPECT_TRUE(says(answer.body, "<ol class=\"aw-results\""));
}

TEST(MethodList, keeps_an_over_long_search_in_the_box) {
    const std::string text(TextLimits::search + 1, 'x');
    const auto answer = listed({{"zoek", text}, {"element", "animo"}});
    EXPECT_EQ(answer.status, 400U);
    EXPECT_TRUE(says(answer.body, "value=\"" + text + "\""));
    EXPECT_TRUE(says(answer.body, "role=\"alert\""));
    EXPECT_TRUE(says(answer.body, "Element: Animo"));
    EXPECT_EQ(listed({{"zoek", std::string(TextLimits::search, 'x')}}).status, 200U);
}

TEST(MethodList, escapes_what_was_typed) {
    const auto answer = listed({{"zoek", "<script>alert(1)</script>\""}});
    EXPECT_EQ(answer.status, 200U);
    EXPECT_FALSE(says(answer.body, "<script>alert"));
}

TEST(MethodList, divides_over_pages) {
    const auto first = listed({{"paginaGrootte", "10"}});
    EXPECT_TRUE(says(first.body, "href=\"/methoden?pagina=2&amp;paginaGrootte=10\""));
    EXPECT_TRUE(says(first.body, "rel=\"next\""));
    EXPECT_FALSE(says(first.body, "rel=\"prev\""));
    const auto second = listed({{"paginaGrootte", "10"}, {"pagina", "2"}});
    EXPECT_TRUE(says(second.body, "start=\"11\""));
    EXPECT_TRUE(says(second.body, "rel=\"prev\""));
}

TEST(MethodList, says_what_is_wrong_with_a_page_number) {
    for (const auto* wrong : {"0", "-1", "twee", "1e3", "99999999999999999999", "1000"}) {
        const auto answer = listed({{"pagina", wrong}});
        EXPECT_EQ(answer.status, 400U) << wrong;
        EXPECT_TRUE(says(answer.body, "role=\"alert\"")) << wrong;
    }
    for (const auto* wrong : {"0", "101", "veel"}) EXPECT_EQ(listed({{"paginaGrootte", wrong}}).status, 400U) << wrong;
}

TEST(MethodList, helps_on_when_nothing_is_found) {
    const auto answer = listed({{"zoek", "qqqqxzzz"}, {"omgeving", "dorp"}});
    EXPECT_EQ(answer.status, 200U);
    EXPECT_TRUE(says(answer.body, "Wij vonden niets voor ‘qqqqxzzz’."));
    EXPECT_TRUE(says(answer.body, "href=\"/methoden?zoek=qqqqxzzz\""));
    EXPECT_TRUE(says(answer.body, "href=\"/actie\""));
}

TEST(MethodList, says_of_a_subject_without_methods_that_there_are_none) {
    EXPECT_TRUE(says(listed({{"thema", "energie"}}).body, "Geen methode in het overzicht gaat over energie."));
    EXPECT_TRUE(says(listed({{"zoek", "energie"}}).body, "Geen methode in het overzicht gaat over energie."));
}

TEST(MethodList, gives_an_english_reader_english_summaries) {
    const Get get(Language::en, "/methoden");
    const auto answer = listed({{"paginaGrootte", "100"}}, Language::en);
    for (const auto& method : get.visit().knowledge().methods)
        EXPECT_TRUE(says(answer.body, escape_html(method.summary.en))) << method.slug;
}

TEST(MethodList, shows_a_table_that_stays_one_through_choices_and_pages) {
    const auto page = listed({{"weergave", "tabel"}, {"pagina", "2"}}).body;
    EXPECT_TRUE(says(page, "<th scope=\"row\"><a href=\"/methoden/"));
    EXPECT_FALSE(says(page, "<ol class=\"aw-results\""));
    EXPECT_TRUE(says(page, "href=\"/methoden?pagina=2\""));
    EXPECT_TRUE(says(page, "<input type=\"hidden\" name=\"weergave\" value=\"tabel\">"));
    EXPECT_TRUE(says(page, "href=\"/methoden?weergave=tabel\""));
}

TEST(MethodList, puts_what_was_found_in_the_order_of_names_when_asked) {
    const auto names_on = [](const std::string& page) {
        std::vector<std::string> names;
        const std::string mark = "<h3><a href=\"/methoden/";
        for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1))
            names.push_back(page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size()));
        return names;
    };
    const auto by_fit = names_on(listed({{"zoek", "dorp"}}).body);
    auto by_name = names_on(listed({{"zoek", "dorp"}, {"volgorde", "naam"}}).body);
    EXPECT_GT(by_name.size(), 5U);
    EXPECT_FALSE(std::ranges::is_sorted(by_fit));
    EXPECT_TRUE(std::ranges::is_sorted(by_name));
}

}  // namespace
}  // namespace actiewijzer::pages::methods
