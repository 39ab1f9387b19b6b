// Dutch and English words of a running text, as search and advice see them.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/language.hpp"

namespace actiewijzer::search {

struct Word {
    std::string_view text;   ///< as written; points into the text that was given
    std::size_t begin, end;  ///< bytes in the text
    std::string folded;      ///< lower case, accents off, apostrophes and dots folded
    std::string stem;
    std::vector<std::string> parts;  ///< stems of the parts of a compound, empty when it is none
    bool ends_sentence;
    Language language;  ///< in which it was read; stems of one language mean nothing in the other
    bool verb;          ///< a form of a Dutch verb and nothing else
};

/// Reads words by the word list made at build time. Safe to use from many threads.
class Analysis {
public:
    /// `extra`: words of our field that the list may miss; they count as known and as parts of compounds.
    /// Throws std::runtime_error when the list can't be read.
    explicit Analysis(std::filesystem::path lexicon, const std::vector<std::string>& extra = {});
    ~Analysis();

    std::vector<Word> words(std::string_view text, Language language) const;
    /// One folded word, without the text around it.
    struct Reading {
        std::string stem;
        std::vector<std::string> parts;  ///< as in Word
        bool verb = false;
    };
    Reading read(std::string_view folded, Language language) const;
    std::string stem(std::string_view folded, Language language) const;
    /// The parts of a Dutch compound without their linking s: "dorpshuis" → "dorp", "huis". Empty when it is none.
    std::vector<std::string> split(std::string_view folded) const;
    /// Whether this is a Dutch word.
    bool known(std::string_view folded) const;

private:
    struct Lists;
    std::unique_ptr<const Lists> lists_;
};

/// Words that carry no subject of their own ("de", "ik", "voor", "zoeken"): folded.
bool stop_word(std::string_view folded, Language language);

}  // namespace actiewijzer::search
