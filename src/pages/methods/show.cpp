#include "pages/methods/show.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "advice/wording.hpp"
#include "knowledge/profile.hpp"
#include "methods/show.tpl.hpp"
#include "methods/withdrawn.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/links/mark.hpp"
#include "pages/methods/entry.hpp"
#include "pages/methods/pages.hpp"
#include "pages/methods/source.hpp"
#include "pages/problem.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::methods {

namespace {

namespace m = markers::methods_show;

constexpr std::string_view not_known = "niet bekend";
/// In which the original links worked.
constexpr std::string_view brochure_year = "2015";
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
    if (dutch.empty() || dutch == not_known) return {visit.words(key), visit.words("unknown")};
    return {visit.words(key), dutch, visit.language() != Language::nl};
}

/// A line in words, with the band that facets use when it is known; on an English page the band alone.
FactLine banded(const Visit& visit, std::string_view key, const std::string& dutch,
                const std::vector<knowledge::Term>& bands, const std::string& band) {
    auto line = dutch_line(visit, key, dutch);
    const auto* term = knowledge::find_term(bands, band);
    if (!term) return line;
    const auto& name = visit.words(term->name);
    if (dutch.empty() || dutch == not_known || visit.language() != Language::nl) return {line.label, name};
    line.value += " (" + name + ')';
    return line;
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
        lines.push_back({words("method.for_whom"), names_of(words, knowledge.audiences, method.audiences)});
        lines.push_back({words("method.where"), names_of(words, knowledge.settings, method.settings)});
    }
    if (!method.via_whom.empty()) lines.push_back(dutch_line(visit, "method.via_whom", method.via_whom));
    lines.push_back(banded(visit, "method.duration", method.duration, knowledge.duration_bands, method.duration_band));
    lines.push_back(banded(visit, "method.costs", method.costs, knowledge.cost_bands, method.cost_band));
    auto lead = words(lead_keys[static_cast<std::size_t>(method.lead)]);
    if (!method.lead_why.empty()) lead += ". " + words(method.lead_why);
    lines.push_back({words("method.lead"), lead});
    const auto terms = [&](std::string_view key, const std::vector<knowledge::Term>& all,
                           const std::vector<std::string>& ids) {
        if (!ids.empty()) lines.push_back({words(key), names_of(words, all, ids)});
    };
    if (const auto* rung = knowledge::find_term(knowledge.participation, method.participation))
        lines.push_back({words("method.participation"), text::capitalised(words(rung->name))});
    terms("method.effects", knowledge.effects, method.effects);
    terms("method.activities", knowledge.activities, method.activities);
    terms("method.gives", knowledge.wishes, method.gives);
    terms("method.phases", knowledge.phases, method.phases);
    if (!method.only_for.unlimited())
        lines.push_back({words("method.only_for"), text::capitalised(words(method.only_for.why))});
    return lines;
}

