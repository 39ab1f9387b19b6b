#include "http/utf8.hpp"

#include <cstddef>

namespace actiewijzer::http {

namespace {

struct Step {
    std::size_t length;  // of the character, or of what has to be replaced
    bool sound;
};

bool is_control(unsigned char byte) { return byte < 0x20 || byte == 0x7F; }
bool is_line_character(unsigned char byte) { return byte == '\t' || byte == '\n' || byte == '\r'; }

// Table 3-7 of the Unicode standard: the second byte decides on overlong forms and surrogates.
Step step(std::string_view bytes, bool lines) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return {1, !is_control(first) || (lines && is_line_character(first))};
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        if (first == 0xE0) low = 0xA0;
        if (first == 0xED) high = 0x9F;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        if (first == 0xF0) low = 0x90;
        if (first == 0xF4) high = 0x8F;
    } else {
        return {1, false};
    }
    for (std::size_t at = 1; at < length; ++at) {
        if (at >= bytes.size() || byte(at) < low || byte(at) > high) return {at, false};
        low = 0x80;
        high = 0xBF;
    }
    return {length, true};
}

}  // namespace

bool is_text(std::string_view bytes, bool lines) {
    while (!bytes.empty()) {
        const auto [length, sound] = step(bytes, lines);
        if (!sound) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

bool mend_text(std::string& text) {
    if (is_text(text, true)) return true;
    std::string mended;
    mended.reserve(text.size() + 8);
    for (std::string_view rest = text; !rest.empty();) {
        const auto [length, sound] = step(rest, true);
        mended += sound ? rest.substr(0, length) : std::string_view("\xEF\xBF\xBD");
        rest.remove_prefix(length);
    }
    text = std::move(mended);
    return false;
}

}  // namespace actiewijzer::http
