// Running text → words without case, accents and punctuation. The same folding makes the word list,
// the index, the phrases and the queries, so that they meet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::search {

/// One word of a text. A hyphen parts words; apostrophes, and dots inside abbreviations, are left out:
/// "L.E.N.S." → "lens", "foto’s" → "fotos".
struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< bytes in the text
    std::string folded;
    bool ends_sentence = false;
};

/// All words of a text in order. Any bytes are allowed; what isn't UTF-8 parts words.
std::vector<Token> tokens(std::string_view text);

/// All letters and digits of a text as one word: "Eigen Kracht-conferentie" → "eigenkrachtconferentie".
std::string squashed(std::string_view text);

}  // namespace actiewijzer::search
