// Passwords and second factors.
#include <gtest/gtest.h>

#include <string>

#include "identity/password.hpp"
#include "identity/totp.hpp"

namespace actiewijzer::identity {
namespace {

TEST(Password, matches_its_own_hash_and_no_other) {
    const auto hash = hash_password("een lange zin met spaties");
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(matches(hash, "een lange zin met spaties"));
    EXPECT_FALSE(matches(hash, "een lange zin met spatie"));
    EXPECT_FALSE(matches(hash, ""));
}

TEST(Password, has_another_hash_each_time) {
    EXPECT_NE(hash_password("hetzelfde wachtwoord"), hash_password("hetzelfde wachtwoord"));
}

TEST(Password, that_was_never_set_matches_nothing) {
    EXPECT_FALSE(matches("", ""));
    EXPECT_FALSE(matches("", "nobody has this password"));
}

TEST(Password, is_judged_by_length_and_by_how_well_known_it_is) {
    EXPECT_EQ(fault_in_password("elf tekens!", "anna"), "password.too_short");
    EXPECT_EQ(fault_in_password("twaalf tekens", "anna"), "");
    EXPECT_EQ(fault_in_password("één café één", "anna"), "") << "letters are counted, not bytes";
    EXPECT_EQ(fault_in_password("één café", "anna"), "password.too_short");
    EXPECT_EQ(fault_in_password("aaaaaaaaaaaa", "bert"), "password.well_known");
    EXPECT_EQ(fault_in_password("Wachtwoord123", "anna"), "password.well_known");
    EXPECT_EQ(fault_in_password("mijn naam is Anna", "anna"), "password.has_name");
    EXPECT_EQ(fault_in_password(std::string(201, 'a') + "b", "anna"), "password.too_long");
}

// The vectors of RFC 6238, appendix B, for SHA-1; its eight digits end in these six.
TEST(SecondFactor, follows_the_vectors_of_the_standard) {
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    EXPECT_EQ(totp_code(secret, 59), "287082");
    EXPECT_EQ(totp_code(secret, 1111111109), "081804");
    EXPECT_EQ(totp_code(secret, 1111111111), "050471");
    EXPECT_EQ(totp_code(secret, 1234567890), "005924");
    EXPECT_EQ(totp_code(secret, 2000000000), "279037");
    EXPECT_EQ(totp_code(secret, 20000000000), "353130");
}

TEST(SecondFactor, takes_a_code_of_now_just_before_and_just_after) {
    const auto secret = new_totp_secret();
    constexpr std::int64_t now = 1'795'000'000;
    for (const auto offset : {-30, 0, 30}) EXPECT_TRUE(totp_step(secret, totp_code(secret, now + offset), now, 0));
    for (const auto offset : {-90, 90}) EXPECT_FALSE(totp_step(secret, totp_code(secret, now + offset), now, 0));
}

TEST(SecondFactor, takes_a_code_once) {
    const auto secret = new_totp_secret();
    constexpr std::int64_t now = 1'795'000'000;
    const auto used = totp_step(secret, totp_code(secret, now), now, 0);
    ASSERT_TRUE(used);
    EXPECT_FALSE(totp_step(secret, totp_code(secret, now), now, *used));
    EXPECT_TRUE(totp_step(secret, totp_code(secret, now + 30), now + 30, *used));
}

TEST(SecondFactor, forgives_spaces_and_nothing_else) {
    const auto secret = new_totp_secret();
    constexpr std::int64_t now = 1'795'000'000;
    const auto code = totp_code(secret, now);
    EXPECT_TRUE(totp_step(secret, code.substr(0, 3) + " " + code.substr(3), now, 0));
    EXPECT_FALSE(totp_step(secret, code + "0", now, 0));
    EXPECT_FALSE(totp_step(secret, "", now, 0));
    EXPECT_FALSE(totp_step(secret, "abcdef", now, 0));
}

}  // namespace
}  // namespace actiewijzer::identity
