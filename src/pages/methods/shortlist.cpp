#include <algorithm>

#include "methods/shortlist.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/methods/entry.hpp"
#include "pages/methods/pages.hpp"
#include "pages/methods/slugs.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::methods {

namespace {

namespace m = markers::methods_shortlist;

constexpr std::string_view cookie = "aw-lijst";
constexpr std::chrono::days cookie_life{90};
constexpr std::size_t most_compared = 4;

struct ShortlistView {
    std::vector<const Method*> methods;
    std::vector<std::string> gone;  ///< slugs of methods that are no longer there
    bool shared = false;            ///< somebody else's, from the address
    std::string said;
};

void take(const Visit& visit, std::string_view slug, ShortlistView& into) {
    const auto* method = visit.knowledge().method(slug);
    if (!method)
        into.gone.emplace_back(slug.substr(0, 60));
    else if (into.methods.size() < most_on_shortlist && std::ranges::find(into.methods, method) == into.methods.end())
        into.methods.push_back(method);
}

ShortlistView from_cookie(const Visit& visit) {
    ShortlistView view;
    for (const auto slug : split_slugs(visit.request.cookie(cookie))) take(visit, slug, view);
    return view;
}

std::string query_of(const std::vector<const Method*>& methods) {
    std::string query;
    for (const auto* method : methods) query.append(query.empty() ? "?" : "&").append("methode=").append(method->slug);
    return query;
}

http::Response& keep(http::Response& response, const std::vector<const Method*>& methods) {
    const auto age = methods.empty() ? std::chrono::seconds(0) : std::chrono::seconds(cookie_life);
    return response.set_cookie(cookie, joined_slugs(methods), age);
}

std::string sentence(const Visit& visit, const ShortlistView& view) {
    const auto& query = visit.request.query;
    if (!view.gone.empty()) return visit.words("shortlist.gone", {text::enumerate(visit.words, view.gone)});
    if (const auto added = query.get("erbij"))
        if (const auto* method = visit.knowledge().method(*added))
            return visit.words("shortlist.added", {method->name});
    if (query.get("vol") == "1") return visit.words("shortlist.full", {std::to_string(most_on_shortlist)});
    return {};
}

void pour_items(const Visit& visit, const ShortlistView& view, ctemplate::TemplateDictionary& values) {
    auto* list = values.AddSectionDictionary(m::ks_LIST);
    for (const auto* method : view.methods) {
        auto* item = list->AddSectionDictionary(m::ks_ITEM);
        item->SetValue(m::ks_ITEM_HREF, visit.url("/methoden/" + method->slug));
        item->SetValue(m::ks_ITEM_NAME, method->name);
        item->SetValue(m::ks_ITEM_SLUG, method->slug);
        item->SetValue(m::ks_ITEM_SUMMARY, visit.words(method->summary));
        item->SetValue(m::ks_ITEM_EVIDENCE, evidence_in_short(visit, *method));
        if (view.shared) continue;
        auto* own = item->AddSectionDictionary(m::ks_OWN);
        show_if(*own, method != view.methods.front(), m::ks_UP);
    }
    list->SetValue(m::ks_CARDS_HREF, visit.url("/lijst/kaarten") + query_of(view.methods));
    if (view.methods.size() < 2) return;
    auto compared = view.methods;
    compared.resize(std::min(compared.size(), most_compared));
    auto* compare = list->AddSectionDictionary(m::ks_COMPARE);
    compare->SetValue(m::ks_COMPARE_HREF, visit.url("/vergelijken") + query_of(compared));
    compare->SetValue(m::ks_COMPARE_TEXT, view.methods.size() > most_compared
                                              ? visit.words("shortlist.compare_first", {std::to_string(most_compared)})
                                              : visit.words("shortlist.compare"));
}

}  // namespace

http::Response shortlist(const Visit& visit) {
    ShortlistView view;
    const auto given = visit.request.query.all("methode");
    if (given.empty()) {
        view = from_cookie(visit);
    } else {
        view.shared = true;
        for (const auto slug : given) take(visit, slug, view);
    }
    const auto title = visit.words(view.shared ? "shortlist.shared" : "shortlist.mine");
    const Frame frame{
        .title = title, .description = {}, .crumbs = {{visit.words("menu.methods"), "/methoden"}}, .secret = true};
    http::Response response;
    response.body = render(visit, frame, "methods/shortlist.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_TITLE, title);
        values.SetValue(m::ks_ACTION, visit.url("/lijst"));
        values.SetValue(m::ks_SEARCH, visit.url("/methoden"));
        fill_if(values, m::ks_SAID, m::ks_SAID_TEXT, sentence(visit, view));
        if (view.methods.empty()) {
            values.ShowSection(m::ks_EMPTY);
            return;
        }
        pour_items(visit, view, values);
        if (view.shared) {
            values.AddSectionDictionary(m::ks_SHARED)->SetValue(m::ks_TAKEN, joined_slugs(view.methods));
        } else {
            values.AddSectionDictionary(m::ks_SHARE)
                ->SetValue(m::ks_SHARE_HREF, visit.url("/lijst") + query_of(view.methods));
        }
    });
    // What is no longer there is told once.
    if (!view.shared && !view.gone.empty()) keep(response, view.methods);
    return response;
}

http::Response change_shortlist(const Visit& visit) {
    const auto form = visit.request.form();
    const auto what = form.get("doe").value_or("erbij");
    auto view = from_cookie(visit);
    auto& methods = view.methods;
    if (what == "leeg" || what == "overnemen") methods.clear();
    std::string query;
    auto slugs = form.all("methode");
    for (const auto slug : split_slugs(form.get("methoden").value_or(""))) slugs.push_back(slug);
    for (const auto slug : slugs) {
        const auto* method = visit.knowledge().method(slug);
        if (!method) return not_found(visit, std::string(slug.substr(0, 60)));
        const auto place = std::ranges::find(methods, method);
        if (what == "eraf" && place != methods.end()) {
            methods.erase(place);
        } else if (what == "omhoog" && place != methods.end() && place != methods.begin()) {
            std::iter_swap(place, place - 1);
        } else if ((what == "erbij" || what == "overnemen") && place == methods.end()) {
            if (methods.size() == most_on_shortlist) {
                query = "?vol=1";
                break;
            }
            methods.push_back(method);
        }
        if (what == "erbij") query = "?erbij=" + method->slug;
    }
    auto response = http::Response::redirect(visit.url("/lijst") + query);
    keep(response, methods);
    return response;
}

}  // namespace actiewijzer::pages::methods
