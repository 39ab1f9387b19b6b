// Puts all methods in order for one case, and writes out the terms of single ones.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "advice/advice.hpp"
#include "advice/columns.hpp"
#include "advice/parts.hpp"

namespace actiewijzer::advice {

/// What a case tells of single methods besides their facets. By place in Knowledge::methods.
struct Clues {
    std::map<std::size_t, std::vector<std::string>> keywords;  ///< their words that stood in the text
    std::map<std::size_t, std::vector<std::string>> subjects;  ///< words of their `only_for` in the text
    std::map<std::size_t, Went> tried;                         ///< how it went when it was tried before
};

struct Ranked {
    std::uint32_t row = 0;  ///< place in Knowledge::methods
    int points = 0;
    bool fits = false;
    bool about_it = false;  ///< on the subject of the case, if it tells one

    /// What fits goes first, then what is about the subject, then more points, then the slug.
    friend bool operator<(const Ranked& one, const Ranked& two) {
        if (one.fits != two.fits) return one.fits;
        if (one.about_it != two.about_it) return one.about_it;
        if (one.points != two.points) return one.points > two.points;
        return one.row < two.row;
    }
};

/// The best `depth` methods, best first.
std::vector<Ranked> rank(const Columns& columns, const Case& about, const Clues& clues, std::size_t depth);

/// One method as `rank` sees it.
Ranked score(const Columns& columns, const Case& about, const Clues& clues, std::size_t row);

/// The terms of one method; their points add up to its score.
std::vector<Term> terms(const knowledge::Knowledge& knowledge, const Columns& columns, const Case& about,
                        const Clues& clues, std::size_t row);

}  // namespace actiewijzer::advice
