#include "http/target.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "http/utf8.hpp"

namespace actiewijzer::http {
namespace {

using ::testing::ElementsAre;

TEST(TargetTest, PathIsDecodedAndQueryTakenApart) {
    const auto target = parse_target("/methoden/caf%C3%A9?zoek=buurt+budget&thema=a&thema=b&leeg=&kaal");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/methoden/café");
    EXPECT_EQ(target->query.get("zoek"), "buurt budget");
    EXPECT_THAT(target->query.all("thema"), ElementsAre("a", "b"));
    EXPECT_EQ(target->query.get("leeg"), "");
    EXPECT_TRUE(target->query.has("kaal"));
    EXPECT_FALSE(target->query.has("niets"));
}

TEST(TargetTest, WhatPeopleTypeByHandIsUnderstood) {
    EXPECT_EQ(parse_target("/methoden?zoek=één")->query.get("zoek"), "één");
    EXPECT_EQ(parse_target("/methoden?zoek[]=a|b")->query.get("zoek[]"), "a|b");
    EXPECT_EQ(parse_target("http://voorbeeld.nl/over?x=1")->path, "/over");
    EXPECT_EQ(parse_target("http://voorbeeld.nl")->path, "/");
}

TEST(TargetTest, BrokenTargetsAreRefused) {
    for (const std::string target : {"", "methoden", "/%", "/%zz", "/a%00b", "/a%0Ab", "/%ff", "/%C0%AF", "/?a=%ff",
                                     "/?a=%00", "/\xff", "/a b", "mailto:x@y", "*", "/%ED%A0%80"})
        EXPECT_FALSE(parse_target(target)) << target;
}

TEST(TargetTest, DotsAndDoubleSlashesAreOrdinarySegments) {
    EXPECT_THAT(parse_target("/a/../b")->segments, ElementsAre("a", "..", "b"));
    EXPECT_THAT(parse_target("//host/b")->segments, ElementsAre("", "host", "b"));
    EXPECT_THAT(parse_target("/a/")->segments, ElementsAre("a", ""));
    EXPECT_THAT(parse_target("/a%2F..%2Fb")->segments, ElementsAre("a/../b"));
}

TEST(TargetTest, NoBytesAtAllBringItDown) {
    EXPECT_TRUE(rc::check([](const std::string& bytes) {
        if (const auto target = parse_target('/' + bytes)) {
            RC_ASSERT(is_text(target->path, false));
            for (const auto& [name, value] : target->query.items()) RC_ASSERT(is_text(value, true));
        }
    }));
}

TEST(FormTest, FieldsAreDecoded) {
    Request request;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = "omschrijving=Een+moestuin%0D%0Avoor+de+straat&korting=100%&naam=Zo%C3%AB";
    const auto form = request.form();
    EXPECT_EQ(form.get("omschrijving"), "Een moestuin\r\nvoor de straat");
    EXPECT_EQ(form.get("korting"), "100%");
    EXPECT_EQ(form.get("naam"), "Zoë");
    EXPECT_TRUE(form.valid_text());
}

TEST(FormTest, OtherTypesHaveNoFields) {
    Request request;
    request.content_type = "application/json";
    request.body = "a=b";
    EXPECT_TRUE(request.form().items().empty());
}

TEST(FormTest, BrokenTextIsMendedAndSaidToBe) {
    const auto form = parse_form("a=caf%C3&b=%ff%fe&c=nul%00&d=%F0%9F%8C%B1");
    EXPECT_FALSE(form.valid_text());
    EXPECT_EQ(form.get("a"), "caf\uFFFD");
    EXPECT_EQ(form.get("b"), "\uFFFD\uFFFD");
    EXPECT_EQ(form.get("c"), "nul\uFFFD");
    EXPECT_EQ(form.get("d"), "🌱");
}

TEST(FormTest, WhateverComesInBecomesText) {
    EXPECT_TRUE(rc::check([](const std::string& body) {
        const auto form = parse_form(body);
        for (const auto& [name, value] : form.items()) RC_ASSERT(is_text(name, true) && is_text(value, true));
    }));
}

TEST(FormTest, AMillionFieldsAreNotKept) {
    std::string body;
    for (int field = 0; field < 500'000; ++field) body += "&a";
    EXPECT_LE(parse_form(body).items().size(), 2000U);
}

TEST(Utf8Test, KnowsSoundFromBroken) {
    for (const auto* sound : {"", "abc", "é", "€", "🌱", "\xF4\x8F\xBF\xBF"}) EXPECT_TRUE(is_text(sound, false));
    for (const auto* broken : {"\x80", "\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                               "\xF5\x80\x80\x80", "\xE2\x82", "\x7F", "\x01"})
        EXPECT_FALSE(is_text(broken, false)) << broken;
    EXPECT_TRUE(is_text("regel\r\n\tregel", true));
    EXPECT_FALSE(is_text("regel\r\n\tregel", false));
}

}  // namespace
}  // namespace actiewijzer::http
