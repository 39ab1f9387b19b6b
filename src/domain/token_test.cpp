#include "domain/token.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>

namespace actiewijzer {
namespace {

TEST(Token, is_written_in_base32) {
    std::array<std::uint8_t, Token::bytes> bytes{};
    EXPECT_EQ(Token(bytes).text(), std::string(32, 'a'));
    bytes.fill(0xFF);
    EXPECT_EQ(Token(bytes).text(), std::string(32, '7'));
    std::copy_n("actiewijzer helpt ee", 20, bytes.begin());
    EXPECT_EQ(Token(bytes).text(), "mfrxi2lfo5uwu6tfoiqgqzlmob2cazlf");
}

RC_GTEST_PROP(Token, reads_back_what_it_wrote, (const std::array<std::uint8_t, Token::bytes>& bytes)) {
    const Token token(bytes);
    const auto read = Token::parse(token.text());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == token);
}

RC_GTEST_PROP(Token, that_differs_in_a_bit_is_another, (std::array<std::uint8_t, Token::bytes> bytes)) {
    const Token before(bytes);
    const auto bit = *rc::gen::inRange<std::size_t>(0, Token::bytes * 8);
    bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1U << (bit % 8)));
    RC_ASSERT(!(Token(bytes) == before));
}

TEST(Token, that_cannot_exist_is_not_found) {
    const std::string good(32, 'k');
    ASSERT_TRUE(Token::parse(good).has_value());
    for (const auto& bad :
         {std::string(), std::string(31, 'k'), std::string(33, 'k'), std::string(32, 'K'), std::string(32, '1'),
          std::string(32, '\0'), std::string("../../../../../../../../etc/pass"), good + "\n"}) {
        const auto parsed = Token::parse(bad);
        ASSERT_FALSE(parsed.has_value()) << bad;
        EXPECT_EQ(parsed.error().kind, Problem::Kind::not_found);
    }
}

}  // namespace
}  // namespace actiewijzer
