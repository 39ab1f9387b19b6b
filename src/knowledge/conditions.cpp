#include "domain/conditions.hpp"

#include <algorithm>
#include <set>

#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

std::vector<Condition> read_parts(const Node& list) {
    std::vector<Condition> parts;
    for (const auto& item : list.list()) parts.push_back(read_condition(item));
    if (parts.empty()) list.fault("content.fault.empty");
    return parts;
}

Element read_element_name(const Node& node) {
    if (const auto element = element_from_slug(node.string())) return *element;
    node.fault("content.fault.unknown_term", {node.string(), "element"});
    return Element::animo;
}

std::vector<int> read_positions(const Node& node) {
    std::vector<int> positions;
    for (const auto& item : node["is"].list()) {
        const int value = item.integer();
        if (!Position::from(value)) item.fault("content.fault.wrong_value", {std::to_string(value), "-2, -1, 0, 1, 2"});
        positions.push_back(value);
    }
    return positions;
}

/// What a condition looks at: trying all combinations of these decides whether it can hold.
struct Mentioned {
    std::set<std::string> circumstances, wishes, phases{""};
    std::set<Element> elements;
};

void collect(const Condition& condition, Mentioned& into) {
    using Kind = Condition::Kind;
    for (const auto& part : condition.parts) collect(part, into);
    if (condition.kind == Kind::circumstance) into.circumstances.insert(condition.id);
    if (condition.kind == Kind::wish) into.wishes.insert(condition.id);
    if (condition.kind == Kind::phase) into.phases.insert(condition.id);
    if (condition.kind == Kind::needed || condition.kind == Kind::now || condition.kind == Kind::gap_at_least)
        into.elements.insert(condition.element);
}

/// Every way to fill in one element: unknown or one of five, for needed and for now.
bool try_elements(const Condition& condition, Situation& situation, const std::vector<Element>& elements,
                  std::size_t at) {
    if (at == elements.size()) return holds(condition, situation);
    auto& answer = situation.answer(elements[at]);
    std::vector<std::optional<Position>> values{std::nullopt};
    values.insert(values.end(), all_positions.begin(), all_positions.end());
    for (const auto needed : values)
        for (const auto now : values) {
            answer.needed = needed;
            answer.now = now;
            if (try_elements(condition, situation, elements, at + 1)) return true;
        }
    answer = {};
    return false;
}

/// Every subset of `ids` in turn, until `next` holds.
bool try_subsets(std::vector<std::string>& into, const std::vector<std::string>& ids,
                 const std::function<bool()>& next) {
    for (std::size_t mask = 0; mask < (std::size_t{1} << ids.size()); ++mask) {
        into.clear();
        for (std::size_t bit = 0; bit < ids.size(); ++bit)
            if (mask & (std::size_t{1} << bit)) into.push_back(ids[bit]);
        if (next()) return true;
    }
    return false;
}

}  // namespace

Condition read_condition(const Node& node) {
    using Kind = Condition::Kind;
    Condition condition;
    if (!node.present()) return condition;
    node.only({"all", "any", "none", "circumstance", "wish", "needed", "now", "is", "gap", "at_least", "known",
               "resident_led", "phase"});
    const std::array<std::pair<const char*, Kind>, 3> groups{
        {{"all", Kind::all}, {"any", Kind::any}, {"none", Kind::none_of}}};
    for (const auto& [key, kind] : groups)
        if (const auto list = node.maybe(key); list.present()) {
            condition.kind = kind;
            condition.parts = read_parts(list);
            return condition;
        }
    if (const auto id = node.maybe("circumstance"); id.present()) {
        condition.kind = Kind::circumstance;
        condition.id = id.string();
        refer(id, "circumstance", condition.id);
    } else if (const auto wish = node.maybe("wish"); wish.present()) {
        condition.kind = Kind::wish;
        condition.id = wish.string();
        refer(wish, "wish", condition.id);
    } else if (const auto phase = node.maybe("phase"); phase.present()) {
        condition.kind = Kind::phase;
        condition.id = phase.string();
        refer(phase, "phase", condition.id);
    } else if (const auto needed = node.maybe("needed"); needed.present()) {
        condition.kind = Kind::needed;
        condition.element = read_element_name(needed);
        condition.positions = read_positions(node);
    } else if (const auto now = node.maybe("now"); now.present()) {
        condition.kind = Kind::now;
        condition.element = read_element_name(now);
        condition.positions = read_positions(node);
    } else if (const auto gap = node.maybe("gap"); gap.present()) {
        condition.kind = Kind::gap_at_least;
        condition.element = read_element_name(gap);
        condition.count = node["at_least"].integer();
    } else if (const auto known = node.maybe("known"); known.present()) {
        condition.kind = Kind::known_at_least;
        condition.count = known.integer();
    } else if (node.maybe("resident_led").present()) {
        condition.kind = Kind::resident_led;
    } else {
        node.fault("content.fault.no_condition");
    }
    return condition;
}

// 36 ways to fill in an element: conditions that look at more than four elements at once would take minutes.
// None needs that; the loader refuses them.
bool reachable(const Condition& condition) {
    Mentioned mentioned;
    collect(condition, mentioned);
    const std::vector<std::string> circumstances(mentioned.circumstances.begin(), mentioned.circumstances.end());
    const std::vector<std::string> wishes(mentioned.wishes.begin(), mentioned.wishes.end());
    std::vector<Element> elements(mentioned.elements.begin(), mentioned.elements.end());
    std::vector<std::pair<bool, std::string>> alternatives;
    for (const bool others_known : {false, true})
        for (const auto& phase : mentioned.phases) alternatives.emplace_back(others_known, phase);
    // The elements that are not mentioned can be filled in freely: all known and led by residents, or all unknown.
    for (const auto& [others_known, phase] : alternatives) {
        Situation situation;
        situation.phase = phase;
        if (others_known)
            for (auto& answer : situation.answers) answer.needed = Position::from(0);
        const auto by_wishes = [&] {
            return try_subsets(situation.wishes, wishes,
                               [&] { return try_elements(condition, situation, elements, 0); });
        };
        if (try_subsets(situation.circumstances, circumstances, by_wishes)) return true;
    }
    return false;
}

}  // namespace actiewijzer::knowledge
