// Splits Dutch text into sentences, to hold them to a length that everybody can read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::knowledge {

/// B1: more words than this in a sentence is a fault (house rule; 15 is what we aim at).
inline constexpr std::size_t longest_sentence = 25;

struct Sentence {
    std::string start;  ///< its first words, to find it by
    std::size_t words;
    int line;  ///< lines after the first line of the text
};

/// A line break before a list item, heading or empty line ends a sentence too. Addresses count as one word.
std::vector<Sentence> sentences(std::string_view text);

std::size_t count_words(std::string_view text);

}  // namespace actiewijzer::knowledge
