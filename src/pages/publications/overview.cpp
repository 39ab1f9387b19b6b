#include <array>

#include "outputs/pdf.hpp"
#include "outputs/qr.hpp"
#include "pages/frame.hpp"
#include "pages/methods/entry.hpp"
#include "pages/problem.hpp"
#include "pages/publications/pages.hpp"
#include "publications/overview.tpl.hpp"
#include "publications/paper.tpl.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::publications {

namespace {

namespace m = markers::publications_overview;

void pour_guidance(const Visit& visit, Element element, ctemplate::TemplateDictionary& section) {
    static constexpr std::array levels{"element.for.worker", "element.for.organisation", "element.for.both"};
    for (const auto& [kind, title] :
         {std::pair{GuidanceKind::doing, "overview.do"}, {GuidanceKind::leaving, "overview.dont"}}) {
        auto* part = section.AddSectionDictionary(m::ks_KIND);
        part->SetValue(m::ks_KIND_TITLE, visit.words(title));
        ctemplate::TemplateDictionary* list = nullptr;
        for (const auto& item : visit.knowledge().guidance) {
            if (item.element != element || item.kind != kind) continue;
            if (!list) list = part->AddSectionDictionary(m::ks_ITEMS);
            auto* entry = list->AddSectionDictionary(m::ks_ITEM);
            entry->SetValue(m::ks_ITEM_TEXT, visit.words(item.text));
            entry->SetValue(m::ks_ITEM_WHY, visit.words(item.why));
            entry->SetValue(m::ks_ITEM_FOR, visit.words(levels[static_cast<std::size_t>(item.level)]));
        }
        show_if(*part, !list, m::ks_NOTHING);
    }
}

void pour_methods(const Visit& visit, const knowledge::ElementText& element, ctemplate::TemplateDictionary& section) {
    const auto& words = visit.words;
    const std::array titles{words("element.methods.towards", {words(element.pole(Pole::a).label)}),
                            words("element.methods.towards", {words(element.pole(Pole::b).label)}),
                            words("element.methods.both"), words("element.methods.unknown")};
    for (const auto lean : {Lean::a, Lean::b, Lean::both, Lean::unknown}) {
        ctemplate::TemplateDictionary* way = nullptr;
        for (const auto& method : visit.knowledge().methods) {
            const auto* own = method.lean_on(element.element);
            if (!own || own->lean != lean) continue;
            if (!way) {
                way = section.AddSectionDictionary(m::ks_WAY);
                way->SetValue(m::ks_WAY_NAME, titles[static_cast<std::size_t>(lean)]);
            }
            auto* entry = way->AddSectionDictionary(m::ks_METHOD);
            entry->SetValue(m::ks_METHOD_HREF, visit.url("/methoden/" + method.slug));
            entry->SetValue(m::ks_METHOD_NAME, method.name);
            entry->SetValue(m::ks_METHOD_SUMMARY, words(method.summary));
            entry->SetValue(m::ks_METHOD_EVIDENCE, text::capitalised(methods::evidence_in_short(visit, method)) + '.');
        }
    }
}

void pour(const Visit& visit, ctemplate::TemplateDictionary& values) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    values.SetValue(m::ks_EDITION,
                    words("overview.edition", {std::to_string(knowledge.methods.size()),
                                               text::date(words, text::dutch_today()), knowledge.revision}));
    if (outputs::can_make_pdf())
        values.AddSectionDictionary(m::ks_AS_PDF)->SetValue(m::ks_PDF, visit.url("/uitgaven/overzicht.pdf"));
    else
        values.ShowSection(m::ks_NO_PDF);
    const auto address = visit.request.site() + visit.url("/uitgaven/overzicht");
    const auto shown = address.substr(address.find("://") + 3);
    values.SetValue(m::ks_QR, outputs::qr_svg(address, words("card.qr", {shown})));
    values.SetValue(m::ks_LIVING, words("overview.living", {shown}));
    for (const auto& element : knowledge.elements) {
        const std::string id(slug(element.element));
        const std::string called(name(element.element));
        auto* content = values.AddSectionDictionary(m::ks_CONTENT);
        content->SetValue(m::ks_CONTENT_ID, id);
        content->SetValue(m::ks_CONTENT_NAME, called);
        content->SetValue(m::ks_CONTENT_QUESTION, words(element.short_question));
        auto* section = values.AddSectionDictionary(m::ks_ELEMENT);
        section->SetValue(m::ks_ELEMENT_ID, id);
        section->SetValue(m::ks_ELEMENT_NAME, called);
        section->SetValue(m::ks_MEANING, words(element.meaning));
        section->SetValue(m::ks_QUESTION, words(element.question));
        for (const auto pole : {Pole::a, Pole::b}) {
            auto* box = section->AddSectionDictionary(m::ks_POLE);
            box->SetValue(m::ks_POLE_NAME, text::capitalised(words(element.pole(pole).label)));
            box->SetValue(m::ks_POLE_WHEN, words(element.pole(pole).when));
        }
        pour_guidance(visit, element.element, *section);
        pour_methods(visit, element, *section);
    }
    for (const auto& criterion : knowledge.criteria) {
        auto* entry = values.AddSectionDictionary(m::ks_CRITERION);
        entry->SetValue(m::ks_CRITERION_NAME, text::capitalised(words(criterion.name)));
        entry->SetValue(m::ks_CRITERION_TEXT, words(criterion.text));
    }
    values.SetValue(m::ks_EXCLUSION, words(knowledge.exclusion));
    values.SetValue(m::ks_CRITERIA_NOTE, words(knowledge.criteria_note));
    for (const auto& term : knowledge.glossary) {
        auto* entry = values.AddSectionDictionary(m::ks_TERM);
        entry->SetValue(m::ks_TERM_NAME, words(term.term));
        entry->SetValue(m::ks_TERM_TEXT, words(term.text));
    }
}

}  // namespace

http::Response overview(const Visit& visit) {
    const Frame frame{.title = visit.words("overview.title"),
                      .description = visit.words("overview.lead"),
                      .crumbs = {{visit.words("menu.methods"), "/methoden"}}};
    http::Response response;
    response.body = render(visit, frame, "publications/overview.html",
                           [&](ctemplate::TemplateDictionary& values) { pour(visit, values); });
    return response;
}

http::Response overview_pdf(const Visit& visit) {
    if (!outputs::can_make_pdf()) return not_found(visit);
    namespace p = markers::publications_paper;
    const auto& templates = visit.site.templates;
    ctemplate::TemplateDictionary content("content");
    pour(visit, content);
    const auto html = templates.expand(visit.language(), "publications/overview.html", content);
    ctemplate::TemplateDictionary paper("paper");
    paper.SetValue(p::ks_TITLE, visit.words("overview.title"));
    paper.SetValue(p::ks_DESCRIPTION, visit.words("overview.lead"));
    paper.SetValue(p::ks_SITE, visit.request.site());
    paper.SetValueWithoutCopy(p::ks_CONTENT, str(html));
    const auto pdf = outputs::make_pdf(templates.expand(visit.language(), "publications/paper.html", paper),
                                       visit.site.static_files.path("paper.css"));
    if (!pdf) {
        auto response = error_page(visit, pdf.error() == outputs::PdfFault::busy ? 503 : 500);
        response.header("Retry-After", "5");
        return response;
    }
    http::Response response;
    response.content_type = "application/pdf";
    response.body = *pdf;
    response.header("Content-Disposition", "inline; filename=\"overzicht.pdf\"");
    return response;
}

}  // namespace actiewijzer::pages::publications
