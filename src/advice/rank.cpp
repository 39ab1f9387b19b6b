#include "advice/rank.hpp"

#include <algorithm>
#include <cstdlib>

namespace actiewijzer::advice {

namespace {

using Kind = Term::Kind;
using Words = std::vector<std::string>;

bool contains(const Words& list, std::string_view item) { return std::ranges::find(list, item) != list.end(); }

Words common(const Words& wanted, const Words& offered) {
    Words both;
    for (const auto& id : wanted)
        if (contains(offered, id)) both.push_back(id);
    return both;
}

/// A district lies in a town: methods for the one serve the other.
bool same_setting(const Words& wanted, const Words& offered) {
    const auto urban = [](const Words& list) { return contains(list, "wijk") || contains(list, "stad"); };
    return !common(wanted, offered).empty() || (urban(wanted) && urban(offered));
}

/// Ids of one kind among what was recognised, with the words that showed them.
struct Known {
    Words ids;
    Words words;

    Known(const std::vector<Recognised>& all, Recognised::Kind kind) {
        for (const auto& item : all)
            if (item.kind == kind) {
                ids.push_back(item.id);
                words.push_back(item.words);
            }
    }
};

/// What is the same for every method.
struct Case {
    const knowledge::Knowledge& knowledge;
    const knowledge::Weights& weight;
    const Advice& advice;
    const Situation& situation;
    Known activities, refusals, phases;
    bool has_text;
    bool has_subject;
    bool by_words;  ///< single words may show the subject: nothing else tells it
    bool left_alone;
};

class Scorer {
public:
    Scorer(const Case& about, const Method& method) : case_(about), method_(method) { terms_.reserve(12); }

    void add(Kind kind, Source source, double points, Words ids = {}, std::string words = {},
             std::optional<Element> element = std::nullopt) {
        if (points != 0) terms_.push_back({kind, source, points, element, std::move(ids), std::move(words)});
    }