EvidenceView evidence_view(const Visit& visit, const Evidence& evidence, std::string_view today) {
    const auto& words = visit.words;
    EvidenceView view{
        words(visit.knowledge().level_of(evidence).name), {}, words(evidence.says), {}, {}, evidence.source};
    if (const auto* scale = visit.knowledge().evidence_scale(evidence.scale))
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
        views.push_back({text::capitalised(called), question,
                         judged ? words(verdicts[static_cast<std::size_t>(found->verdict)]) : words("verdict.none"),
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

struct ContentsEntry {
    std::string id;
    std::string title;
};

/// What stands on the page below its first screen, in order.
std::vector<ContentsEntry> contents_of(const Visit& visit, const MethodView& view) {
    std::vector<ContentsEntry> entries;
    for (const auto& part : view.parts) entries.push_back({part.id, part.title});
    const auto add = [&](bool there, std::string_view id, std::string_view key) {
        if (there) entries.push_back({std::string(id), visit.words(key)});
    };
    add(!view.combinations.empty(), "combinaties", "method.combinations");
    add(true, "criteria", "method.belongs");
    add(true, "feiten", "method.facts");
    add(true, "gevonden", "method.where_found");
    add(!view.not_described.empty(), "niet-beschreven", "method.not_described");
    return entries;
}

std::string stepped(std::string html) {
    constexpr std::string_view plain = "<ol>";
    constexpr std::string_view steps = "<ol class=\"aw-steps\">";
    for (auto at = html.find(plain); at != std::string::npos; at = html.find(plain, at + steps.size()))
        html.replace(at, plain.size(), steps);
    return html;
}

void pour_head(const Visit& visit, const MethodView& view, ctemplate::TemplateDictionary& values) {
    values.SetValue(m::ks_NAME, view.name);
    values.SetValue(m::ks_SUMMARY, view.summary);
    fill_if(values, m::ks_OTHER_NAMES, m::ks_NAMES, view.other_names);
    for (const auto& lean : view.leans) {
        auto* entry = values.AddSectionDictionary(m::ks_LEAN);
        entry->SetValue(m::ks_LEAN_SLUG, str(slug(lean.element)));
        entry->SetValue(m::ks_LEAN_NAME, str(name(lean.element)));
        entry->SetValue(m::ks_LEAN_HREF, visit.url("/elementen/" + std::string(slug(lean.element))));
        entry->SetValue(m::ks_POLE_A, lean.pole_a);
        entry->SetValue(m::ks_POLE_B, lean.pole_b);
        entry->SetValue(m::ks_LEAN_LABEL, lean.label);
        entry->SetValue(m::ks_LEAN_TEXT, lean.text);
        const bool to_a = lean.lean == Lean::a || lean.lean == Lean::both;
        const bool to_b = lean.lean == Lean::b || lean.lean == Lean::both;
        entry->ShowSection(to_a ? m::ks_TO_A : m::ks_NOT_TO_A);
        entry->ShowSection(to_b ? m::ks_TO_B : m::ks_NOT_TO_B);
        show_if(*entry, lean.lean == Lean::unknown, m::ks_UNKNOWN);
    }
    if (!view.also.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_ALSO);
        for (const auto& also : view.also) {
            auto* entry = section->AddSectionDictionary(m::ks_ALSO_ITEM);
            entry->SetValue(m::ks_ALSO_HREF, also.href);
            entry->SetValue(m::ks_ALSO_NAME, also.name);
            entry->SetValue(m::ks_ALSO_TEXT, also.why);
        }
    }
    for (const auto& line : view.lines) {
        auto* entry = values.AddSectionDictionary(m::ks_FACT_LINE);
        entry->SetValue(m::ks_LABEL, line.label);
        entry->SetValue(m::ks_VALUE, line.value);
        show_if(*entry, line.dutch, m::ks_LINE_DUTCH);
    }
    if (!view.topics.empty()) {
        auto* entry = values.AddSectionDictionary(m::ks_FACT_LINE);
        entry->SetValue(m::ks_LABEL, visit.words("method.themes"));
        for (const auto& topic : view.topics) {
            auto* link = entry->AddSectionDictionary(m::ks_TOPIC);
            link->SetValue(m::ks_TOPIC_HREF, topic.href);
            link->SetValue(m::ks_TOPIC_NAME, topic.name);
        }
    }
}

void pour_judgements(const Visit& visit, const MethodView& view, ctemplate::TemplateDictionary& values) {
    show_if(values, view.evidence.empty(), m::ks_NO_EVIDENCE);
    for (const auto& evidence : view.evidence) {
        auto* entry = values.AddSectionDictionary(m::ks_EVIDENCE);
        entry->SetValue(m::ks_LEVEL, evidence.level);
        entry->SetValue(m::ks_SCALE, evidence.scale);
        entry->SetValue(m::ks_EVIDENCE_SAYS, evidence.says);
        entry->SetValue(m::ks_JUDGED, evidence.judged);
        fill_if(*entry, m::ks_VALIDITY, m::ks_VALID, evidence.validity);
        pour_source(visit, *entry, m::ks_EVIDENCE_SOURCE, evidence.source);
    }
    show_if(values, view.counter.empty(), m::ks_NO_COUNTER);
    for (const auto& counter : view.counter) {
        auto* entry = values.AddSectionDictionary(m::ks_COUNTER);
        entry->SetValue(m::ks_COUNTER_SAYS, counter.says);
        entry->SetValue(m::ks_COUNTER_DATE, counter.date);
        pour_source(visit, *entry, m::ks_COUNTER_SOURCE, counter.source);
    }
    if (!view.contradictions.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_CONTRADICTIONS);
        for (const auto& each : view.contradictions) {
            auto* entry = section->AddSectionDictionary(m::ks_CONTRADICTION);
            entry->SetValue(m::ks_CONTRADICTION_SAYS, visit.words(each.says));
            for (const auto& source : each.sources)
                pour_source(visit, *entry->AddSectionDictionary(m::ks_CONTRADICTION_ONE), m::ks_CONTRADICTION_SOURCE,
                            source);
        }
    }
    for (const auto& judgement : view.judgements) {
        auto* entry = values.AddSectionDictionary(m::ks_JUDGEMENT);
        entry->SetValue(m::ks_CRITERION_NAME, judgement.criterion);
        entry->SetValue(m::ks_CRITERION_TEXT, judgement.question);
        entry->SetValue(m::ks_VERDICT, judgement.verdict);
        fill_if(*entry, m::ks_JUDGED_WHY, m::ks_WHY, judgement.why);
    }
}

void pour_combinations(const MethodView& view, ctemplate::TemplateDictionary& values) {
    if (view.combinations.empty()) return;
    auto* section = values.AddSectionDictionary(m::ks_COMBINATIONS);
    for (const auto& combined : view.combinations) {
        auto* group = section->AddSectionDictionary(m::ks_COMBINED);
        group->SetValue(m::ks_ORDER, combined.order);
        for (const auto& method : combined.methods) {
            auto* entry = group->AddSectionDictionary(m::ks_OTHER);
            entry->SetValue(m::ks_OTHER_HREF, method.href);
            entry->SetValue(m::ks_OTHER_NAME, method.name);
            entry->SetValue(m::ks_OTHER_WHY, method.why);
        }
    }
}

void pour_sources(const Visit& visit, const Method& method, const MethodView& view,
                  ctemplate::TemplateDictionary& values) {
    show_if(values, method.facts.empty(), m::ks_NO_FACTS);
    if (!method.facts.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_FACTS);
        for (const auto& fact : method.facts) {
            auto* entry = section->AddSectionDictionary(m::ks_FACT);
            entry->SetValue(m::ks_FACT_TEXT, fact.text);
            show_if(*entry, view.dutch_text, m::ks_FACT_DUTCH);
            pour_source(visit, *entry, m::ks_FACT_SOURCE, fact.source);
        }
    }
    if (!view.collections.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_COLLECTIONS);
        for (const auto& collection : view.collections) {
            auto* entry = section->AddSectionDictionary(m::ks_COLLECTION);
            entry->SetValue(m::ks_COLLECTION_HREF, collection.href);
            entry->SetValue(m::ks_COLLECTION_NAME, collection.name);
        }
    }
    if (!method.brochure_note.empty()) {
        auto* note = values.AddSectionDictionary(m::ks_BROCHURE_NOTE);
        note->SetValue(m::ks_NOTE_TEXT, method.brochure_note);
        show_if(*note, view.dutch_text, m::ks_NOTE_DUTCH);
    }
    for (const auto& line : view.colophon) {
        auto* entry = values.AddSectionDictionary(m::ks_COLOPHON_LINE);
        entry->SetValue(m::ks_COLOPHON_LABEL, line.label);
        entry->SetValue(m::ks_COLOPHON_VALUE, line.value);
        show_if(*entry, line.dutch, m::ks_COLOPHON_DUTCH);
    }
    if (!view.literature.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_LITERATURE);
        for (const auto& item : view.literature) {
            auto* entry = section->AddSectionDictionary(m::ks_BOOK);
            entry->SetValue(m::ks_BOOK_TEXT, item.text);
            fill_if(*entry, m::ks_BOOK_LINK, m::ks_BOOK_HREF, item.url);
            links::pour_mark(visit, *entry, m::ks_BOOK_MARK, item.url, {});
        }
    }
    fill_if(values, m::ks_NOT_DESCRIBED, m::ks_MISSING,
            text::capitalised(text::enumerate(visit.words, view.not_described)));
    values.SetValue(m::ks_ORIGINAL_URL, method.original_link);
    values.SetValue(m::ks_ORIGINAL_HOST, site_of(method.original_link));
    links::pour_mark(visit, values, m::ks_ORIGINAL_MARK, method.original_link, brochure_year);
    if (!method.original_link_note.empty()) {
        auto* note = values.AddSectionDictionary(m::ks_ORIGINAL_NOTE);
        note->SetValue(m::ks_ORIGINAL_TEXT, method.original_link_note);
        show_if(*note, view.dutch_text, m::ks_ORIGINAL_DUTCH);
    }
    show_if(values, method.current_link.url.empty(), m::ks_NO_CURRENT);
    if (!method.current_link.url.empty()) {
        auto* current = values.AddSectionDictionary(m::ks_CURRENT);
        current->SetValue(m::ks_CURRENT_URL, method.current_link.url);
        current->SetValue(m::ks_CURRENT_HOST, site_of(method.current_link.url));
        current->SetValue(m::ks_CURRENT_CHECKED,
                          visit.words("source.checked", {text::date(visit.words, method.current_link.checked)}));
        links::pour_mark(visit, *current, m::ks_CURRENT_MARK, method.current_link.url, method.current_link.checked);
    }
}

