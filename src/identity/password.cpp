#include "identity/password.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <new>

namespace actiewijzer::identity {

namespace {

/// Long enough, and yet the first that somebody would try.
constexpr std::array<std::string_view, 14> well_known{
    "123456789012",  "1234567890123", "actiewijzer",  "actiewijzer1",     "wachtwoord12",
    "wachtwoord123", "welkom123456",  "password1234", "passwordpassword", "wachtwoordwachtwoord",
    "qwertyuiop12",  "administrator", "gemeente1234", "abcdefghijkl"};

std::string lower(std::string_view text) {
    std::string all(text);
    std::ranges::transform(all, all.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return all;
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();
}

}  // namespace

std::string_view fault_in_password(std::string_view password, std::string_view login_name) {
    if (characters(password) < shortest_password) return "password.too_short";
    if (characters(password) > longest_password) return "password.too_long";
    const auto typed = lower(password);
    const bool one_character = std::ranges::all_of(typed, [&](char c) { return c == typed.front(); });
    if (one_character || std::ranges::find(well_known, typed) != well_known.end()) return "password.well_known";
    if (!login_name.empty() && typed.find(lower(login_name)) != std::string::npos) return "password.has_name";
    return {};
}

std::string hash_password(std::string_view password) {
    need_sodium();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool matches(const std::string& hash, std::string_view password) {
    need_sodium();
    // Somebody who guesses names may not hear from the clock which exist.
    static const auto nobodys = hash_password("nobody has this password");
    const auto& against = hash.empty() ? nobodys : hash;
    const bool same = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return same && !hash.empty();
}

}  // namespace actiewijzer::identity
