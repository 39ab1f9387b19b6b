#include "domain/plain_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "domain/slug.hpp"

namespace actiewijzer {
namespace {

TEST(PlainText, MayHoldAnyLetterAndLineEnds) { EXPECT_EQ(check_text("é ğ 漢 😀\n\tja", 20), TextFault::none); }

TEST(PlainText, CountsCharactersNotBytes) {
    EXPECT_EQ(check_text("éééé", 4), TextFault::none);
    EXPECT_EQ(check_text("éééé", 3), TextFault::too_long);
}

TEST(PlainText, RefusesWhatIsNotUtf8) {
    for (const std::string_view broken : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\x80"})
        EXPECT_EQ(check_text(broken, 10), TextFault::not_utf8);
}

TEST(PlainText, RefusesControlCharacters) {
    EXPECT_EQ(check_text(std::string_view("a\0b", 3), 10), TextFault::control_character);
    EXPECT_EQ(check_text("a\x1b[0m", 10), TextFault::control_character);
    EXPECT_EQ(check_text("\xc2\x85", 10), TextFault::control_character);
}

TEST(PlainText, IsTidiedWithoutLosingWords) { EXPECT_EQ(tidy("  een\r\n\r\ntwee \n"), "een\n\ntwee"); }

RC_GTEST_PROP(PlainText, NeverReadsBeyondItsEnd, (const std::string& bytes)) { check_text(bytes, 10); }

TEST(Slug, FoldsAccentsAndSigns) {
    EXPECT_EQ(slug_of("Kan wél"), "kan-wel");
    EXPECT_EQ(slug_of("Moedercentra (en vadercentra)"), "moedercentra-en-vadercentra");
    EXPECT_EQ(slug_of("  … "), "");
}

RC_GTEST_PROP(Slug, HoldsOnlyLettersDigitsAndSingleHyphens, (const std::string& title)) {
    const auto slug = slug_of(title);
    RC_ASSERT(slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    RC_ASSERT(slug.find("--") == std::string::npos);
    RC_ASSERT((!slug.starts_with("-") && !slug.ends_with("-")));
    RC_ASSERT(slug_of(slug) == slug);
}

}  // namespace
}  // namespace actiewijzer
