#include <algorithm>
#include <map>

#include "knowledge/links.hpp"
#include "links/list.tpl.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/words.hpp"
#include "pages/frame.hpp"
#include "pages/links/pages.hpp"
#include "pages/problem.hpp"
#include "text/civil_time.hpp"
#include "usecases/links.hpp"

namespace actiewijzer::pages::links {

namespace {

namespace m = markers::links_list;
using accounts::now;
using accounts::problem_page;

struct Place {
    std::string href;
    std::string name;
};
using Places = std::multimap<std::string, Place, std::less<>>;

/// Where each address stands that readers can come across.
Places places_of(const Visit& visit) {
    Places places;
    for (const auto& method : visit.knowledge().methods)
        for (auto& url : knowledge::links_of(method))
            places.emplace(std::move(url), Place{desk::method_url(visit, method.slug), method.name});
    for (const auto& collection : visit.knowledge().collections)
        places.emplace(collection.url,
                       Place{visit.url("/verzamelingen/" + collection.id), visit.words(collection.name)});
    return places;
}

std::string day(const Visit& visit, Link::Instant at) { return text::date(visit.words, text::dutch_day(at)); }

std::string why_key(const Link& link) {
    if (link.state == LinkState::moved) return "links.why.moved";
    if (link.status == 404 || link.status == 410) return "links.why.gone";
    if (link.status >= 500 && link.status < 600) return "links.why.fault";
    return "links.why." + std::string(id(link.reason));
}

/// "De site gaf geen antwoord. Werkt niet sinds 3 november 2026."
std::string said(const Visit& visit, const Link& link) {
    const auto& words = visit.words;
    const auto answer = words(why_key(link), {std::to_string(link.status)});
    return answer + ' ' + words("links.since." + std::string(id(link.state)), {day(visit, link.since)});
}

std::string when(const Visit& visit, const Link& link) {
    auto text = visit.words("links.checked_at", {desk::moment(visit, link.checked_at)});
    if (link.worked_at != Link::Instant{} && link.worked_at != link.checked_at)
        text += ' ' + visit.words("links.worked_at", {day(visit, link.worked_at)});
    if (link.check_at <= now()) text += ' ' + visit.words("links.soon");
    return text;
}

void pour_link(const Visit& visit, const Link& link, const Places& places, ctemplate::TemplateDictionary& entry) {
    entry.SetValue(m::ks_URL, link.url);
    entry.SetValue(m::ks_URL_TEXT, link.url);
    entry.SetValue(m::ks_SAID, said(visit, link));
    if (link.state == LinkState::moved) {
        auto* moved = entry.AddSectionDictionary(m::ks_MOVED);
        moved->SetValue(m::ks_NEW_HREF, link.moved_to);
        moved->SetValue(m::ks_NEW_TEXT, link.moved_to);
    }
    const auto [first, last] = places.equal_range(link.url);
    for (auto place = first; place != last; ++place) {
        auto* used = entry.AddSectionDictionary(m::ks_USED);
        used->SetValue(m::ks_USED_HREF, place->second.href);
        used->SetValue(m::ks_USED_NAME, place->second.name);
    }
    show_if(entry, first == last, m::ks_UNUSED);
    entry.SetValue(m::ks_WHEN, when(visit, link));
    if (!visit.who->account.may(Right::review)) return;
    auto* judge = entry.AddSectionDictionary(m::ks_JUDGE);
    judge->SetValue(m::ks_ACTION, visit.url("/redactie/links"));
    judge->SetValue(m::ks_ADDRESS, link.url);
}

void pour_list(const Visit& visit, std::string_view key, const std::vector<Link>& links, const Places& places,
               ctemplate::TemplateDictionary& values) {
    if (links.empty()) return;
    auto* list = values.AddSectionDictionary(m::ks_LIST);
    list->SetValue(m::ks_LIST_TITLE, visit.words(key));
    list->SetValue(m::ks_LIST_TEXT, visit.words(std::string(key) + ".text"));
    for (const auto& link : links) pour_link(visit, link, places, *list->AddSectionDictionary(m::ks_LINK));
}

/// What was just done, by the word in the address.
std::string done(const Visit& visit) {
    const auto word = visit.request.query.get("gedaan").value_or("");
    if (word != "controleren" && word != "werkt") return {};
    return visit.words("links.done." + std::string(word));
}

}  // namespace

http::Response list(const Visit& visit) {
    const auto overview = usecases::link_overview(visit.site.store, *visit.who);
    if (!overview) return problem_page(visit, overview.error());
    const bool quiet =
        overview->dead.empty() && overview->moved.empty() && overview->failing.empty() && overview->closed.empty();
    const auto places = quiet ? Places() : places_of(visit);
    const Frame frame{.title = visit.words("links.title"),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}},
                      .secret = true};
    http::Response response;
    response.body = render(visit, frame, "links/list.html", [&](ctemplate::TemplateDictionary& values) {
        const auto& counts = overview->counts;
        values.SetValue(m::ks_CHECKED, counts.all == 0 ? visit.words("links.none")
                                                       : visit.words("links.counts", {std::to_string(counts.all),
                                                                                      std::to_string(counts.checked)}));
        fill_if(values, m::ks_DONE, m::ks_DONE_TEXT, done(visit));
        show_if(values, quiet && counts.checked > 0, m::ks_QUIET);
        pour_list(visit, "links.dead", overview->dead, places, values);
        pour_list(visit, "links.moved", overview->moved, places, values);
        pour_list(visit, "links.failing", overview->failing, places, values);
        pour_list(visit, "links.closed", overview->closed, places, values);
    });
    return response;
}

http::Response change(const Visit& visit) {
    const auto form = visit.request.form();
    const std::string url(form.get("adres").value_or(""));
    const std::string what(form.get("doe").value_or(""));
    if (what != "controleren" && what != "werkt") return error_page(visit, 400);
    auto& store = visit.site.store;
    const auto done = what == "werkt" ? usecases::link_works(store, *visit.who, url, now())
                                      : usecases::check_link_again(store, *visit.who, url, now());
    if (!done) return problem_page(visit, done.error());
    visit.site.published_anew();
    return http::Response::redirect(visit.url("/redactie/links") + "?gedaan=" + what);
}

}  // namespace actiewijzer::pages::links
