#include "search/fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace actiewijzer::search {

namespace {

struct Letter {
    char32_t code = 0;
    std::size_t bytes = 1;
};

/// The character at a place; anything that isn't UTF-8 is one byte of no letter.
Letter decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (length == 1 || first >= 0xF5 || at + length > text.size()) return {0, 1};
    char32_t code = first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return {0, 1};
        code = (code << 6) | (byte(at + i) & 0x3Fu);
    }
    return {code, length};
}

// Base letters of U+00C0–U+00FF and U+0100–U+017F, one a code; '.' is handled apart, ' ' is no letter.
constexpr std::string_view latin_1 =
    "aaaaaa.ceeeeiiiidnooooo ouuuuy.."
    "aaaaaa.ceeeeiiiidnooooo ouuuuy.y";
constexpr std::string_view latin_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkk"
    "llllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 64 && latin_a.size() == 128);

enum class Kind { letter, digit, silent, apostrophe, other };

/// What a character is; appends its folded letters.
Kind fold(Letter letter, std::string_view bytes, std::string& out) {
    const char32_t c = letter.code;
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z') return out += static_cast<char>(c), Kind::letter;
        if (c >= 'A' && c <= 'Z') return out += static_cast<char>(c + 32), Kind::letter;
        if (c >= '0' && c <= '9') return out += static_cast<char>(c), Kind::digit;
        return c == '\'' || c == '`' ? Kind::apostrophe : Kind::other;
    }
    if (c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xB4) return Kind::apostrophe;
    if (c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200D)) return Kind::silent;
    if (c < 0xC0) return Kind::other;
    if (c < 0x180) {
        const char plain = c < 0x100 ? latin_1[c - 0xC0] : latin_a[c - 0x100];
        if (plain == ' ') return Kind::other;
        if (plain != '.') return out += plain, Kind::letter;
        switch (c) {
            case 0xC6:
            case 0xE6: out += "ae"; break;
            case 0xDE:
            case 0xFE: out += "th"; break;
            case 0xDF: out += "ss"; break;
            case 0x132:
            case 0x133: out += "ij"; break;
            default: out += "oe"; break;
        }
        return Kind::letter;
    }
    const bool sign = (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) || (c >= 0xFE00 && c < 0xFE70) ||
                      c >= 0xFF00 || (c >= 0xD800 && c < 0xF900);
    if (sign) return Kind::other;
    out += bytes;
    return Kind::letter;
}

std::size_t end_of_plain_letters(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
    return at;
}

/// Short forms after which a dot ends no sentence.
bool abbreviation(std::string_view word) {
    constexpr std::array<std::string_view, 22> all{"art", "bijv", "blz", "bv", "ca",   "dhr", "dr",  "drs",
                                                   "evt", "excl", "fam", "ir", "incl", "jl",  "max", "mevr",
                                                   "min", "mr",   "mw",  "nr", "resp", "tel"};
    return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

std::vector<Token> tokens(std::string_view text) {
    std::vector<Token> all;
    all.reserve(text.size() / 6 + 1);
    Token word;
    std::size_t run = 0;  // letters since the word began or since its last dot
    bool run_digits = true;
    bool dotted = false;
    bool dot_after = false;  // a dot stands right behind the word that just ended
    std::size_t newlines = 0;
    std::string ignored;
    const auto kind_at = [&](std::size_t at) {
        if (at >= text.size()) return Kind::other;
        const Letter letter = decode(text, at);
        ignored.clear();
        return fold(letter, text.substr(at, letter.bytes), ignored);
    };
    const auto is_letter = [](Kind kind) { return kind == Kind::letter || kind == Kind::digit; };
    const auto finish = [&] {
        if (!word.folded.empty()) {
            all.push_back(std::move(word));
            newlines = 0;
        }
        word = Token{};
        run = 0;
        run_digits = true;
        dotted = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const bool open = !word.folded.empty();
        if (!open) word.begin = at;
        // Most of a text are letters that fold to themselves: those in a row are taken together.
        if (const auto end = end_of_plain_letters(text, at); end > at) {
            word.folded.append(text, at, end - at);
            word.end = end;
            run += end - at;
            run_digits = dot_after = false;
            at = end;
            continue;
        }
        const Letter letter = decode(text, at);
        const std::size_t next = at + letter.bytes;
        const Kind kind = fold(letter, text.substr(at, letter.bytes), word.folded);
        if (is_letter(kind)) {
            word.end = next;
            ++run;
            run_digits = run_digits && kind == Kind::digit;
            dot_after = false;
        } else if (kind == Kind::silent) {
            if (open) word.end = next;
        } else if (kind == Kind::apostrophe) {
            if (open && !is_letter(kind_at(next))) finish();
        } else {
            if (open && letter.code == '.') {
                const Kind following = kind_at(next);
                const std::size_t after = is_letter(following) ? next + decode(text, next).bytes : next;
                const bool number = run_digits && following == Kind::digit;
                const bool initials = run == 1 && following == Kind::letter && !is_letter(kind_at(after));
                if (number || initials) {
                    dotted = dotted || initials;
                    run = 0;
                    run_digits = number;
                    at = next;
                    continue;
                }
                const bool joined = is_letter(following);
                const bool short_form = dotted || abbreviation(word.folded);
                finish();
                dot_after = short_form;
                if (!joined && !short_form) all.back().ends_sentence = true;
                at = next;
                continue;
            }
            if (open) finish();
            if (!all.empty()) {
                if (letter.code == '!' || letter.code == '?' || letter.code == 0x2026) all.back().ends_sentence = true;
                if (letter.code == '.' && !dot_after) all.back().ends_sentence = true;
                if (letter.code == '\n' && ++newlines == 2) all.back().ends_sentence = true;
            }
        }
        at = next;
    }
    finish();
    if (!all.empty()) all.back().ends_sentence = true;
    return all;
}

std::string squashed(std::string_view text) {
    std::string all;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = decode(text, at);
        fold(letter, text.substr(at, letter.bytes), all);
        at += letter.bytes;
    }
    return all;
}

}  // namespace actiewijzer::search
