#include "domain/slug.hpp"

#include <array>
#include <utility>

namespace actiewijzer {

namespace {

/// Latin letters with accents as they occur in Dutch, by their two UTF-8 bytes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> folds{{
    {"àáâãäåÀÁÂÃÄÅ", "a"},
    {"èéêëÈÉÊË", "e"},
    {"ìíîïÌÍÎÏ", "i"},
    {"òóôõöøÒÓÔÕÖØ", "o"},
    {"ùúûüÙÚÛÜ", "u"},
    {"çÇ", "c"},
    {"ñÑ", "n"},
    {"ýÿÝ", "y"},
    {"ß", "ss"},
    {"æÆ", "ae"},
    {"œŒ", "oe"},
}};

std::string_view fold(std::string_view letter) {
    for (const auto& [letters, plain] : folds)
        if (letters.find(letter) != std::string_view::npos) return plain;
    return {};
}

}  // namespace

std::string slug_of(std::string_view title) {
    std::string slug;
    bool gap = false;
    const auto add = [&](std::string_view letters) {
        if (gap && !slug.empty()) slug += '-';
        gap = false;
        slug += letters;
    };
    for (std::size_t at = 0; at < title.size(); ++at) {
        const auto c = static_cast<unsigned char>(title[at]);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            add(title.substr(at, 1));
        } else if (c >= 'A' && c <= 'Z') {
            const char lower = static_cast<char>(c - 'A' + 'a');
            add({&lower, 1});
        } else if ((c == 0xC3 || c == 0xC5) && at + 1 < title.size()) {
            const auto plain = fold(title.substr(at, 2));
            ++at;
            if (plain.empty())
                gap = true;
            else
                add(plain);
        } else {
            gap = true;
        }
    }
    return slug;
}

}  // namespace actiewijzer