    void balance();
    void subject(const Words& keywords, const Words& subjects);
    void surroundings();
    void residents();
    RankedMethod finish() &&;

private:
    const Case& case_;
    const Method& method_;
    std::vector<Term> terms_;
};

/// Direction and size: a method counts for the places between now and needed, or from the middle when now is
/// unknown. An unknown position adds nothing and takes nothing.
void Scorer::balance() {
    for (const auto& lean : method_.leans) {
        const auto& answer = case_.situation.answer(lean.element);
        if (!answer.needed || lean.lean == Lean::unknown) continue;
        const int move = answer.now ? *answer.distance() : answer.needed->value();
        double points = 0;
        if (lean.lean == Lean::both) {
            const bool to_the_middle = answer.now && answer.needed->value() == 0;
            points = case_.weight.balance_both * (to_the_middle ? std::abs(move) : std::min(std::abs(move), 1));
        } else {
            const int along = move * direction(lean.lean == Lean::a ? Pole::a : Pole::b);
            points = along * (along > 0 ? case_.weight.balance_towards : case_.weight.balance_against);
        }
        add(Kind::balance, Source::expertise, points, {}, {}, lean.element);
    }
}

void Scorer::subject(const Words& keywords, const Words& subjects) {
    const bool chosen = !case_.situation.themes.empty();
    const auto& wanted = chosen ? case_.situation.themes : case_.advice.recognised_themes;
    if (const auto themes = common(wanted, method_.themes); !themes.empty()) {
        // A method about nothing else is closer than one that touches many subjects.
        const double share = static_cast<double>(themes.size()) / static_cast<double>(method_.themes.size());
        const double each = chosen ? case_.weight.theme : case_.weight.theme_recognised;
        add(Kind::theme, Source::situation, each * (0.6 * static_cast<double>(themes.size()) + 0.4 * share), themes);
    }
    constexpr std::size_t most_keywords = 3;
    for (std::size_t at = 0; at < std::min(keywords.size(), most_keywords); ++at)
        add(Kind::keyword, Source::situation, case_.weight.keyword, {}, keywords[at]);
    for (std::size_t at = 0; at < case_.activities.ids.size(); ++at)
        if (contains(method_.activities, case_.activities.ids[at]))
            add(Kind::activity, Source::situation, case_.weight.activity, {case_.activities.ids[at]}, case_.activities.words[at]);

    const auto& only = method_.only_for;
    if (only.anything() || !case_.has_subject) return;
    const bool met = !subjects.empty() || !common(wanted, only.themes).empty() ||
                     !common(case_.situation.audiences, only.audiences).empty() ||
                     !common(case_.advice.recognised_audiences, only.audiences).empty() ||
                     !common(case_.situation.settings, only.settings).empty();
    if (!met) add(Kind::subject, Source::situation, -case_.weight.subject_elsewhere);
}

void Scorer::surroundings() {
    for (const auto& audience : common(case_.situation.audiences, method_.audiences))
        add(Kind::audience, Source::situation,
            audience == "bewoners" ? case_.weight.audience_general : case_.weight.audience, {audience});
    for (const auto& audience : common(case_.advice.recognised_audiences, method_.audiences))
        add(Kind::audience, Source::situation,
            audience == "bewoners" ? case_.weight.audience_general : case_.weight.audience_recognised, {audience});
    const auto& wanted = case_.situation.settings;
    if (!wanted.empty()) {
        if (same_setting(wanted, method_.settings)) {
            auto shared = common(wanted, method_.settings);
            add(Kind::setting, Source::situation, case_.weight.setting, shared.empty() ? method_.settings : shared);
        } else {
            add(Kind::setting, Source::situation, -case_.weight.setting_elsewhere, method_.settings);
        }
    }
    if (!case_.phases.ids.empty()) {
        const auto phases = common(case_.phases.ids, method_.phases);
        const double points = phases.empty() ? -case_.weight.phase_elsewhere : case_.weight.phase;
        add(Kind::phase, Source::situation, points, phases.empty() ? case_.phases.ids : phases, case_.phases.words.front());
    }
}

void Scorer::residents() {
    const auto given = common(case_.situation.wishes, method_.gives);
    for (const auto& wish : given) add(Kind::wish, Source::residents, case_.weight.wish, {wish});
    for (std::size_t at = 0; at < case_.refusals.ids.size(); ++at)
        if (contains(method_.activities, case_.refusals.ids[at]))
            add(Kind::refusal, Source::residents, -case_.weight.refusal, {case_.refusals.ids[at]}, case_.refusals.words[at]);
    // What they do ask for doesn't go against their wish to be left alone.
    if (case_.left_alone && given.empty()) add(Kind::left_alone, Source::residents, -case_.weight.left_alone);
}

RankedMethod Scorer::finish() && {
    double score = 0;
    bool about_it = !case_.has_subject;
    bool moves_right = false;
    bool balance_known = false;
    bool elsewhere = false;
    for (const auto& term : terms_) {
        score += term.points;
        const bool by_words = case_.by_words && (term.kind == Kind::keyword || term.kind == Kind::activity);
        about_it = about_it || (term.points > 0 && (term.kind == Kind::theme || by_words));
        elsewhere = elsewhere || (term.points < 0 && term.kind == Kind::setting);
        moves_right = moves_right || (term.kind == Kind::balance && term.points > 0);
    }
    for (const auto& answer : case_.situation.answers) balance_known = balance_known || answer.needed.has_value();
    // Made for another place, or of no help on the way that is needed: then twice as much has to speak for it.
    const bool doubtful = elsewhere || (balance_known && !moves_right);
    const bool speaks_enough = score >= case_.weight.threshold * (doubtful ? 2 : 1);
    return {&method_, score, std::move(terms_), about_it && speaks_enough};
}

}  // namespace

std::vector<RankedMethod> rank(const knowledge::Knowledge& knowledge, const Advice& advice,
                               const Recogniser::Found& found) {
    const auto& situation = advice.situation;
    const bool has_text = !situation.description.empty();
    const Case about{knowledge,
                     knowledge.weights,
                     advice,
                     situation,
                     Known(advice.recognised, Recognised::Kind::activity),
                     Known(advice.recognised, Recognised::Kind::refusal),
                     Known(advice.recognised, Recognised::Kind::phase),
                     has_text,
                     has_text || !situation.themes.empty(),
                     situation.themes.empty() && advice.uncovered_themes.empty(),
                     contains(situation.wishes, "met-rust-gelaten")};
    std::vector<RankedMethod> ranked;
    ranked.reserve(knowledge.methods.size());
    for (std::size_t at = 0; at < knowledge.methods.size(); ++at) {
        Scorer scorer(about, knowledge.methods[at]);
        scorer.balance();
        scorer.subject(found.keywords[at], found.subjects[at]);
        scorer.surroundings();
        scorer.residents();
        ranked.push_back(std::move(scorer).finish());
    }
    std::ranges::stable_sort(ranked, [](const RankedMethod& one, const RankedMethod& two) {
        if (one.score != two.score) return one.score > two.score;
        return one.method->slug < two.method->slug;
    });
    return ranked;
}

}  // namespace actiewijzer::advice
