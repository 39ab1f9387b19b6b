#include <algorithm>
#include <array>

#include "advice/wording.hpp"
#include "knowledge/profile.hpp"
#include "pages/methods/entry.hpp"
#include "pages/methods/show.hpp"

namespace actiewijzer::pages::methods {

namespace {

constexpr std::string_view not_known = "niet bekend";
constexpr std::array lead_keys{"method.lead.residents", "method.lead.professional", "method.lead.municipality",
                               "method.lead.shared", "method.lead.unknown"};

LeanView lean_view(const Visit& visit, const ElementLean& lean) {
    const auto& element = visit.knowledge().element(lean.element);
    const auto& words = visit.words;
    const std::string called(name(lean.element));
    LeanView view{
        lean.element, words(element.pole(Pole::a).brief), words(element.pole(Pole::b).brief), lean.lean, {}, {}};
    const auto towards = [&](Pole pole) {
        const auto& label = words(element.pole(pole).label);
        view.label = words("method.lean.label", {called, label});
        view.text = words("method.lean.towards", {called, label, words(lean.why)});
    };
    switch (lean.lean) {
        case Lean::a: towards(Pole::a); break;
        case Lean::b: towards(Pole::b); break;
        case Lean::both:
            view.label = words("method.lean.both.label", {called});
            view.text = words("method.lean.both", {called, words(lean.why)});
            break;
        case Lean::unknown:
            view.label = words("method.lean.unknown.label", {called});
            view.text = words("method.lean.unknown", {called, words(lean.why)});
            break;
    }
    return view;
}

/// Short lines that exist in Dutch only; an English page says so in its markup.
FactLine dutch_line(const Visit& visit, std::string_view key, const std::string& dutch) {
    if (dutch.empty() || dutch == not_known) return {visit.words(key), text::capitalised(visit.words("unknown"))};
    return {visit.words(key), text::capitalised(dutch), visit.language() != Language::nl};
}

/// A line in words; on an English page, and when there are none, the band that facets use.
FactLine banded(const Visit& visit, std::string_view key, const std::string& dutch,
                const std::vector<knowledge::Term>& bands, const std::string& band) {
    const auto* term = knowledge::find_term(bands, band);
    const bool in_words = !dutch.empty() && dutch != not_known;
    if (!term || (in_words && visit.language() == Language::nl)) return dutch_line(visit, key, dutch);
    return {visit.words(key), text::capitalised(visit.words(term->name))};
}

std::vector<FactLine> lines_of(const Visit& visit, const Method& method) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    std::vector<FactLine> lines;
    // For whom and where have English words too, by their facets.
    if (visit.language() == Language::nl) {
        lines.push_back(dutch_line(visit, "method.for_whom", method.for_whom));
        lines.push_back(dutch_line(visit, "method.where", method.where));
    } else {
        lines.push_back(
            {words("method.for_whom"), text::capitalised(names_of(words, knowledge.audiences, method.audiences))});
        lines.push_back(
            {words("method.where"), text::capitalised(names_of(words, knowledge.settings, method.settings))});
    }
    if (!method.via_whom.empty()) lines.push_back(dutch_line(visit, "method.via_whom", method.via_whom));
    lines.push_back(banded(visit, "method.duration", method.duration, knowledge.duration_bands, method.duration_band));
    lines.push_back(banded(visit, "method.costs", method.costs, knowledge.cost_bands, method.cost_band));
    auto lead = words(lead_keys[static_cast<std::size_t>(method.lead)]);
    if (!method.lead_why.empty()) lead += ". " + words(method.lead_why);
    lines.push_back({words("method.lead"), lead});
    if (!method.only_for.unlimited())
        lines.push_back({words("method.only_for"), words("method.only_for.text", {words(method.only_for.why)})});
    return lines;
}

std::vector<FactLine> traits_of(const Visit& visit, const Method& method) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    std::vector<FactLine> traits;
    const auto terms = [&](std::string_view key, const std::vector<knowledge::Term>& all,
                           const std::vector<std::string>& ids) {
        if (!ids.empty()) traits.push_back({words(key), text::capitalised(names_of(words, all, ids))});
    };
    if (const auto* rung = knowledge::find_term(knowledge.participation, method.participation))
        traits.push_back({words("method.participation"), text::capitalised(words(rung->name))});
    terms("method.effects", knowledge.effects, method.effects);
    terms("method.activities", knowledge.activities, method.activities);
    terms("method.gives", knowledge.wishes, method.gives);
    terms("method.phases", knowledge.phases, method.phases);
    return traits;
}

EvidenceView evidence_view(const Visit& visit, const Evidence& evidence, std::string_view today) {
    const auto& words = visit.words;
    EvidenceView view{text::capitalised(words(visit.knowledge().level_of(evidence).name)),
                      {},
                      words(evidence.says),
                      {},
                      {},
                      evidence.source};
    // Without a source nobody made a scale of it, and the level says so.
    if (const auto* scale = visit.knowledge().evidence_scale(evidence.scale); scale && !scale->sources.empty())
        view.scale = words("method.scale", {words(scale->name)});
    const auto when = evidence.date.empty() ? words("date.unknown") : text::date(words, evidence.date);
    view.judged = evidence.body.empty() ? text::capitalised(when) : evidence.body + ", " + when;
    if (!evidence.valid_until.empty()) {
        view.validity = words(evidence.expired(today) ? "method.expired" : "method.valid_until",
                              {text::date(words, evidence.valid_until)});
    }
    return view;
}

