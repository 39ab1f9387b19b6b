#include "identity/tokens.hpp"

#include <sodium.h>

#include <array>
#include <cstdlib>
#include <string>

namespace actiewijzer::identity {

namespace {

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();  // no source of randomness: nothing may go on
}

template <std::size_t size>
std::array<std::uint8_t, size> blake2b(const std::string& text) {
    need_sodium();
    std::array<std::uint8_t, size> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    return hash;
}

}  // namespace

Token new_token() {
    need_sodium();
    std::array<std::uint8_t, Token::bytes> random{};
    randombytes_buf(random.data(), random.size());
    return Token(random);
}

Token kept_token(const Token& draft, int version) {
    return Token(blake2b<Token::bytes>("kept " + draft.text() + ' ' + std::to_string(version)));
}

TokenHash hash_of(const Token& token) {
    constexpr std::string_view digits = "0123456789abcdef";
    TokenHash hash;
    hash.text.reserve(64);
    for (const auto byte : blake2b<32>(token.text())) {
        hash.text += digits[byte >> 4U];
        hash.text += digits[byte & 15U];
    }
    return hash;
}

}  // namespace actiewijzer::identity
