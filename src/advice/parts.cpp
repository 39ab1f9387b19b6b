#include "advice/parts.hpp"

#include <algorithm>
#include <cstdlib>

namespace actiewijzer::advice {

namespace {

/// Direction and size: the places between now and needed, or from the middle when now is unknown.
int move_of(const Answer& answer) { return answer.now ? *answer.distance() : answer.needed->value(); }

}  // namespace

void Case::answer(Element element, const Answer& answer) {
    const auto at = index(element);
    own[at] = also[at] = {};
    asked[at] = answer.needed.has_value();
    if (!answer.needed) return;
    balance_known = true;
    const int move = move_of(answer);
    for (const auto pole : {Pole::a, Pole::b}) {
        const auto code = pole == Pole::a ? Leans::a : Leans::b;
        const int along = move * direction(pole);
        own[at][code] = along * (along > 0 ? weight->balance_towards : weight->balance_against);
        // That it also serves another need is our reading, so it only helps.
        also[at][code] = std::max(along, 0) * weight->balance_also;
    }
    const bool to_the_middle = answer.now && answer.needed->value() == 0;
    own[at][Leans::both] = weight->balance_both * (to_the_middle ? std::abs(move) : std::min(std::abs(move), 1));
}

Case::Case(const knowledge::Knowledge& knowledge, const Advice& advice, int day)
    : weight(&knowledge.weights), today(day) {
    const auto& situation = advice.situation;
    for (const auto element : all_elements) answer(element, situation.answer(element));
    const bool chosen = !situation.themes.empty();
    themes = mask_of(knowledge.themes, chosen ? situation.themes : advice.recognised_themes);
    theme_weight = chosen ? weight->theme : weight->theme_recognised;
    audiences = mask_of(knowledge.audiences, situation.audiences);
    audiences_read = mask_of(knowledge.audiences, advice.recognised_audiences);
    general_audience = mask_of(knowledge.audiences, {"bewoners"});
    settings = mask_of(knowledge.settings, situation.settings);
    urban = mask_of(knowledge.settings, {"wijk", "stad"});
    if (!situation.phase.empty()) phases = mask_of(knowledge.phases, {situation.phase});
    for (const auto& item : advice.recognised) {
        const auto quote = [&](const std::vector<knowledge::Term>& terms, Quoted& into) {
            const Mask bit = mask_of(terms, {item.id});
            if (!bit || into.mask & bit) return;
            into.mask |= bit;
            into.words[static_cast<std::size_t>(std::countr_zero(bit))] = item.words;
        };
        if (item.kind == Recognised::Kind::activity) quote(knowledge.activities, activities);
        if (item.kind == Recognised::Kind::refusal) quote(knowledge.activities, refusals);
        if (item.kind == Recognised::Kind::phase && situation.phase.empty()) {
            if (!phases) phase_words = item.words;
            phases |= mask_of(knowledge.phases, {item.id});
        }
    }
    lead = situation.lead;
    wishes = mask_of(knowledge.wishes, situation.wishes);
    left_alone = std::ranges::find(situation.wishes, "met-rust-gelaten") != situation.wishes.end();
    has_subject = !situation.description.empty() || chosen;
    by_words = !chosen && advice.uncovered_themes.empty();
}

}  // namespace actiewijzer::advice
