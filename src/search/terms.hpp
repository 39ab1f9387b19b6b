// What stands in an index for words and values. What each prefix means: terms.md.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/language.hpp"

namespace actiewijzer::search {

namespace prefix {
inline constexpr char dutch = 'N';
inline constexpr char english = 'E';
inline constexpr char part = 'C';
inline constexpr char value = 'V';
}  // namespace prefix

inline std::string term(char prefix, std::string_view word) {
    std::string name(1, prefix);
    return name.append(word);
}

/// Stems by which a folded number is also found: "5" is "vijf"; empty when it is none.
std::string_view number_word(std::string_view folded, Language language);

/// Whether a folded word is long enough, and word enough, to guess what was meant.
bool spellable(std::string_view folded);

/// For maps by text that are asked with a view of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace actiewijzer::search
