#include "http/guard.hpp"

#include <gtest/gtest.h>

namespace actiewijzer::http {
namespace {

Request post(std::string origin, std::string fetch_site, std::string path = "/actie") {
    Request request;
    request.method = "POST";
    request.path = std::move(path);
    request.host = "actie.example.nl:8080";
    request.origin = std::move(origin);
    request.fetch_site = std::move(fetch_site);
    return request;
}

TEST(GuardTest, OurOwnPagesAndProgramsMayPost) {
    EXPECT_FALSE(is_cross_site(post("", "")));
    EXPECT_FALSE(is_cross_site(post("http://actie.example.nl:8080", "")));
    EXPECT_FALSE(is_cross_site(post("https://Actie.Example.nl:8080", "same-origin")));
    EXPECT_FALSE(is_cross_site(post("null", "same-origin"))) << "what a page with no-referrer sends";
    EXPECT_FALSE(is_cross_site(post("null", ""))) << "the same over plain http";
    EXPECT_FALSE(is_cross_site(post("", "none")));
}

TEST(GuardTest, OtherSitesMayNot) {
    EXPECT_TRUE(is_cross_site(post("", "cross-site")));
    EXPECT_TRUE(is_cross_site(post("null", "cross-site")));
    EXPECT_TRUE(is_cross_site(post("https://buur.example.nl", "same-site")));
    EXPECT_TRUE(is_cross_site(post("https://elders.nl", "")));
    EXPECT_TRUE(is_cross_site(post("http://actie.example.nl", ""))) << "another port is another site";
    EXPECT_TRUE(is_cross_site(post("onzin", "")));
}

TEST(GuardTest, ReadingAndTheApiAreOpen) {
    auto get = post("https://elders.nl", "cross-site");
    get.method = "GET";
    EXPECT_FALSE(is_cross_site(get));
    EXPECT_FALSE(is_cross_site(post("https://elders.nl", "cross-site", "/api/v1/adviezen")));
    EXPECT_TRUE(is_cross_site(post("https://elders.nl", "cross-site", "/apiarist")));
}

}  // namespace
}  // namespace actiewijzer::http
