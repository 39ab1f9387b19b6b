// What somebody typed, understood: which terms to look for, and what else the words could mean.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "search/analysis.hpp"
#include "search/parts.hpp"
#include "search/phrases.hpp"
#include "search/sought.hpp"

namespace actiewijzer::search {

/// The synonyms and vocabulary of one revision, to be recognised in queries.
class Meanings {
public:
    Meanings(const knowledge::Knowledge& knowledge, const std::shared_ptr<const Analysis>& analysis);

    /// Words that mean the same as others.
    struct Synonym {
        struct Stems {
            std::string dutch, english;
        };
        std::string text;
        std::vector<Stems> words;  ///< without stop words, unless it is one word
        bool dutch;                ///< all of these are Dutch words
    };
    struct Meaning {
        std::string term;               ///< of the vocabulary ("theme:geld"), or
        std::vector<Synonym> synonyms;  ///< what means the same
    };
    /// The meanings found in a text, without those of single stop words; each once.
    struct Found {
        const Meaning* meaning;
        std::size_t begin, end;
        std::string words;
    };
    std::vector<Found> find(std::string_view text, const std::vector<Word>& dutch,
                            const std::vector<Word>& english) const;

private:
    std::vector<Meaning> meanings_;
    Phrases phrases_;
};

struct Asked {
    std::string text;                          ///< as typed, within limits
    Sought sought;                             ///< empty when no word is left
    std::set<std::string, std::less<>> stems;  ///< to mark in snippets, Dutch and English
    std::string did_you_mean;
    std::vector<std::string> understood;
    std::vector<std::string> steps;  ///< for explain: a line a word
};

/// The word that somebody may have meant, within so many mistakes; empty: none.
using Mend = std::function<std::string(std::string_view folded, std::size_t most)>;

/// Reads a query. Every text is allowed; what is too long is cut.
Asked understand(std::string_view typed, Language language, const Parts& indexed, const Analysis& analysis,
                 const Meanings& meanings, const Mend& mend);

/// Words as typed, cut to what is reasonable, at a character.
std::string_view within_limits(std::string_view typed);

}  // namespace actiewijzer::search
