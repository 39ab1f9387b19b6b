// The seven steps of the walk, in order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/element.hpp"
#include "pages/assessments/fields.hpp"

namespace actiewijzer::pages::assessments {

inline constexpr std::size_t step_count = 7;

struct Step {
    std::size_t number;              ///< 1 … 7
    std::string_view slug;           ///< "initiatief", "animo" …, "wensen"
    std::optional<Element> element;  ///< of a question
};

std::optional<Step> step_from_slug(std::string_view slug);
Step step_at(std::size_t number);

/// What was typed on one step; only the part that belongs to the step counts.
struct TypedStep {
    TypedInitiative initiative;
    TypedQuestion question;
    TypedWishes wishes;
};

TypedStep typed_step(const Step& step, const http::Parameters& form);
TypedStep typed_step(const Step& step, const Situation& situation, const knowledge::Knowledge& knowledge,
                     const std::vector<advice::Recognised>& recognised);
Mistakes apply(const Visit& visit, const Step& step, const TypedStep& typed,
               const std::vector<advice::Recognised>& recognised, bool must_choose, Situation& into);

/// Names what a step holds, so that a form can tell whether it was changed elsewhere meanwhile.
std::string fingerprint(const Step& step, const Situation& situation, const knowledge::Knowledge& knowledge);

}  // namespace actiewijzer::pages::assessments