http::Response withdrawn_page(const Visit& visit, const knowledge::Withdrawn& withdrawn) {
    namespace w = markers::methods_withdrawn;
    http::Response response;
    response.status = 410;
    const Frame frame{.title = withdrawn.name,
                      .description = {},
                      .crumbs = {{visit.words("menu.methods"), "/methoden"}},
                      .secret = true};
    response.body = render(visit, frame, "methods/withdrawn.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(w::ks_NAME, withdrawn.name);
        values.SetValue(w::ks_WHEN, visit.words("method.withdrawn", {text::date(visit.words, withdrawn.on)}));
        values.SetValue(w::ks_REASON, withdrawn.reason);
        show_if(values, visit.language() != Language::nl, w::ks_DUTCH);
        values.SetValue(w::ks_METHODS, visit.url("/methoden"));
    });
    return response;
}

}  // namespace

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
    for (const auto& id : method.themes)
        if (const auto* theme = knowledge::find_term(knowledge.themes, id))
            view.topics.push_back({visit.url("/methoden") + "?thema=" + id, words(theme->name)});
    for (const auto& each : method.evidence) view.evidence.push_back(evidence_view(visit, each, today));
    for (const auto& each : method.counter_evidence)
        view.counter.push_back(
            {words(each.says),
             text::capitalised(each.date.empty() ? words("date.unknown") : text::date(words, each.date)), each.source});
    view.contradictions = method.contradictions;
    view.judgements = judgement_views(visit, method);
    view.colophon = colophon_of(visit, method);
    view.literature = method.literature;
    for (const auto& part : knowledge::profile_of(method))
        if (!part.known) view.not_described.push_back(words("profile." + std::string(part.id)));
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

