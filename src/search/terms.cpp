#include "search/terms.hpp"

#include <array>

namespace actiewijzer::search {

std::string_view number_word(std::string_view folded, Language language) {
    constexpr std::array<std::string_view, 13> dutch{"nul",   "een",  "twee",  "drie", "vier", "vijf",  "zes",
                                                     "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
    constexpr std::array<std::string_view, 13> english{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                       "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    if (folded.empty() || folded.size() > 2) return {};
    std::size_t number = 0;
    for (const char c : folded) {
        if (c < '0' || c > '9') return {};
        number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    if (number >= dutch.size()) return {};
    return language == Language::nl ? dutch[number] : english[number];
}

bool spellable(std::string_view folded) {
    return folded.size() >= 4 && folded.size() <= 40 && folded.find_first_of("0123456789") == std::string_view::npos;
}

}  // namespace actiewijzer::search
