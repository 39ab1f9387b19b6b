// The unguessable part of the address of an assessment: who knows it, may see and change it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "domain/problem.hpp"

namespace actiewijzer {

/// 160 random bits, written as 32 letters a-z and digits 2-7 (base32). Keep it out of logs.
class Token {
public:
    static constexpr std::size_t bytes = 20;
    static constexpr std::size_t length = 32;

    explicit Token(std::span<const std::uint8_t, bytes> random);
    /// An address that cannot be a token names nothing: not_found, as for one that was never given out.
    static Result<Token> parse(std::string_view text);

    const std::string& text() const { return text_; }
    friend bool operator==(const Token&, const Token&) = default;

private:
    explicit Token(std::string_view text) : text_(text) {}
    std::string text_;
};

/// What is stored instead of a token, in hexadecimal: whoever reads a backup gets no working addresses.
struct TokenHash {
    std::string text;
    friend bool operator==(const TokenHash&, const TokenHash&) = default;
};

}  // namespace actiewijzer
