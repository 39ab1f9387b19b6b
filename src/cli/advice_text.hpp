// Advice as text for a terminal, in the words of advice::Wording.
#pragma once

#include <iosfwd>

#include "advice/wording.hpp"

namespace actiewijzer::cli {

struct AdviceText {
    const advice::Advice& advice;
    const advice::Wording& wording;
    const knowledge::Knowledge& knowledge;
    bool explain;  ///< every term of every score, and that they add up
};

void write_advice(std::ostream& out, const AdviceText& what);

}  // namespace actiewijzer::cli
