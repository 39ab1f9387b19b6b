#include "domain/token.hpp"

#include <algorithm>

namespace actiewijzer {

namespace {

constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";

}  // namespace

Token::Token(std::span<const std::uint8_t, bytes> random) {
    text_.reserve(length);
    std::uint32_t buffer = 0;
    unsigned held = 0;
    for (const auto byte : random) {
        buffer = (buffer << 8U) | byte;
        held += 8;
        while (held >= 5) {
            held -= 5;
            text_ += alphabet[(buffer >> held) & 31U];
        }
    }
}

Result<Token> Token::parse(std::string_view text) {
    const bool valid = text.size() == length && std::ranges::all_of(text, [](char letter) {
                           return alphabet.find(letter) != std::string_view::npos;
                       });
    if (!valid) return Problem{Problem::Kind::not_found, {}};
    return Token(text);
}

}  // namespace actiewijzer
