#include "search/stemmer.hpp"

#include <xapian.h>

namespace actiewijzer::search {

std::string rule_stem(std::string_view folded, Language language) {
    // A Xapian stemmer keeps its work inside itself.
    thread_local const Xapian::Stem dutch("dutch");
    thread_local const Xapian::Stem english("english");
    const bool number = folded.find_first_of("0123456789") != std::string_view::npos;
    if (folded.size() < 3 || number) return std::string(folded);
    if (language == Language::en) return english(std::string(folded));
    std::string stem = dutch(std::string(folded));
    const auto size = stem.size();
    if (size < 3) return stem;
    char& last = stem.back();
    constexpr std::string_view vowels = "aeiouy";
    if (last == stem[size - 2] && vowels.find(last) == std::string_view::npos) {
        stem.pop_back();
        return stem;
    }
    if (last == 'v')
        last = 'f';
    else if (last == 'z')
        last = 's';
    return stem;
}

}  // namespace actiewijzer::search
