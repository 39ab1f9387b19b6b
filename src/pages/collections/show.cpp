#include "pages/collections/show.hpp"

#include "collections/own.tpl.hpp"
#include "collections/show.tpl.hpp"
#include "collections/withdrawn.tpl.hpp"
#include "pages/collections/pages.hpp"
#include "pages/frame.hpp"
#include "pages/linked_data.hpp"
#include "pages/links/mark.hpp"
#include "pages/methods/entry.hpp"
#include "pages/methods/source.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::collections {

namespace {

std::vector<Crumb> crumbs(const Visit& visit) {
    return {{visit.words("menu.methods"), "/methoden"}, {visit.words("menu.collections"), "/verzamelingen"}};
}

std::string search_url(const Visit& visit, const knowledge::Collection& collection) {
    return visit.url("/methoden") + "?verzameling=" + collection.id;
}

void pour_collected(const Visit& visit, const knowledge::Collection& collection,
                    ctemplate::TemplateDictionary& values) {
    namespace m = markers::collections_own;
    for (const auto& each : collection.methods) {
        auto* item = values.AddSectionDictionary(m::ks_ITEM);
        item->SetIntValue(m::ks_NUMBER, static_cast<long>(&each - collection.methods.data()) + 1);
        item->SetValue(m::ks_METHOD_HREF, visit.url("/methoden/" + each.slug));
        if (!each.note.empty()) {
            auto* note = item->AddSectionDictionary(m::ks_NOTE);
            note->SetValue(m::ks_NOTE_TEXT, each.note);
            show_if(*note, visit.language() != Language::nl, m::ks_NOTE_DUTCH);
        }
        if (const auto* method = visit.knowledge().method(each.slug)) {
            const auto entry = methods::entry_of(visit, *method);
            item->SetValue(m::ks_METHOD_NAME, entry.name);
            auto* about = item->AddSectionDictionary(m::ks_ABOUT);
            about->SetValue(m::ks_SUMMARY, entry.summary);
            about->SetValue(m::ks_EVIDENCE, entry.evidence);
        } else if (const auto* withdrawn = visit.knowledge().withdrawn_method(each.slug)) {
            item->SetValue(m::ks_METHOD_NAME, withdrawn->name);
            item->ShowSection(m::ks_WITHDRAWN);
        }
    }
}

/// A collection that editors made here.
http::Response own_page(const Visit& visit, const knowledge::Collection& collection, std::string_view notice) {
    namespace m = markers::collections_own;
    const auto& words = visit.words;
    const Frame frame{.title = words(collection.name),
                      .description = words(collection.text),
                      .crumbs = crumbs(visit),
                      .about = about_collection(visit, collection),
                      .secret = !notice.empty()};
    http::Response response;
    response.body = render(visit, frame, "collections/own.html", [&](ctemplate::TemplateDictionary& values) {
        fill_if(values, m::ks_NOTICE, m::ks_NOTICE_TEXT, notice);
        values.SetValue(m::ks_NAME, words(collection.name));
        values.SetValue(m::ks_TEXT, words(collection.text));
        values.SetValue(m::ks_MADE_BY, made_by(visit, collection));
        show_if(values, visit.language() != Language::nl, m::ks_DUTCH);
        values.SetValue(m::ks_INTRODUCTION, collection.introduction_html);
        values.SetValue(m::ks_COUNT, words.count("collection.count", collection.methods.size()));
        if (notice.empty()) {
            auto* ways = values.AddSectionDictionary(m::ks_WAYS);
            ways->SetValue(m::ks_SEARCH, search_url(visit, collection));
            ways->SetValue(m::ks_BOOKLET, visit.url("/verzamelingen/" + collection.id + "/boekje"));
        }
        pour_collected(visit, collection, values);
    });
    return response;
}

}  // namespace

std::string made_by(const Visit& visit, const knowledge::Collection& collection) {
    const auto& words = visit.words;
    auto made = words("collection.made_here");
    if (!collection.published.empty())
        made += ' ' + words("collection.published", {text::date(words, collection.published)});
    return made;
}

http::Response page_of(const Visit& visit, const knowledge::Collection& collection, std::string_view notice) {
    namespace m = markers::collections_show;
    using knowledge::Basis;
    if (collection.by_editors) return own_page(visit, collection, notice);
    const auto& words = visit.words;
    const Frame frame{.title = words(collection.name),
                      .description = words(collection.text),
                      .crumbs = crumbs(visit),
                      .about = about_collection(visit, collection)};
    http::Response response;
    response.body = render(visit, frame, "collections/show.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_KIND, words("collection.kind." + collection.kind));
        values.SetValue(m::ks_NAME, words(collection.name));
        values.SetValue(m::ks_TEXT, words(collection.text));
        values.SetValue(m::ks_BASIS, words(collection.basis == Basis::brochure ? "basis.brochure"
                                           : collection.basis == Basis::source ? "basis.source"
                                                                               : "basis.ours"));
        values.SetValue(m::ks_URL, collection.url);
        values.SetValue(m::ks_URL_TEXT, words("collection.visit", {methods::site_of(collection.url)}));
        values.SetValue(m::ks_CHECKED, words("source.checked", {text::date(words, collection.checked)}));
        links::pour_mark(visit, values, m::ks_MARK, collection.url, collection.checked);
        const auto found = visit.knowledge().methods_in(collection);
        values.SetValue(m::ks_COUNT, words.count("collection.count", found.size()));
        values.SetValue(m::ks_SEARCH, search_url(visit, collection));
        for (const auto* method : found)
            methods::pour_entry(visit, *values.AddSectionDictionary(m::ks_RESULT), m::ks_ENTRY,
                                methods::entry_of(visit, *method));
    });
    return response;
}

http::Response withdrawn_page(const Visit& visit, const knowledge::Withdrawn& withdrawn) {
    namespace m = markers::collections_withdrawn;
    http::Response response;
    response.status = 410;
    const Frame frame{.title = withdrawn.name, .description = {}, .crumbs = crumbs(visit), .secret = true};
    response.body = render(visit, frame, "collections/withdrawn.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_NAME, withdrawn.name);
        values.SetValue(m::ks_WHEN, visit.words("collection.withdrawn", {text::date(visit.words, withdrawn.on)}));
        values.SetValue(m::ks_REASON, withdrawn.reason);
        show_if(values, visit.language() != Language::nl, m::ks_DUTCH);
        values.SetValue(m::ks_COLLECTIONS, visit.url("/verzamelingen"));
    });
    return response;
}

http::Response show(const Visit& visit) {
    const auto& slug = visit.capture(0);
    if (const auto* collection = visit.knowledge().collection(slug)) return page_of(visit, *collection, {});
    if (const auto* withdrawn = visit.knowledge().withdrawn_collection(slug)) return withdrawn_page(visit, *withdrawn);
    return not_found(visit, slug);
}

}  // namespace actiewijzer::pages::collections
