#include "pages/assessments/steps.hpp"

#include <array>

#include "exchange/situation_json.hpp"

namespace actiewijzer::pages::assessments {

namespace {

constexpr std::array<std::string_view, step_count> slugs{"initiatief", "animo",    "contact", "toerusting",
                                                         "inbedding",  "empathie", "wensen"};

}  // namespace

Step step_at(std::size_t number) {
    const auto slug = slugs.at(number - 1);
    return {number, slug, element_from_slug(slug)};
}

std::optional<Step> step_from_slug(std::string_view slug) {
    for (std::size_t at = 0; at < slugs.size(); ++at)
        if (slugs[at] == slug) return step_at(at + 1);
    return std::nullopt;
}

TypedStep typed_step(const Step& step, const http::Parameters& form) {
    TypedStep typed;
    if (step.element)
        typed.question = typed_question(form, *step.element);
    else if (step.number == 1)
        typed.initiative = typed_initiative(form);
    else
        typed.wishes = typed_wishes(form);
    return typed;
}

TypedStep typed_step(const Step& step, const Situation& situation, const knowledge::Knowledge& knowledge,
                     const std::vector<advice::Recognised>& recognised) {
    TypedStep typed;
    if (step.element)
        typed.question = typed_question(situation, *step.element, knowledge, recognised);
    else if (step.number == 1)
        typed.initiative = typed_initiative(situation);
    else
        typed.wishes = typed_wishes(situation);
    return typed;
}

Mistakes apply(const Visit& visit, const Step& step, const TypedStep& typed,
               const std::vector<advice::Recognised>& recognised, bool must_choose, Situation& into) {
    if (step.element) return apply(visit, typed.question, *step.element, recognised, must_choose, into);
    if (step.number == 1) return apply(visit, typed.initiative, into);
    return apply(visit, typed.wishes, into);
}

std::string fingerprint(const Step& step, const Situation& situation, const knowledge::Knowledge& knowledge) {
    Situation part;
    if (step.element) {
        part.answer(*step.element) = situation.answer(*step.element);
        for (const auto& id : situation.circumstances)
            if (const auto* found = knowledge.circumstance(id); found && found->element == *step.element)
                part.circumstances.push_back(id);
    } else if (step.number == 1) {
        part.description = situation.description;
        part.themes = situation.themes;
        part.audiences = situation.audiences;
        part.settings = situation.settings;
        part.phase = situation.phase;
        part.tried = situation.tried;
    } else {
        part.wishes = situation.wishes;
        part.wish_text = situation.wish_text;
        part.lead = situation.lead;
    }
    return std::to_string(std::hash<std::string>{}(exchange::write(part)));
}

}  // namespace actiewijzer::pages::assessments
