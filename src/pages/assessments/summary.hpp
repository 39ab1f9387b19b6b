// One step of a draft in a few lines of words: for the check page and where two windows disagree.
#pragma once

#include <string>
#include <vector>

#include "domain/situation.hpp"
#include "pages/assessments/steps.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::assessments {

std::vector<std::string> summary_lines(const Visit& visit, const Step& step, const Situation& situation);
/// The same in one line.
std::string summary(const Visit& visit, const Step& step, const Situation& situation);

}  // namespace actiewijzer::pages::assessments
