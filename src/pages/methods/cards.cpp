#include <algorithm>

#include "methods/cards.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/methods/card.hpp"
#include "pages/methods/pages.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::methods {

namespace {

namespace m = markers::methods_cards;

http::Response page_with(const Visit& visit, const Frame& frame, const std::vector<const Method*>& methods,
                         const std::vector<std::string>& gone) {
    http::Response response;
    response.body = render(visit, frame, "methods/cards.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_CARDS_TITLE, frame.title);
        if (!gone.empty())
            values.AddSectionDictionary(m::ks_CARDS_GONE)
                ->SetValue(m::ks_GONE_TEXT, visit.words("cards.gone", {text::enumerate(visit.words, gone)}));
        if (methods.empty()) {
            auto* none = values.AddSectionDictionary(m::ks_NO_CARDS);
            none->SetValue(m::ks_CARDS_LIST, visit.url("/lijst"));
            none->SetValue(m::ks_CARDS_SEARCH, visit.url("/methoden"));
            return;
        }
        values.AddSectionDictionary(m::ks_HOW)->SetValue(m::ks_PRINT, visit.words.count("cards.print", methods.size()));
        for (const auto* method : methods)
            pour_card(visit, *values.AddSectionDictionary(m::ks_CARDS), m::ks_CARD, *method);
    });
    return response;
}

}  // namespace

http::Response card(const Visit& visit) {
    const auto* method = visit.knowledge().method(visit.capture(0));
    if (!method) return not_found(visit, visit.capture(0));
    const Frame frame{
        .title = visit.words("cards.title_of", {method->name}),
        .description = visit.words(method->summary),
        .crumbs = {{visit.words("menu.methods"), "/methoden"}, {method->name, "/methoden/" + method->slug}}};
    return page_with(visit, frame, {method}, {});
}

http::Response cards(const Visit& visit) {
    std::vector<const Method*> methods;
    std::vector<std::string> gone;
    for (const auto slug : visit.request.query.all("methode")) {
        const auto* method = visit.knowledge().method(slug);
        if (!method)
            gone.emplace_back(slug.substr(0, 60));
        else if (methods.size() < most_on_shortlist && std::ranges::find(methods, method) == methods.end())
            methods.push_back(method);
    }
    const Frame frame{.title = visit.words("cards.title"),
                      .description = {},
                      .crumbs = {{visit.words("menu.methods"), "/methoden"}, {visit.words("shortlist.mine"), "/lijst"}},
                      .secret = true};
    return page_with(visit, frame, methods, gone);
}

}  // namespace actiewijzer::pages::methods
