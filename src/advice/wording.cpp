#include "advice/wording.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "advice/facets.hpp"
#include "domain/conditions.hpp"

namespace actiewijzer::advice {

namespace {

/// From this many places on a difference is called large.
constexpr int large = 3;

bool contains(const std::vector<std::string>& list, std::string_view item) {
    return std::ranges::find(list, item) != list.end();
}

Pole pole_of(int direction_of_move) { return direction_of_move < 0 ? Pole::a : Pole::b; }

std::string_view letter(Pole pole) { return pole == Pole::a ? "a" : "b"; }

std::string key(std::string_view prefix, std::string_view rest) { return std::string(prefix) + std::string(rest); }

/// What kind of reason or caution a term is, for machines.
std::string_view kind_name(const Term& term) {
    using Kind = Term::Kind;
    const bool good = term.points > 0;
    switch (term.kind) {
        case Kind::balance:
        case Kind::also_serves: return good ? "stand" : "richting";
        case Kind::theme: return "thema";
        case Kind::subject: return "onderwerp";
        case Kind::audience: return "doelgroep";
        case Kind::setting: return "omgeving";
        case Kind::phase: return "fase";
        case Kind::lead: return "leiding";
        case Kind::activity: return "activiteit";
        case Kind::refusal:
        case Kind::wish:
        case Kind::left_alone: return "wens";
        case Kind::research: return "onderzoek";
        case Kind::experience: return "ervaring";
        case Kind::keyword: return "trefwoord";
        case Kind::tried: return "eerder-geprobeerd";
        case Kind::alike: return "lijkt-op";
    }
    return {};
}

/// Audiences, and wishes, as one reason each: people read "for companies, residents and students".
std::vector<Term> joined(const std::vector<Term>& terms) {
    std::vector<Term> all;
    for (const auto& term : terms) {
        const bool joins = term.kind == Term::Kind::audience || term.kind == Term::Kind::wish;
        const auto before = std::ranges::find(all, term.kind, &Term::kind);
        if (!joins || before == all.end()) {
            all.push_back(term);
            continue;
        }
        before->points += term.points;
        before->ids.insert(before->ids.end(), term.ids.begin(), term.ids.end());
    }
    return all;
}

/// The words of the text that showed a circumstance, or nothing when it was ticked.
const Recognised* shown_by(const Advice& advice, const std::string& circumstance) {
    const auto found = std::ranges::find_if(advice.recognised, [&](const Recognised& item) {
        return item.kind == Recognised::Kind::circumstance && item.id == circumstance;
    });
    return found == advice.recognised.end() ? nullptr : &*found;
}

}  // namespace

std::string Wording::place(Element element, const std::optional<Position>& position) const {
    if (!position) return words_("position.unknown");
    const auto& text = knowledge_->element(element);
    const int value = position->value();
    if (value == 0) return words_(text.middle);
    return words_(text.pole(pole_of(value)).places[static_cast<std::size_t>(std::abs(value)) - 1]);
}

std::string Wording::difference(const Answer& answer) const {
    const auto distance = answer.distance();
    if (!distance) return {};
    static constexpr std::array keys{"difference.none", "difference.small", "difference.clear", "difference.large"};
    return words_(keys[static_cast<std::size_t>(std::min(std::abs(*distance), large))]);
}

std::string Wording::mark(const ElementPicture& picture) const {
    const auto& answer = picture.answer;
    const auto element = name(picture.element);
    const auto needed = place(picture.element, answer.needed);
    if (!answer.needed && !answer.now) return words_("mark.unknown", {element});
    if (!answer.needed) return words_("mark.now_only", {element, place(picture.element, answer.now)});
    if (!answer.now) return words_("mark.needed_only", {element, needed});
    return words_("mark.both", {element, place(picture.element, answer.now), needed, difference(answer)});
}

std::string Wording::meaning(const ElementPicture& picture) const {
    const auto& answer = picture.answer;
    const auto& text = knowledge_->element(picture.element);
    if (!answer.needed) return words_("meaning.unknown");
    const auto needed = place(picture.element, answer.needed);
    const int value = answer.needed->value();
    // "Past als …" of the pole, said of the answer: "Dat past als …".
    auto fits = value == 0 ? words_(text.middle_means) : words_(text.pole(pole_of(value)).when);
    if (value != 0) fits = words_("meaning.that", {text::uncapitalised(fits)});
    auto said = words_("meaning.needed", {needed}) + ' ' + fits;
    if (picture.keep) return said + ' ' + words_("meaning.keep");
    if (!answer.now) return said;
    const auto towards = pole_of(*answer.distance());
    said += ' ' + words_("meaning.now", {place(picture.element, answer.now), difference(answer)});
    return said + ' ' + words_(key("move.", key(slug(picture.element), key(".", letter(towards)))));
}

std::vector<std::string> Wording::headline(const Advice& advice) const {
    const auto& first = advice.picture(advice.by_weight.front());
    std::vector<std::string> lines;
    const auto known = std::ranges::count_if(advice.elements, [](const auto& p) { return !p.unknown; });
    if (known == 0) return {words_("headline.nothing_known")};
    if (first.weight == 0) {
        const bool told = std::ranges::any_of(advice.elements, &ElementPicture::keep);
        return {words_(told ? "headline.balanced" : "headline.middle")};
    }
    const auto element = name(first.element);
    const auto needed = place(first.element, first.answer.needed);
    if (first.answer.now) {
        const auto towards = pole_of(*first.answer.distance());
        lines.push_back(words_("headline.gap", {element, place(first.element, first.answer.now), needed}));
        lines.push_back(words_(key("move.", key(slug(first.element), key(".", letter(towards))))));
    } else {
        lines.push_back(words_("headline.need", {element, needed}));
    }
    int less = 0;
    int more = 0;
    for (const auto& picture : advice.elements) {
        const auto distance = picture.answer.distance();
        if (!distance || std::abs(*distance) < large) continue;
        ++(pole_of(*distance) == resident_led_pole(picture.element) ? less : more);
    }
    if (less >= 2 && more == 0) lines.push_back(words_("headline.do_less"));
    if (more >= 2 && less == 0) lines.push_back(words_("headline.do_more"));
    if (first.left_default && first.answer.reason.empty())
        lines.push_back(words_("headline.reason_asked", {element, needed}));
    return lines;
}

std::string Wording::why_now(const ActiveGuidance& active, const Advice& advice) const {
    const auto& picture = advice.picture(active.guidance->element);
    std::vector<std::string> because;
    for (const auto& id : active.circumstances) {
        const auto* circumstance = knowledge_->circumstance(id);
        const auto* shown = shown_by(advice, id);
        because.push_back(shown ? words_("why.wrote", {shown->words, words_(circumstance->found)})
                                : words_("why.told", {words_(circumstance->found)}));
    }
    if (active.by_position) {
        const auto needed = place(picture.element, picture.answer.needed);
        if (picture.keep)
            because.push_back(words_("why.keep", {needed}));
        else if (picture.answer.now)
            because.push_back(words_("why.gap", {needed, place(picture.element, picture.answer.now)}));
        else
            because.push_back(words_("why.needed", {needed}));
    }
    for (const auto* trigger : active.triggers) {
        std::vector<std::string> known;
        facts(trigger->when, advice, known);
        // The marks of its own element were told just now.
        if (active.by_position) std::erase(known, mark(picture));
        for (auto& fact : known)
            if (std::ranges::find(because, fact) == because.end()) because.push_back(std::move(fact));
    }
    std::string said;
    for (const auto& part : because) said.append(said.empty() ? "" : " ").append(part);
    return said + ' ' + words_(active.guidance->why);
}

void Wording::facts(const Condition& condition, const Advice& advice, std::vector<std::string>& lines) const {
    using Kind = Condition::Kind;
    const auto add = [&](std::string line) {
        if (std::ranges::find(lines, line) == lines.end()) lines.push_back(std::move(line));
    };
    switch (condition.kind) {
        case Kind::all:
        case Kind::any:
            for (const auto& part : condition.parts)
                if (holds(part, advice.situation)) facts(part, advice, lines);
            break;
        case Kind::needed:
        case Kind::now:
        case Kind::gap_at_least: add(mark(advice.picture(condition.element))); break;
        case Kind::wish: add(words_("why.wish", {names(knowledge_->wishes, {condition.id})})); break;
        case Kind::phase: add(words_("why.phase", {names(knowledge_->phases, {condition.id})})); break;
        case Kind::circumstance:
            add(words_("why.told", {words_(knowledge_->circumstance(condition.id)->found)}));
            break;
        case Kind::none_of:
        case Kind::known_at_least:
        case Kind::resident_led: break;  // what is not there, or how much is known, is no fact to quote
    }
}

std::string Wording::outcome(const Advice& advice) const {
    switch (advice.outcome) {
        case Outcome::fitting: return words_("outcome.fitting");
        case Outcome::no_method_needed:
            return words_(advice.no_method == NoMethodReason::left_alone ? "outcome.left_alone" : "outcome.in_balance");
        case Outcome::nothing_fits: break;
    }
    if (!advice.uncovered_themes.empty())
        return words_("outcome.uncovered", {names(knowledge_->themes, advice.uncovered_themes)});
    return words_("outcome.nothing_fits");
}

std::string Wording::role(const Advice& advice) const {
    if (!advice.role) return words_("role.unknown");
    const auto& role = knowledge_->role(advice.role->role);
    return words_("role.suggested", {words_(role.name), words_(advice.role->why)}) + ' ' + words_(role.text);
}

std::string Wording::remark(const Remark& remark) const {
    constexpr std::string_view criterion = "criterium:";
    if (!remark.id.starts_with(criterion)) return words_("remark.wrote", {remark.words}) + ' ' + words_(*remark.text);
    const auto* found = knowledge_->criterion(std::string_view(remark.id).substr(criterion.size()));
    return words_("remark.criterion", {remark.words, words_(found->name), words_(found->text)});
}

std::string Wording::names(const std::vector<knowledge::Term>& terms, const std::vector<std::string>& ids) const {
    std::vector<std::string> all;
    for (const auto& id : ids)
        if (const auto* found = knowledge::find_term(terms, id)) all.push_back(words_(found->name));
    return text::enumerate(words_, all);
}

std::string Wording::term(const Term& term, const RankedMethod& ranked, const Advice& advice) const {
    const auto& method = *ranked.method;
    const bool good = term.points > 0;
    switch (term.kind) {
        case Term::Kind::balance:
        case Term::Kind::also_serves: return balance(term, method, advice);
        case Term::Kind::theme: return words_("reason.theme", {names(knowledge_->themes, term.ids)});
        case Term::Kind::audience: return words_("reason.audience", {names(knowledge_->audiences, term.ids)});
        case Term::Kind::setting: {
            const auto& wanted = advice.situation.settings;
            const bool same = std::ranges::any_of(term.ids, [&](const auto& id) { return contains(wanted, id); });
            return words_(!good  ? "caution.setting"
                          : same ? "reason.setting"
                                 : "reason.setting_near",
                          {names(knowledge_->settings, term.ids), names(knowledge_->settings, wanted)});
        }
        case Term::Kind::keyword: return words_("reason.keyword", {term.words});
        case Term::Kind::activity:
            return words_("reason.activity", {term.words, names(knowledge_->activities, term.ids)});
        case Term::Kind::phase:
            if (term.words.empty())
                return words_(good ? "reason.phase_chosen" : "caution.phase_chosen",
                              {names(knowledge_->phases, good ? term.ids : method.phases)});
            return words_(good ? "reason.phase" : "caution.phase",
                          {term.words, names(knowledge_->phases, good ? term.ids : method.phases)});
        case Term::Kind::wish: return words_("reason.wish", {names(knowledge_->wishes, term.ids)});
        case Term::Kind::refusal:
            return words_("caution.refusal", {term.words, names(knowledge_->activities, term.ids)});
        case Term::Kind::left_alone: return words_("caution.left_alone");
        case Term::Kind::subject: return words_("caution.subject", {words_(method.only_for.why)});
        case Term::Kind::lead:
            if (good) return words_("reason.lead", {words_(method.lead_why)});
            return words_("caution.lead", {text::uncapitalised(lead_name(method.lead)), words_(method.lead_why)});
        case Term::Kind::research: return words_("reason.research");
        case Term::Kind::experience: {
            const auto slash = term.words.find('/');
            return words_(good ? "reason.experience" : "caution.experience",
                          {term.words.substr(0, slash), term.words.substr(slash + 1)});
        }
        case Term::Kind::tried: return words_(good ? "reason.tried" : "caution.tried");
        case Term::Kind::alike: return words_("caution.alike", {knowledge_->method(term.ids.front())->name});
    }
    return {};
}

std::string Wording::balance(const Term& term, const Method& method, const Advice& advice) const {
    const bool also = term.kind == Term::Kind::also_serves;
    const auto& answer = advice.picture(*term.element).answer;
    const auto* lean = also ? method.also_serves_on(*term.element) : method.lean_on(*term.element);
    const auto element = name(*term.element);
    const auto needed = place(*term.element, answer.needed);
    const auto& why = words_(lean->why);
    const auto kind = also ? "reason.also" : term.points > 0 ? "reason.balance" : "caution.balance";
    if (!answer.now) return words_(key(kind, ".need"), {element, needed, why});
    return words_(key(kind, ".gap"), {element, place(*term.element, answer.now), needed, why});
}

std::string Wording::lead_name(Lead lead) const {
    static constexpr std::array keys{"method.lead.residents", "method.lead.professional", "method.lead.municipality",
                                     "method.lead.shared", "method.lead.unknown"};
    return words_(keys[static_cast<std::size_t>(lead)]);
}

std::string Wording::change(const RankedMethod& ranked, std::size_t place_in_list) const {
    if (!ranked.change) return {};
    const auto& change = *ranked.change;
    const auto needed = place(change.element, change.needed);
    if (place_in_list > 0) return words_("change.to_first", {name(change.element), needed});
    return words_("change.from_first", {name(change.element), needed, change.first->name});
}

std::string Wording::serves(const ElementLean& lean) const {
    if (lean.lean != Lean::a && lean.lean != Lean::b) return words_("method.also.both", {words_(lean.why)});
    const auto& pole = knowledge_->element(lean.element).pole(lean.lean == Lean::a ? Pole::a : Pole::b);
    return words_("method.also.towards", {words_(pole.brief), words_(lean.why)});
}

std::string Wording::mix(const Mix& mix) const {
    const auto listed = [&](const std::vector<Element>& elements) {
        std::vector<std::string> all;
        all.reserve(elements.size());
        for (const auto element : elements) all.emplace_back(name(element));
        return text::enumerate(words_, all);
    };
    return words_("mix.text", {mix.first->name, listed(mix.by_first), mix.second->name, listed(mix.by_second)});
}

std::string Wording::evidence(const Evidence& evidence, const std::string& today) const {
    const auto* scale = knowledge_->evidence_scale(evidence.scale);
    const auto when = evidence.date.empty() ? words_("date.unknown") : text::date(words_, evidence.date);
    auto said = words_("evidence.line", {words_(knowledge_->level_of(evidence).name), words_(scale->name), when}) +
                ' ' + words_(evidence.says);
    if (expired(evidence, today)) said += ' ' + words_("evidence.expired", {text::date(words_, evidence.valid_until)});
    return said;
}

std::vector<SaidReason> Wording::reasons(const RankedMethod& ranked, const Advice& advice) const {
    std::vector<SaidReason> all;
    for (const auto source : {Source::situation, Source::expertise, Source::residents, Source::research}) {
        for (const auto& each : joined(ranked.terms))
            if (each.source == source && each.points > 0)
                all.push_back({source, std::string(kind_name(each)), term(each, ranked, advice)});
        if (source == Source::research)
            for (const auto& item : ranked.method->evidence)
                all.push_back({source, "onderzoek", evidence(item, advice.today)});
    }
    return all;
}

std::vector<SaidCaution> Wording::cautions(const RankedMethod& ranked, const Advice& advice) const {
    const auto& method = *ranked.method;
    std::vector<SaidCaution> all;
    // What residents refuse comes first, then what research found against it, then our own doubts.
    const auto add_terms = [&](bool residents) {
        for (const auto& each : ranked.terms)
            // That it resembles another says why it stands lower, and nothing against it.
            if (each.points < 0 && each.kind != Term::Kind::alike && (each.source == Source::residents) == residents)
                all.push_back({std::string(kind_name(each)),
                               term(each, ranked, advice),
                               words_(residents ? "source.residents" : "source.ours"),
                               {},
                               {}});
    };
    add_terms(true);
    for (const auto& item : method.counter_evidence)
        all.push_back({"tegengeluid", words_(item.says), item.source.url, item.date, item.source.checked});
    for (const auto& item : method.contradictions)
        all.push_back(
            {"bronnen-verschillen", words_(item.says), item.sources.front().url, {}, item.sources.front().checked});
    for (const auto& item : method.doubts()) {
        const auto* criterion = knowledge_->criterion(item.criterion);
        const auto& about = criterion ? words_(criterion->name) : words_("criterion.exclusion");
        all.push_back({"twijfel", words_("caution.doubt", {about, words_(item.why)}), words_("source.ours"), {}, {}});
    }
    add_terms(false);
    return all;
}

std::vector<std::string> Wording::why_not_higher(const RankedMethod& ranked, const Advice& advice) const {
    std::vector<std::string> lines;
    for (const auto& each : ranked.terms)
        if (each.points < 0) lines.push_back(term(each, ranked, advice));
    const auto has = [&](Term::Kind kind) {
        return std::ranges::any_of(ranked.terms, [&](const Term& t) { return t.kind == kind && t.points > 0; });
    };
    for (const auto element : advice.by_weight) {
        const auto& picture = advice.picture(element);
        const auto* lean = ranked.method->lean_on(element);
        if (picture.weight >= 2 && (!lean || lean->lean == Lean::unknown))
            lines.push_back(words_("lacks.element", {name(element)}));
    }
    const auto& themes = advice.situation.themes.empty() ? advice.recognised_themes : advice.situation.themes;
    if (!themes.empty() && !has(Term::Kind::theme))
        lines.push_back(words_("lacks.theme", {names(knowledge_->themes, themes)}));
    std::vector<std::string> unmet;
    for (const auto& wish : advice.situation.wishes)
        if (!contains(ranked.method->gives, wish) && wish != "weet-niet" && wish != "met-rust-gelaten")
            unmet.push_back(wish);
    if (!unmet.empty()) lines.push_back(words_("lacks.wish", {names(knowledge_->wishes, unmet)}));
    if (lines.empty()) lines.push_back(words_("lacks.little"));
    return lines;
}

std::string_view Wording::source_name(Source source) const {
    static constexpr std::array<std::string_view, 4> names{"situatie", "onderzoek", "vakkennis", "bewoners"};
    return names[static_cast<std::size_t>(source)];
}

std::string Wording::source_label(Source source) const {
    static constexpr std::array keys{"source.label.situation", "source.label.research", "source.label.expertise",
                                     "source.label.residents"};
    return words_(keys[static_cast<std::size_t>(source)]);
}

std::string Wording::term_name(Recognised::Kind kind, const std::string& id) const {
    using Kind = Recognised::Kind;
    if (kind == Kind::word) return id;
    if (kind == Kind::circumstance) {
        const auto* found = knowledge_->circumstance(id);
        return found ? words_(found->found) : id;
    }
    const auto& terms = kind == Kind::theme      ? knowledge_->themes
                        : kind == Kind::audience ? knowledge_->audiences
                        : kind == Kind::setting  ? knowledge_->settings
                        : kind == Kind::wish     ? knowledge_->wishes
                        : kind == Kind::phase    ? knowledge_->phases
                                                 : knowledge_->activities;
    const auto* found = knowledge::find_term(terms, id);
    return found ? words_(found->name) : id;
}

std::string Wording::recognised(const Recognised& item) const {
    return words_(key("recognised.", name(item.kind)), {item.words, term_name(item.kind, item.id)});
}

}  // namespace actiewijzer::advice
