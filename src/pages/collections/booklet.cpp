#include <algorithm>

#include "collections/booklet.tpl.hpp"
#include "outputs/qr.hpp"
#include "pages/collections/pages.hpp"
#include "pages/collections/show.hpp"
#include "pages/frame.hpp"
#include "pages/methods/show.hpp"
#include "pages/methods/source.hpp"
#include "pages/problem.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::collections {

namespace {

namespace m = markers::collections_booklet;

std::string id_of(std::size_t number) { return "methode-" + std::to_string(number); }

void pour_evidence(const methods::MethodView& view, ctemplate::TemplateDictionary& chapter) {
    show_if(chapter, view.evidence.empty(), m::ks_NO_EVIDENCE);
    for (const auto& each : view.evidence) {
        auto* entry = chapter.AddSectionDictionary(m::ks_EVIDENCE);
        entry->SetValue(m::ks_LEVEL, each.level);
        entry->SetValue(m::ks_SCALE, each.scale);
        entry->SetValue(m::ks_EVIDENCE_SAYS, each.says);
        entry->SetValue(m::ks_JUDGED, each.judged);
        fill_if(*entry, m::ks_VALIDITY, m::ks_VALID, each.validity);
    }
    show_if(chapter, view.counter.empty(), m::ks_NO_COUNTER);
    for (const auto& each : view.counter) {
        auto* entry = chapter.AddSectionDictionary(m::ks_COUNTER);
        entry->SetValue(m::ks_COUNTER_SAYS, each.says);
        entry->SetValue(m::ks_COUNTER_DATE, each.date);
        entry->SetValue(m::ks_COUNTER_SITE, methods::site_of(each.source.url));
    }
}

/// One method on a page of its own.
void pour_chapter(const Visit& visit, const Method& method, const knowledge::CollectedMethod& collected,
                  std::size_t number, ctemplate::TemplateDictionary& values) {
    const auto view = methods::view_of(visit, method, text::dutch_today());
    const bool dutch = visit.language() != Language::nl;
    auto* chapter = values.AddSectionDictionary(m::ks_CHAPTER);
    chapter->SetValue(m::ks_CHAPTER_ID, id_of(number));
    chapter->SetIntValue(m::ks_NUMBER, static_cast<long>(number));
    chapter->SetValue(m::ks_NAME, view.name);
    chapter->SetValue(m::ks_SUMMARY, view.summary);
    chapter->SetValue(m::ks_NOTE, collected.note);
    show_if(*chapter, dutch, m::ks_DUTCH);
    for (const auto& line : view.lines) {
        auto* entry = chapter->AddSectionDictionary(m::ks_FACT);
        entry->SetValue(m::ks_LABEL, line.label);
        entry->SetValue(m::ks_VALUE, line.value);
        show_if(*entry, line.dutch, m::ks_FACT_DUTCH);
    }
    const auto steps = std::ranges::find(view.parts, "hoe", &methods::PartView::id);
    if (steps != view.parts.end()) {
        auto* part = chapter->AddSectionDictionary(m::ks_STEPS);
        part->SetValue(m::ks_STEPS_TITLE, steps->title);
        part->SetValue(m::ks_STEPS_HTML, steps->html);
        show_if(*part, dutch, m::ks_STEPS_DUTCH);
    }
    pour_evidence(view, *chapter);
    const auto address = visit.request.site() + visit.url("/methoden/" + method.slug);
    chapter->SetValue(m::ks_ADDRESS, address);
    chapter->SetValue(m::ks_QR, outputs::qr_svg(address, visit.words("booklet.qr", {view.name})));
}

void pour(const Visit& visit, const knowledge::Collection& collection, ctemplate::TemplateDictionary& values) {
    const auto& words = visit.words;
    const auto page = visit.url("/verzamelingen/" + collection.id);
    const auto address = visit.request.site() + page;
    values.SetValue(m::ks_TITLE, words(collection.name));
    values.SetValue(m::ks_TEXT, words(collection.text));
    values.SetValue(m::ks_MADE_BY, made_by(visit, collection));
    values.SetValue(m::ks_PRINTED, words("booklet.as_of", {text::date(words, text::dutch_today())}));
    values.SetValue(m::ks_PAGE, page);
    values.SetValue(m::ks_PAGE_ADDRESS, address);
    values.SetValue(m::ks_PAGE_QR, outputs::qr_svg(address, words("booklet.qr", {words(collection.name)})));
    show_if(values, visit.language() != Language::nl, m::ks_TEXT_DUTCH);
    values.SetValue(m::ks_INTRODUCTION, collection.introduction_html);
    std::size_t number = 0;
    for (const auto& each : collection.methods) {
        const auto* method = visit.knowledge().method(each.slug);
        if (!method) continue;
        ++number;
        auto* line = values.AddSectionDictionary(m::ks_CONTENT);
        line->SetValue(m::ks_CONTENT_ID, id_of(number));
        line->SetValue(m::ks_CONTENT_NAME, method->name);
        pour_chapter(visit, *method, each, number, values);
    }
}

}  // namespace

http::Response booklet(const Visit& visit) {
    const auto& slug = visit.capture(0);
    const auto* collection = visit.knowledge().collection(slug);
    if (!collection) {
        const auto* withdrawn = visit.knowledge().withdrawn_collection(slug);
        return withdrawn ? withdrawn_page(visit, *withdrawn) : not_found(visit, slug);
    }
    // What others made stands with them: it has no introduction or notes of ours to print.
    if (!collection->by_editors) return http::Response::redirect(visit.url("/verzamelingen/" + slug));
    const auto& words = visit.words;
    const Frame frame{.title = words("booklet.title", {words(collection->name)}),
                      .description = words(collection->text),
                      .crumbs = {{words("menu.methods"), "/methoden"},
                                 {words("menu.collections"), "/verzamelingen"},
                                 {words(collection->name), "/verzamelingen/" + slug}}};
    http::Response response;
    response.body = render(visit, frame, "collections/booklet.html",
                           [&](ctemplate::TemplateDictionary& values) { pour(visit, *collection, values); });
    return response;
}

}  // namespace actiewijzer::pages::collections
