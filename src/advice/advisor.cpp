#include "advice/advisor.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "advice/choice.hpp"
#include "advice/rank.hpp"
#include "advice/recognise.hpp"
#include "domain/conditions.hpp"
#include "search/fold.hpp"

namespace actiewijzer::advice {

namespace {

using Words = std::vector<std::string>;

bool contains(const Words& list, std::string_view item) { return std::ranges::find(list, item) != list.end(); }

void add_once(Words& list, const std::string& item) {
    if (!contains(list, item)) list.push_back(item);
}

bool crossed_out(const Situation& situation, const Recognised& item) {
    const auto full = std::string(name(item.kind)) + ':' + item.id;
    const bool bare = item.kind == Recognised::Kind::circumstance && contains(situation.crossed_out, item.id);
    return bare || contains(situation.crossed_out, full);
}

/// What the text says joins what was ticked. Themes and audiences stay apart: chosen ones count for more.
void apply(Advice& advice, Clues& clues) {
    using Kind = Recognised::Kind;
    auto& situation = advice.situation;
    std::erase_if(advice.recognised, [&](const Recognised& item) { return crossed_out(situation, item); });
    for (auto& [row, words] : clues.keywords)
        std::erase_if(words, [&](const std::string& word) {
            return crossed_out(situation, {Kind::word, search::squashed(word), word});
        });
    const bool settings_told = !situation.settings.empty();
    for (const auto& item : advice.recognised) {
        if (item.kind == Kind::circumstance) add_once(situation.circumstances, item.id);
        if (item.kind == Kind::theme) add_once(advice.recognised_themes, item.id);
        if (item.kind == Kind::audience && !contains(situation.audiences, item.id))
            add_once(advice.recognised_audiences, item.id);
        if (item.kind == Kind::setting && !settings_told) add_once(situation.settings, item.id);
        if (item.kind == Kind::wish) add_once(situation.wishes, item.id);
    }
}

ElementPicture draw(const knowledge::Knowledge& knowledge, Element element, const Answer& answer) {
    ElementPicture picture{element, answer, 0, !answer.needed, false, false};
    if (!answer.needed) return picture;
    picture.weight = std::abs(answer.now ? *answer.distance() : answer.needed->value());
    picture.keep = answer.now && *answer.distance() == 0;
    const auto default_pole = knowledge.element(element).default_pole;
    picture.left_default = default_pole && answer.needed->towards(other(*default_pole));
    return picture;
}

/// Largest distance first. A distance that was told goes before a need whose "now" is unknown.
std::vector<Element> by_weight(const std::vector<ElementPicture>& pictures) {
    std::vector<Element> order(all_elements.begin(), all_elements.end());
    std::ranges::stable_sort(order, [&](Element one, Element two) {
        const auto& a = pictures[index(one)];
        const auto& b = pictures[index(two)];
        return std::pair(a.weight, a.answer.now.has_value()) > std::pair(b.weight, b.answer.now.has_value());
    });
    return order;
}

/// The situation with the phase that the text tells, where none was chosen.
Situation with_phase(const Advice& advice) {
    auto situation = advice.situation;
    if (!situation.phase.empty()) return situation;
    const auto read = std::ranges::find(advice.recognised, Recognised::Kind::phase, &Recognised::kind);
    if (read != advice.recognised.end()) situation.phase = read->id;
    return situation;
}

std::vector<ActiveGuidance> active_guidance(const knowledge::Knowledge& knowledge, const Advice& advice) {
    const auto situation = with_phase(advice);
    std::vector<ActiveGuidance> active;
    for (const auto& guidance : knowledge.guidance) {
        const auto& picture = advice.picture(guidance.element);
        Words circumstances;
        for (const auto& id : guidance.circumstances)
            if (contains(situation.circumstances, id)) circumstances.push_back(id);
        std::vector<const Trigger*> triggers;
        for (const auto& trigger : guidance.triggers)
            if (holds(trigger.when, situation)) triggers.push_back(&trigger);
        const auto& needed = picture.answer.needed;
        const bool by_position = guidance.pole && needed && needed->towards(*guidance.pole);
        if (circumstances.empty() && triggers.empty() && !by_position) continue;
        active.push_back(
            {&guidance, std::move(circumstances), std::move(triggers), by_position, picture.keep, picture.weight});
    }
    std::ranges::stable_sort(active, [](const ActiveGuidance& one, const ActiveGuidance& two) {
        const auto rank = [](const ActiveGuidance& item) {
            return std::tuple(item.keep ? 0 : item.urgency, item.circumstances.size() + item.triggers.size());
        };
        return rank(one) > rank(two);
    });
    return active;
}

NoMethodReason no_method_reason(const Situation& situation) {
    static const Condition led = [] {
        Condition c;
        c.kind = Condition::Kind::resident_led;
        return c;
    }();
    if (contains(situation.wishes, "met-rust-gelaten") && holds(led, situation)) return NoMethodReason::left_alone;
    int told = 0;
    for (const auto& answer : situation.answers) {
        if (!answer.distance()) {
            if (answer.needed) return NoMethodReason::none;
            continue;
        }
        if (*answer.distance() != 0) return NoMethodReason::none;
        ++told;
    }
    return told >= 3 ? NoMethodReason::in_balance : NoMethodReason::none;
}

/// What teams told of a method, in words for its term: how many helped, of how many.
std::string told(const Experiences& known) { return std::to_string(known.helped) + '/' + std::to_string(known.teams); }

void choose_methods(const knowledge::Knowledge& knowledge, const Columns& columns,
                    const std::vector<Experiences>& experiences, const Clues& clues, const Wanted& wanted,
                    Advice& advice) {
    const Case about(knowledge, advice, day_number(wanted.today));
    // More than are shown: those that resemble one above them make place for the next.
    constexpr std::size_t depth = 64;
    const auto pool = rank(columns, about, clues, std::max(depth, wanted.count));
    if (advice.no_method != NoMethodReason::none)
        advice.outcome = Outcome::no_method_needed;
    else if (pool.empty() || !pool.front().fits)
        advice.outcome = Outcome::nothing_fits;
    const bool none_needed = advice.outcome == Outcome::no_method_needed;
    const auto chosen = choose(columns, pool, none_needed ? 0 : wanted.count, knowledge.weights.alike);

    const auto explained = [&](const Chosen& one) {
        const auto row = one.ranked.row;
        RankedMethod method{&knowledge.methods[row], one.points(), one.ranked.fits,
                            terms(knowledge, columns, about, clues, row), std::nullopt};
        for (auto& term : method.terms)
            if (term.kind == Term::Kind::experience) term.words = told(experiences[row]);
        if (one.likeness_points)
            method.terms.push_back({Term::Kind::alike,
                                    Source::situation,
                                    one.likeness_points,
                                    std::nullopt,
                                    {knowledge.methods[*one.resembles].slug},
                                    {}});
        return method;
    };
    for (const auto& one : chosen) advice.methods.push_back(explained(one));
    if (advice.outcome == Outcome::fitting) {
        auto found = changes(knowledge, columns, about, clues, advice.situation, pool, chosen);
        for (std::size_t place = 0; place < found.size(); ++place) advice.methods[place].change = found[place];
        advice.mix = mix(advice.methods, advice.elements);
        if (!chosen.empty()) advice.steps = steps(knowledge, columns, about, clues, *advice.methods.front().method);
    }
    for (const auto& slug : wanted.by_slug)
        if (const auto row = knowledge.methods.place(slug))
            advice.asked.push_back(
                explained(beside(columns, score(columns, about, clues, *row), chosen, knowledge.weights.alike)));
}

Words uncovered(const knowledge::Knowledge& knowledge, const Words& themes) {
    Words none;
    for (const auto& theme : themes)
        if (std::ranges::none_of(knowledge.methods, [&](const Method& m) { return contains(m.themes, theme); }))
            none.push_back(theme);
    return none;
}

}  // namespace

struct Advisor::Tools {
    Recogniser recogniser;
    Columns columns;
    std::vector<Experiences> experiences;
};

Advisor::Advisor(knowledge::KnowledgePtr knowledge, std::shared_ptr<const search::Analysis> analysis,
                 std::vector<Experiences> experiences)
    : knowledge_(std::move(knowledge)), analysis_(std::move(analysis)) {
    Columns columns(*knowledge_, experiences);
    tools_ = std::make_unique<const Tools>(
        Tools{Recogniser(knowledge_, analysis_), std::move(columns), std::move(experiences)});
}

Advisor::Advisor(knowledge::KnowledgePtr knowledge, std::shared_ptr<const search::Analysis> analysis,
                 std::unique_ptr<const Tools> tools)
    : knowledge_(std::move(knowledge)), analysis_(std::move(analysis)), tools_(std::move(tools)) {}

Advisor::~Advisor() = default;

std::unique_ptr<const Advisor> Advisor::with(knowledge::KnowledgePtr knowledge,
                                             const std::vector<std::string>& changed) const {
    auto columns = tools_->columns;
    auto experiences = tools_->experiences;
    const auto& before = knowledge_->methods;
    const auto& after = knowledge->methods;
    // From the last row back, so that the rows before it still are where they were.
    for (auto slug = changed.rbegin(); slug != changed.rend(); ++slug)
        if (const auto row = before.place(*slug); row && !after.place(*slug)) {
            columns.erase(*row);
            if (*row < experiences.size()) experiences.erase(experiences.begin() + static_cast<std::ptrdiff_t>(*row));
        }
    for (const auto& slug : changed) {
        const auto row = after.place(slug);
        if (!row) continue;
        const bool fresh = !before.place(slug);
        if (fresh && *row < experiences.size())
            experiences.insert(experiences.begin() + static_cast<std::ptrdiff_t>(*row), Experiences{});
        const auto* known = *row < experiences.size() ? &experiences[*row] : nullptr;
        if (fresh)
            columns.insert(*row, *knowledge, after[*row], known);
        else
            columns.set(*row, *knowledge, after[*row], known);
    }
    auto recogniser = tools_->recogniser.with(knowledge, changed);
    return std::unique_ptr<const Advisor>(new Advisor(
        std::move(knowledge), analysis_,
        std::make_unique<const Tools>(Tools{std::move(recogniser), std::move(columns), std::move(experiences)})));
}

std::vector<Recognised> Advisor::recognise(const Situation& situation) const {
    return tools_->recogniser.read(situation).recognised;
}

Advice Advisor::advise(const Situation& situation, const Wanted& wanted) const {
    auto found = tools_->recogniser.read(situation);
    Advice advice;
    advice.today = wanted.today;
    advice.situation = situation;
    advice.recognised = std::move(found.recognised);
    advice.remarks = std::move(found.remarks);
    apply(advice, found.clues);
    for (const auto& tried : situation.tried)
        if (const auto row = knowledge_->methods.place(tried.method)) found.clues.tried[*row] = tried.went;

    for (const auto element : all_elements)
        advice.elements.push_back(draw(*knowledge_, element, advice.situation.answer(element)));
    advice.by_weight = by_weight(advice.elements);
    advice.guidance = active_guidance(*knowledge_, advice);
    for (const auto& tension : knowledge_->tensions)
        if (holds(tension.when, advice.situation)) advice.tensions.push_back(&tension);
    const auto rule = std::ranges::find_if(knowledge_->role_rules,
                                           [&](const RoleRule& each) { return holds(each.when, advice.situation); });
    if (rule != knowledge_->role_rules.end()) advice.role = &*rule;

    advice.uncovered_themes = uncovered(*knowledge_, advice.situation.themes);
    // A text may touch many subjects; only when no method is about any of them, that is worth saying.
    if (advice.situation.themes.empty())
        if (auto none = uncovered(*knowledge_, advice.recognised_themes);
            none.size() == advice.recognised_themes.size())
            advice.uncovered_themes = std::move(none);
    advice.no_method = no_method_reason(advice.situation);
    choose_methods(*knowledge_, tools_->columns, tools_->experiences, found.clues, wanted, advice);
    return advice;
}

}  // namespace actiewijzer::advice
