// From a ranking to what is worth showing: methods that differ, what would change the first place, two that complete
// each other, and a few steps in a row.
#pragma once

#include <optional>
#include <vector>

#include "advice/rank.hpp"

namespace actiewijzer::advice {

/// A ranked method, less what it has in common with those chosen above it.
struct Chosen {
    Ranked ranked;
    int likeness_points = 0;                 ///< nought or less
    std::optional<std::uint32_t> resembles;  ///< the row above it that it resembles most

    int points() const { return ranked.points + likeness_points; }
};

/// How much two methods are the same in what counts, in percent: shared subjects, activities, phases, gifts and leans
/// out of all that either has (Jaccard).
int likeness(const Columns& columns, std::size_t one, std::size_t other);

/// What a method loses for resembling one of `above`: nothing up to half alike, all of `weight` when the same.
Chosen beside(const Columns& columns, const Ranked& ranked, const std::vector<Chosen>& above, int weight);

/// At most `count` of `pool` from the top down, each time the best after likeness. When something fits, only what fits;
/// else at most three of which something speaks for them. A higher score never chooses a method later.
std::vector<Chosen> choose(const Columns& columns, const std::vector<Ranked>& pool, std::size_t count, int weight);

/// For each of `chosen` the smallest single change of a position that is needed after which another comes first (for
/// the first), or this one does (for the others); nothing when no change does. `pool` holds the best of the ranking,
/// and all of it unless `all_in_pool` is false: then a change that a method outside the pool might win is passed over.
std::vector<std::optional<Change>> changes(const knowledge::Knowledge& knowledge, const Columns& columns,
                                           const Case& about, const Clues& clues, const Situation& situation,
                                           const std::vector<Ranked>& pool, const std::vector<Chosen>& chosen);

/// The pair, best first, that together moves more elements the way they need than either alone.
std::optional<Mix> mix(const std::vector<RankedMethod>& methods, const std::vector<ElementPicture>& elements);

/// What may come before, beside and after the first method in this case. One each at most, none that residents refuse
/// or whose subject lies elsewhere; before only when the phase of the case is also one of its own.
std::vector<Step> steps(const knowledge::Knowledge& knowledge, const Columns& columns, const Case& about,
                        const Clues& clues, const Method& first);

}  // namespace actiewijzer::advice
