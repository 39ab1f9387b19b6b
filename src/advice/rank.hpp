// Puts all methods in order for one situation. Every point has a term that says why.
#pragma once

#include <vector>

#include "advice/advice.hpp"
#include "advice/recognise.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::advice {

/// `advice.situation` and what was recognised are filled in. Best first; equal scores by slug.
std::vector<RankedMethod> rank(const knowledge::Knowledge& knowledge, const Advice& advice,
                               const Recogniser::Found& found);

}  // namespace actiewijzer::advice
