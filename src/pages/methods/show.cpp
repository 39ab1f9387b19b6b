#include "pages/methods/show.hpp"

#include "methods/show.tpl.hpp"
#include "methods/withdrawn.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/linked_data.hpp"
#include "pages/links/mark.hpp"
#include "pages/methods/pages.hpp"
#include "pages/methods/source.hpp"
#include "pages/problem.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::methods {

namespace {

namespace m = markers::methods_show;

/// In which the original links worked.
constexpr std::string_view brochure_year = "2015";

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
    add(!view.contradictions.empty(), "tegenspraak", "method.contradictions");
    add(!view.combinations.empty(), "combinaties", "method.combinations");
    add(true, "kenmerken", "method.traits");
    add(true, "criteria", "method.belongs");
    add(true, "feiten", "method.facts");
    add(true, "gevonden", "method.where_found");
    add(!view.not_described.empty(), "niet-beschreven", "method.not_described");
    return entries;
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
    for (const auto& trait : view.traits) {
        auto* entry = values.AddSectionDictionary(m::ks_TRAIT);
        entry->SetValue(m::ks_TRAIT_LABEL, trait.label);
        entry->SetValue(m::ks_TRAIT_VALUE, trait.value);
    }
    if (!view.topics.empty()) {
        auto* entry = values.AddSectionDictionary(m::ks_TOPICS);
        for (const auto& topic : view.topics) {
            auto* link = entry->AddSectionDictionary(m::ks_TOPIC);
            link->SetValue(m::ks_TOPIC_HREF, topic.href);
            link->SetValue(m::ks_TOPIC_NAME, topic.name);
        }
    }
}

void pour_judgements(const Visit& visit, const MethodView& view, ctemplate::TemplateDictionary& values) {
    if (!view.failed.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_FAILED);
        for (const auto& failed : view.failed) {
            auto* entry = section->AddSectionDictionary(m::ks_FAILS);
            entry->SetValue(m::ks_FAILS_WHAT, failed.verdict);
            entry->SetValue(m::ks_FAILS_WHY, failed.why);
        }
    }
    show_if(values, view.evidence.empty(), m::ks_NO_EVIDENCE);
    for (const auto& evidence : view.evidence) {
        auto* entry = values.AddSectionDictionary(m::ks_EVIDENCE);
        entry->SetValue(m::ks_LEVEL, evidence.level);
        fill_if(*entry, m::ks_SCALED, m::ks_SCALE, evidence.scale);
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
    if (!view.not_described.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_NOT_DESCRIBED);
        for (const auto& part : view.not_described)
            section->AddSectionDictionary(m::ks_MISSING)->SetValue(m::ks_MISSING_PART, part);
    }
    values.SetValue(m::ks_ORIGINAL_URL, method.original_link);
    values.SetValue(m::ks_ORIGINAL_HOST, site_of(method.original_link));
    links::pour_mark(visit, values, m::ks_ORIGINAL_MARK, method.original_link, brochure_year);
    if (!method.original_link_note.empty()) {
        auto* note = values.AddSectionDictionary(m::ks_ORIGINAL_NOTE);
        note->SetValue(m::ks_ORIGINAL_TEXT, method.original_link_note);
        show_if(*note, view.dutch_text, m::ks_ORIGINAL_DUTCH);
    }
    if (method.current_link.url.empty()) {
        fill_if(values, m::ks_NO_CURRENT, m::ks_NOT_KNOWN, text::capitalised(visit.words("unknown")));
    } else {
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

http::Response page_of(const Visit& visit, const Method& method, std::string_view notice) {
    const auto view = view_of(visit, method, text::dutch_today());
    const Frame frame{.title = view.name,
                      .description = view.summary,
                      .crumbs = {{visit.words("menu.methods"), "/methoden"}},
                      .about = about_method(visit, method),
                      .secret = !notice.empty()};
    const auto suggest = visit.url("/methoden/" + method.slug + "/reactie");
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
            entry->SetValue(m::ks_PART_SUGGEST, suggest + "?onderdeel=" + part.id);
            show_if(*entry, view.dutch_text, m::ks_PART_DUTCH);
        }
        for (const auto& entry : contents_of(visit, view)) {
            auto* line = values.AddSectionDictionary(m::ks_CONTENT);
            line->SetValue(m::ks_CONTENT_ID, entry.id);
            line->SetValue(m::ks_CONTENT_TITLE, entry.title);
        }
        pour_combinations(view, values);
        pour_sources(visit, method, view, values);
        values.SetValue(m::ks_CARD, visit.url("/methoden/" + method.slug + "/kaart"));
        values.SetValue(m::ks_EMBED, visit.url("/methoden/" + method.slug + "/insluiten"));
        values.SetValue(m::ks_SHORTLIST, visit.url("/lijst"));
        values.SetValue(m::ks_SLUG, method.slug);
        values.SetValue(m::ks_COMPARE, visit.url("/vergelijken") + "?methode=" + method.slug);
        values.SetValue(m::ks_SUGGEST, suggest);
        values.SetValue(m::ks_EVIDENCE_SUGGEST, suggest + "?onderdeel=onderzoek");
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