std::vector<CombinedView> combined_views(const Visit& visit, const Method& method) {
    std::vector<CombinedView> groups;
    for (const auto& [order, key] : {std::pair{Order::before, "method.combination.before"},
                                     {Order::beside, "method.combination.beside"},
                                     {Order::after, "method.combination.after"}}) {
        CombinedView group{visit.words(key), {}};
        for (const auto& each : method.combinations)
            if (each.order == order)
                group.methods.push_back({visit.url("/methoden/" + each.slug), visit.knowledge().method(each.slug)->name,
                                         visit.words(each.why)});
        if (!group.methods.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<JudgementView> judgement_views(const Visit& visit, const Method& method) {
    static constexpr std::array verdicts{"verdict.yes", "verdict.partly", "verdict.no", "unknown"};
    const auto& words = visit.words;
    std::vector<JudgementView> views;
    const auto judge = [&](std::string_view id, const std::string& called, const std::string& question) {
        const auto found = std::ranges::find(method.judgements, id, &Judgement::criterion);
        const bool judged = found != method.judgements.end();
        views.push_back(
            {text::capitalised(called), question,
             text::capitalised(words(judged ? verdicts[static_cast<std::size_t>(found->verdict)] : "verdict.none")),
             judged ? words(found->why) : std::string()});
    };
    for (const auto& criterion : visit.knowledge().criteria)
        judge(criterion.id, words(criterion.name), words(criterion.text));
    judge(exclusion, words("criterion.exclusion.met"), words("criterion.exclusion.question"));
    return views;
}

std::vector<FactLine> colophon_of(const Visit& visit, const Method& method) {
    static constexpr std::array types{"method.type.practice", "method.type.archetype"};
    std::vector<FactLine> lines;
    const auto add = [&](std::string_view key, const std::string& dutch) {
        if (!dutch.empty()) lines.push_back(dutch_line(visit, key, dutch));
    };
    if (method.description_type != DescriptionType::unknown)
        lines.push_back(
            {visit.words("method.type"), visit.words(types[static_cast<std::size_t>(method.description_type)])});
    add("method.developer", method.developer);
    add("method.contact", method.contact);
    add("method.cite", method.cite);
    if (!method.review_by.empty())
        lines.push_back({visit.words("method.review_by"), text::date(visit.words, method.review_by)});
    return lines;
}

std::string stepped(std::string html) {
    constexpr std::string_view plain = "<ol>";
    constexpr std::string_view steps = "<ol class=\"aw-steps\">";
    for (auto at = html.find(plain); at != std::string::npos; at = html.find(plain, at + steps.size()))
        html.replace(at, plain.size(), steps);
    return html;
}

}  // namespace

std::vector<JudgementView> failed_judgements(const Visit& visit, const Method& method) {
    const auto& words = visit.words;
    std::vector<JudgementView> views;
    for (const auto& judgement : method.judgements) {
        if (judgement.verdict != Verdict::no) continue;
        auto called = words("criterion.exclusion.met");
        const auto& criteria = visit.knowledge().criteria;
        if (const auto found = std::ranges::find(criteria, judgement.criterion, &knowledge::Criterion::id);
            found != criteria.end())
            called = words(found->name);
        views.push_back({called, {}, words("method.fails", {called}), words(judgement.why)});
    }
    return views;
}

MethodView view_of(const Visit& visit, const Method& method, std::string_view today) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    MethodView view;
    view.name = method.name;
    view.summary = words(method.summary);
    view.other_names = text::enumerate(words, method.other_names);
    for (const auto& lean : method.leans) view.leans.push_back(lean_view(visit, lean));
    const advice::Wording wording(knowledge, words);
    for (const auto& lean : method.also_serves)
        view.also.push_back({visit.url("/elementen/" + std::string(slug(lean.element))),
                             std::string(name(lean.element)), wording.serves(lean)});
    view.combinations = combined_views(visit, method);
    view.lines = lines_of(visit, method);
    view.traits = traits_of(visit, method);
    for (const auto& id : method.themes)
        if (const auto* theme = knowledge::find_term(knowledge.themes, id))
            view.topics.push_back({visit.url("/methoden") + "?thema=" + id,
                                   view.topics.empty() ? text::capitalised(words(theme->name)) : words(theme->name)});
    for (const auto& each : method.evidence) view.evidence.push_back(evidence_view(visit, each, today));
    for (const auto& each : method.counter_evidence)
        view.counter.push_back(
            {words(each.says),
             text::capitalised(each.date.empty() ? words("date.unknown") : text::date(words, each.date)), each.source});
    view.contradictions = method.contradictions;
    view.judgements = judgement_views(visit, method);
    view.failed = failed_judgements(visit, method);
    view.colophon = colophon_of(visit, method);
    view.literature = method.literature;
    for (const auto& part : knowledge::profile_of(method))
        if (!part.known) view.not_described.push_back(text::capitalised(words("profile." + std::string(part.id))));
    for (const auto& section : method.sections)
        view.parts.push_back({section.id, words("method.section." + section.id),
                              section.id == "hoe" ? stepped(section.html) : section.html});
    for (const auto* ids : {&method.collections, &method.gathered_in})
        for (const auto& id : *ids)
            if (const auto* collection = knowledge.collection(id))
                view.collections.push_back({visit.url("/verzamelingen/" + id), words(collection->name)});
    view.dutch_text = visit.language() != Language::nl;
    return view;
}

}  // namespace actiewijzer::pages::methods
