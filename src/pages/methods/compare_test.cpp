// Methods side by side, and a list of one's own.
#include <gmock/gmock.h>

#include "pages/methods/pages.hpp"
#include "pages/test_site.hpp"

namespace actiewijzer::pages::methods {
namespace {

using testing::Get;
using ::testing::HasSubstr;
using testing::says;
using Query = std::vector<std::pair<std::string, std::string>>;

http::Response compared(Query query, Language language = Language::nl) {
    const Get get(language, "/vergelijken", {}, std::move(query));
    return compare(get.visit());
}

std::size_t rows_in(const std::string& html) {
    std::size_t rows = 0;
    for (auto at = html.find("scope=\"row\""); at != std::string::npos; at = html.find("scope=\"row\"", at + 1)) ++rows;
    return rows;
}

TEST(Compare, lays_methods_side_by_side_with_what_speaks_against_each) {
    const auto page = compared({{"methode", "kern-met-pit"}, {"methode", "buurt-bestuurt"}});
    EXPECT_EQ(page.status, 200U);
    const Get get(Language::nl, "/vergelijken");
    for (const auto* slug : {"kern-met-pit", "buurt-bestuurt"})
        EXPECT_TRUE(says(page.body, "<th scope=\"col\"><a href=\"/methoden/" + std::string(slug) + "\">"));
    const auto& against = get.visit().knowledge().method("buurt-bestuurt")->counter_evidence;
    ASSERT_FALSE(against.empty());
    EXPECT_TRUE(says(page.body, escape_html(against.front().says.nl)));
    EXPECT_TRUE(says(page.body, get.visit().words("method.no_counter")));
}

TEST(Compare, shows_fewer_rows_when_asked_for_differences_only) {
    const auto all = compared({{"methode", "kern-met-pit"}, {"methode", "keetkeur"}}).body;
    const auto some = compared({{"methode", "kern-met-pit"}, {"methode", "keetkeur"}, {"verschillen", "1"}}).body;
    EXPECT_LT(rows_in(some), rows_in(all));
    EXPECT_GT(rows_in(some), 5U);
    EXPECT_TRUE(says(some, "href=\"/vergelijken?methode=kern-met-pit&amp;methode=keetkeur\""));
}

TEST(Compare, asks_for_more_when_there_are_too_few) {
    const auto page = compared({{"methode", "kern-met-pit"}, {"methode", "kern-met-pit"}});
    EXPECT_EQ(page.status, 200U);
    EXPECT_EQ(rows_in(page.body), 0U);
    EXPECT_TRUE(says(page.body, "<option value=\"abcd\">"));
    EXPECT_FALSE(says(page.body, "<option value=\"kern-met-pit\">"));
}

TEST(Compare, says_what_is_wrong_and_keeps_the_rest) {
    const auto unknown = compared({{"methode", "kern-met-pit"}, {"methode", "<b>x"}, {"methode", "abcd"}});
    EXPECT_EQ(unknown.status, 400U);
    EXPECT_TRUE(says(unknown.body, "‘&lt;b&gt;x’"));
    EXPECT_GT(rows_in(unknown.body), 5U);
    const auto many = compared({{"methode", "abcd"},
                                {"methode", "present"},
                                {"methode", "whoznext"},
                                {"methode", "keetkeur"},
                                {"methode", "kern-met-pit"}});
    EXPECT_EQ(many.status, 400U);
    EXPECT_FALSE(says(many.body, "<th scope=\"col\"><a href=\"/methoden/kern-met-pit\">"));
}

/// Sends the form of the list; `cookie` is what the browser has.
http::Response sent(const std::string& cookie, const std::string& body) {
    http::Request request;
    request.method = "POST";
    request.path = request.target = "/lijst";
    request.cookies = cookie.empty() ? "" : "aw-lijst=" + cookie;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = body;
    return change_shortlist(visit_of(testing::TestSite::site(), request));
}

std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return {};
}

TEST(Shortlist, takes_a_method_and_puts_it_in_order) {
    const auto added = sent("abcd", "methode=kern-met-pit");
    EXPECT_EQ(header(added, "Location"), "/lijst?erbij=kern-met-pit");
    EXPECT_THAT(header(added, "Set-Cookie"), HasSubstr("aw-lijst=abcd.kern-met-pit;"));
    EXPECT_THAT(header(sent("abcd.present", "methode=present&doe=omhoog"), "Set-Cookie"), HasSubstr("=present.abcd;"));
    EXPECT_THAT(header(sent("abcd.present", "methode=abcd&doe=eraf"), "Set-Cookie"), HasSubstr("=present;"));
    EXPECT_THAT(header(sent("abcd", "methode=abcd&doe=omhoog"), "Set-Cookie"), HasSubstr("=abcd;"));
    EXPECT_THAT(header(sent("abcd.present", "doe=leeg"), "Set-Cookie"),
                HasSubstr("=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"));
}

TEST(Shortlist, takes_over_the_list_of_somebody_else) {
    EXPECT_THAT(header(sent("abcd", "doe=overnemen&methoden=present.whoznext"), "Set-Cookie"),
                HasSubstr("=present.whoznext;"));
}

TEST(Shortlist, holds_twenty_and_no_method_that_does_not_exist) {
    const Get get(Language::nl, "/lijst");
    std::string full;
    for (std::size_t at = 0; at < 20; ++at)
        full += (full.empty() ? "" : ".") + get.visit().knowledge().methods[at].slug;
    const auto& another = get.visit().knowledge().methods[20].slug;
    const auto refused = sent(full, "methode=" + another);
    EXPECT_EQ(header(refused, "Location"), "/lijst?vol=1");
    EXPECT_THAT(header(refused, "Set-Cookie"), HasSubstr("=" + full + ";"));
    EXPECT_EQ(sent("", "methode=bestaat-niet").status, 404U);
}

TEST(Shortlist, tells_once_what_is_no_longer_there) {
    http::Request request;
    request.method = "GET";
    request.path = request.target = "/lijst";
    request.cookies = "aw-lijst=abcd.verdwenen<b>";
    const auto page = shortlist(visit_of(testing::TestSite::site(), request));
    EXPECT_TRUE(says(page.body, "verdwenen&lt;b&gt;"));
    EXPECT_THAT(header(page, "Set-Cookie"), HasSubstr("aw-lijst=abcd;"));
}

}  // namespace
}  // namespace actiewijzer::pages::methods
