#include <algorithm>

#include "collections/list.tpl.hpp"
#include "pages/collections/pages.hpp"
#include "pages/frame.hpp"

namespace actiewijzer::pages::collections {

namespace m = markers::collections_list;

http::Response list(const Visit& visit) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    const Frame frame{.title = words("collections.title"),
                      .description = words("collections.intro"),
                      .crumbs = {{words("menu.methods"), "/methoden"}}};
    http::Response response;
    response.body = render(visit, frame, "collections/list.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_OVERVIEW, visit.url("/uitgaven/overzicht"));
        // Those that were made here first: the others stand elsewhere.
        auto all = knowledge.collections;
        std::ranges::stable_partition(all, &knowledge::Collection::by_editors);
        for (const auto& collection : all) {
            const auto count = knowledge.methods_in(collection).size();
            auto* entry = values.AddSectionDictionary(m::ks_COLLECTION);
            entry->SetValue(m::ks_COLLECTION_HREF, visit.url("/verzamelingen/" + collection.id));
            entry->SetValue(m::ks_COLLECTION_NAME, words(collection.name));
            entry->SetValue(m::ks_COLLECTION_TEXT, words(collection.text));
            entry->SetValue(m::ks_COLLECTION_KIND,
                            words("collection.kind." + (collection.by_editors ? "own" : collection.kind)));
            entry->SetValue(m::ks_COLLECTION_COUNT, words.count("methods.found", count));
        }
        ctemplate::TemplateDictionary* without = nullptr;
        for (const auto& method : knowledge.methods) {
            if (!method.collections.empty() || !method.gathered_in.empty()) continue;
            if (!without) without = values.AddSectionDictionary(m::ks_WITHOUT);
            auto* entry = without->AddSectionDictionary(m::ks_METHOD);
            entry->SetValue(m::ks_METHOD_HREF, visit.url("/methoden/" + method.slug));
            entry->SetValue(m::ks_METHOD_NAME, method.name);
        }
    });
    return response;
}

}  // namespace actiewijzer::pages::collections