http::Response page_of(const Visit& visit, const Method& method, std::string_view notice) {
    const auto view = view_of(visit, method, text::dutch_today());
    const Frame frame{.title = view.name,
                      .description = view.summary,
                      .crumbs = {{visit.words("menu.methods"), "/methoden"}},
                      .secret = !notice.empty()};
    http::Response response;
    response.body = render(visit, frame, "methods/show.html", [&](ctemplate::TemplateDictionary& values) {
        fill_if(values, m::ks_NOTICE, m::ks_NOTICE_TEXT, notice);
        pour_head(visit, view, values);
        pour_judgements(visit, view, values);
        show_if(values, view.dutch_text, m::ks_DUTCH_TEXT);
        for (const auto& part : view.parts) {
            auto* entry = values.AddSectionDictionary(m::ks_PART);
            entry->SetValue(m::ks_PART_ID, part.id);
            entry->SetValue(m::ks_PART_TITLE, part.title);
            entry->SetValue(m::ks_PART_HTML, part.html);
            show_if(*entry, view.dutch_text, m::ks_PART_DUTCH);
        }
        for (const auto& entry : contents_of(visit, view)) {
            auto* line = values.AddSectionDictionary(m::ks_CONTENT);
            line->SetValue(m::ks_CONTENT_ID, entry.id);
            line->SetValue(m::ks_CONTENT_TITLE, entry.title);
        }
        pour_combinations(view, values);
        pour_sources(visit, method, view, values);
        values.SetValue(m::ks_EMBED, visit.url("/methoden/" + method.slug + "/insluiten"));
        values.SetValue(m::ks_SHORTLIST, visit.url("/lijst"));
        values.SetValue(m::ks_SLUG, method.slug);
        values.SetValue(m::ks_COMPARE, visit.url("/vergelijken") + "?methode=" + method.slug);
        values.SetValue(m::ks_SUGGEST, visit.url("/methoden/" + method.slug + "/reactie"));
        values.SetValue(m::ks_SEARCH, visit.url("/methoden"));
    });
    return response;
}

http::Response show(const Visit& visit) {
    const auto& slug = visit.capture(0);
    if (const auto* method = visit.knowledge().method(slug)) return page_of(visit, *method, {});
    const auto* withdrawn = visit.knowledge().withdrawn_method(slug);
    if (!withdrawn) return not_found(visit, slug);
    if (!withdrawn->moved_to.empty()) {
        auto response = http::Response::redirect(visit.url("/methoden/" + withdrawn->moved_to));
        response.status = 301;
        return response;
    }
    return withdrawn_page(visit, *withdrawn);
}

}  // namespace actiewijzer::pages::methods
