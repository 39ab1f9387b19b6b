#include "identity/totp.hpp"

#include <liboath/oath.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <stdexcept>

#include "identity/tokens.hpp"

namespace actiewijzer::identity {

namespace {

constexpr std::int64_t step_seconds = 30;
constexpr unsigned digits = 6;

std::string code_at(const std::string& secret, std::int64_t step) {
    static const bool ready = oath_init() == OATH_OK;
    char* key = nullptr;
    std::size_t size = 0;
    if (!ready || oath_base32_decode(secret.data(), secret.size(), &key, &size) != OATH_OK)
        throw std::invalid_argument("not a TOTP secret");
    const std::unique_ptr<char, decltype(&free)> owned(key, &free);
    std::array<char, digits + 1> code{};
    if (oath_hotp_generate(key, size, static_cast<std::uint64_t>(step), digits, false, OATH_HOTP_DYNAMIC_TRUNCATION,
                           code.data()) != OATH_OK)
        throw std::runtime_error("no TOTP code");
    return code.data();
}

}  // namespace

std::string new_totp_secret() {
    auto secret = new_token().text();
    std::ranges::transform(secret, secret.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return secret;
}

std::optional<std::int64_t> totp_step(const std::string& secret, std::string_view code, std::int64_t now,
                                      std::int64_t last_used) {
    std::string typed(code);
    std::erase_if(typed, [](unsigned char c) { return std::isspace(c) != 0; });
    if (typed.size() != digits) return std::nullopt;
    for (auto step = now / step_seconds - 1; step <= now / step_seconds + 1; ++step) {
        const auto expected = code_at(secret, step);
        if (step > last_used && sodium_memcmp(expected.data(), typed.data(), digits) == 0) return step;
    }
    return std::nullopt;
}

std::string totp_code(const std::string& secret, std::int64_t now) { return code_at(secret, now / step_seconds); }

std::string totp_uri(const std::string& secret, std::string_view account) {
    return "otpauth://totp/Actiewijzer:" + std::string(account) + "?secret=" + secret + "&issuer=Actiewijzer";
}

}  // namespace actiewijzer::identity
