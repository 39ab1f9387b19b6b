// How well documents match what is sought.
#pragma once

#include <vector>

#include "search/parts.hpp"
#include "search/sought.hpp"

namespace actiewijzer::search {

/// Documents of one part, rising, with their weights.
struct Scored {
    std::vector<Document> documents;
    std::vector<float> weights;
    float best = 0;  ///< the greatest weight, or that of the parts before when it is greater
};

/// What matches in this part and has at least `least_share` of the best weight so far: a few with less may be among it.
/// `best`: the greatest weight of the parts before.
Scored score(const Sought& what, const Parts& parts, const Part& part, float least_share, float best);

}  // namespace actiewijzer::search
