#include <algorithm>

#include "collections/show.tpl.hpp"
#include "pages/collections/pages.hpp"
#include "pages/frame.hpp"
#include "pages/links/mark.hpp"
#include "pages/methods/entry.hpp"
#include "pages/methods/source.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::collections {

namespace m = markers::collections_show;

http::Response show(const Visit& visit) {
    using knowledge::Basis;
    const auto& words = visit.words;
    const auto* collection = visit.knowledge().collection(visit.capture(0));
    if (!collection) return not_found(visit, visit.capture(0));
    std::vector<methods::EntryView> entries;
    for (const auto& method : visit.knowledge().methods)
        if (std::ranges::find(method.collections, collection->id) != method.collections.end())
            entries.push_back(methods::entry_of(visit, method));
    const Frame frame{.title = words(collection->name),
                      .description = words(collection->text),
                      .crumbs = {{words("menu.methods"), "/methoden"}, {words("menu.collections"), "/verzamelingen"}}};
    http::Response response;
    response.body = render(visit, frame, "collections/show.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_KIND, words("collection.kind." + collection->kind));
        values.SetValue(m::ks_NAME, words(collection->name));
        values.SetValue(m::ks_TEXT, words(collection->text));
        values.SetValue(m::ks_BASIS, words(collection->basis == Basis::brochure ? "basis.brochure"
                                           : collection->basis == Basis::source ? "basis.source"
                                                                                : "basis.ours"));
        values.SetValue(m::ks_URL, collection->url);
        values.SetValue(m::ks_URL_TEXT, words("collection.visit", {methods::site_of(collection->url)}));
        values.SetValue(m::ks_CHECKED, words("source.checked", {text::date(words, collection->checked)}));
        links::pour_mark(visit, values, m::ks_MARK, collection->url, collection->checked);
        values.SetValue(m::ks_COUNT, words.count("collection.count", entries.size()));
        values.SetValue(m::ks_SEARCH, visit.url("/methoden") + "?verzameling=" + collection->id);
        for (const auto& entry : entries)
            methods::pour_entry(visit, *values.AddSectionDictionary(m::ks_RESULT), m::ks_ENTRY, entry);
    });
    return response;
}

}  // namespace actiewijzer::pages::collections
