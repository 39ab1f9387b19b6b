#include "domain/conditions.hpp"

#include <algorithm>
#include <cstdlib>

namespace actiewijzer {

namespace {

bool contains(const auto& list, const auto& value) { return std::ranges::find(list, value) != list.end(); }

bool resident_led(const Situation& situation) {
    int known = 0;
    for (const auto element : all_elements) {
        const auto needed = situation.answer(element).needed;
        if (!needed) continue;
        if (needed->towards(other(resident_led_pole(element)))) return false;
        ++known;
    }
    return known >= 2;
}

}  // namespace

bool holds(const Condition& condition, const Situation& situation) {
    using Kind = Condition::Kind;
    const auto part_holds = [&](const Condition& part) { return holds(part, situation); };
    const auto& answer = situation.answer(condition.element);
    switch (condition.kind) {
        case Kind::all: return std::ranges::all_of(condition.parts, part_holds);
        case Kind::any: return std::ranges::any_of(condition.parts, part_holds);
        case Kind::none_of: return std::ranges::none_of(condition.parts, part_holds);
        case Kind::circumstance: return contains(situation.circumstances, condition.id);
        case Kind::wish: return contains(situation.wishes, condition.id);
        case Kind::needed: return answer.needed && contains(condition.positions, answer.needed->value());
        case Kind::now: return answer.now && contains(condition.positions, answer.now->value());
        case Kind::gap_at_least: {
            const auto distance = answer.distance();
            return distance && std::abs(*distance) >= condition.count;
        }
        case Kind::known_at_least:
            return std::ranges::count_if(situation.answers, [](const Answer& a) { return a.needed.has_value(); }) >=
                   condition.count;
        case Kind::resident_led: return resident_led(situation);
        case Kind::phase: return situation.phase == condition.id;
    }
    return false;
}

}  // namespace actiewijzer
