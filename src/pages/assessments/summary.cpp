#include "pages/assessments/summary.hpp"

#include <array>

#include "advice/wording.hpp"

namespace actiewijzer::pages::assessments {

namespace {

std::string names(const Visit& visit, const std::vector<knowledge::Term>& terms, const std::vector<std::string>& ids) {
    std::vector<std::string> all;
    for (const auto& id : ids)
        if (const auto* term = knowledge::find_term(terms, id)) all.push_back(visit.words(term->name));
    return text::enumerate(visit.words, all);
}

std::vector<std::string> question_lines(const Visit& visit, Element element, const Situation& situation) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    const advice::Wording wording(knowledge, words);
    const auto& answer = situation.answer(element);
    std::vector<std::string> lines;
    std::string positions;
    if (answer.visited || answer.needed)
        positions = words("walk.check.needed", {wording.place(element, answer.needed)});
    if (answer.now)
        positions += (positions.empty() ? "" : " ") + words("walk.check.now", {wording.place(element, answer.now)});
    if (!positions.empty()) lines.push_back(positions);
    const auto typed = typed_question(situation, element, knowledge, visit.edition->advisor->recognise(situation));
    std::string circumstances;
    for (const auto& id : typed.circumstances)
        circumstances.append(circumstances.empty() ? "" : " ").append(words(knowledge.circumstance(id)->text));
    if (!circumstances.empty()) lines.push_back(circumstances);
    if (!answer.reason.empty()) lines.push_back(words("walk.check.reason", {answer.reason}));
    if (!answer.note.empty()) lines.push_back(words("walk.check.note", {answer.note}));
    return lines;
}

}  // namespace

std::vector<std::string> summary_lines(const Visit& visit, const Step& step, const Situation& situation) {
    const auto& knowledge = visit.knowledge();
    std::vector<std::string> lines;
    const auto add = [&](std::string line) {
        if (!line.empty()) lines.push_back(std::move(line));
    };
    if (step.element) {
        lines = question_lines(visit, *step.element, situation);
    } else if (step.number == 1) {
        add(situation.description);
        const auto add_named = [&](const char* key, const std::string& chosen) {
            if (!chosen.empty()) add(visit.words(key, {chosen}));
        };
        add_named("walk.check.themes", names(visit, knowledge.themes, situation.themes));
        add_named("walk.check.audiences", names(visit, knowledge.audiences, situation.audiences));
        add_named("walk.check.settings", names(visit, knowledge.settings, situation.settings));
        if (!situation.phase.empty()) add_named("walk.check.phase", names(visit, knowledge.phases, {situation.phase}));
        for (const auto& [method, went] : situation.tried) {
            static constexpr std::array keys{"walk.initiative.went.goed", "walk.initiative.went.deels",
                                             "walk.initiative.went.niet"};
            if (const auto* tried = knowledge.method(method))
                add(visit.words("walk.check.tried", {tried->name, visit.words(keys[static_cast<std::size_t>(went)])}));
        }
    } else {
        add(text::capitalised(names(visit, knowledge.wishes, situation.wishes)));
        if (!situation.wish_text.empty()) add("“" + situation.wish_text + "”");
        static constexpr std::array leads{"method.lead.residents", "method.lead.professional",
                                          "method.lead.municipality", "method.lead.shared"};
        if (situation.lead)
            add(visit.words("walk.check.lead", {visit.words(leads[static_cast<std::size_t>(*situation.lead)])}));
    }
    if (lines.empty()) lines.push_back(visit.words("walk.check.empty"));
    return lines;
}

std::string summary(const Visit& visit, const Step& step, const Situation& situation) {
    std::string all;
    for (const auto& line : summary_lines(visit, step, situation)) all.append(all.empty() ? "" : " ").append(line);
    return all;
}

}  // namespace actiewijzer::pages::assessments
