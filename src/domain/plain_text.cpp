#include "domain/plain_text.hpp"

namespace actiewijzer {

namespace {

/// Length of the well-formed UTF-8 sequence at the start (Unicode table 3-7), or 0.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [&](std::size_t at) -> unsigned {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    };
    const auto follows = [&](std::size_t at, unsigned low = 0x80, unsigned high = 0xBF) {
        return byte(at) >= low && byte(at) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

bool control(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1)
        return (first < 0x20 && first != '\n' && first != '\r' && first != '\t') || first == 0x7F;
    return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

}  // namespace

TextFault check_text(std::string_view text, std::size_t limit) {
    std::size_t characters = 0;
    while (!text.empty()) {
        const auto length = sequence_length(text);
        if (length == 0) return TextFault::not_utf8;
        if (control(text.substr(0, length))) return TextFault::control_character;
        text.remove_prefix(length);
        if (++characters > limit) return TextFault::too_long;
    }
    return TextFault::none;
}

std::string tidy(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r') {
            if (at + 1 < text.size() && text[at + 1] == '\n') continue;
            clean += '\n';
        } else {
            clean += text[at];
        }
    }
    constexpr std::string_view blanks = " \t\n";
    const auto first = clean.find_first_not_of(blanks);
    if (first == std::string::npos) return {};
    return clean.substr(first, clean.find_last_not_of(blanks) - first + 1);
}

std::string_view message_key(TextFault fault) {
    switch (fault) {
        case TextFault::not_utf8: return "invalid.utf8";
        case TextFault::control_character: return "invalid.control";
        case TextFault::too_long: return "invalid.too_long";
        case TextFault::none: break;
    }
    return {};
}

}  // namespace actiewijzer
