#include <boost/json.hpp>

#include "open_data/card.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/open_data/pages.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::open_data {

namespace {

namespace m = markers::open_data_card;

/// Plain HTML: a quotation with a link.
std::string card_of(const Visit& visit, const Method& method, const std::string& address) {
    return "<blockquote>\n<p><a href=\"" + address + "\">" + escape_html(method.name) + "</a></p>\n<p>" +
           escape_html(visit.words(method.summary)) + "</p>\n</blockquote>\n";
}

}  // namespace

http::Response card(const Visit& visit) {
    const auto* method = visit.knowledge().method(visit.capture(0));
    if (!method) return not_found(visit, visit.capture(0));
    const auto address = visit.request.site() + visit.url("/methoden/" + method->slug);
    const Frame frame{
        .title = visit.words("embed.title_of", {method->name}),
        .description = {},
        .crumbs = {{visit.words("menu.methods"), "/methoden"}, {method->name, "/methoden/" + method->slug}}};
    http::Response response;
    response.body = render(visit, frame, "open_data/card.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_TITLE, frame.title);
        values.SetValue(m::ks_CARD, card_of(visit, *method, address));
        values.SetValue(m::ks_OEMBED, visit.url("/oembed") + "?format=json&url=" + address);
    });
    return response;
}

// oEmbed 1.0, type "link": another site makes a card of its own from it; nothing of ours runs there.
http::Response embed(const Visit& visit) {
    const auto& query = visit.request.query;
    if (query.get("format").value_or("json") != "json") return error_page(visit, 501);
    const auto site = visit.request.site();
    std::string_view address = query.get("url").value_or("");
    if (!address.starts_with(site)) return not_found(visit);
    address.remove_prefix(site.size());
    const auto language = address.starts_with("/en/") ? Language::en : Language::nl;
    if (language == Language::en) address.remove_prefix(std::string_view("/en").size());
    constexpr std::string_view below = "/methoden/";
    const auto* method = address.starts_with(below) ? visit.knowledge().method(address.substr(below.size())) : nullptr;
    if (!method) return not_found(visit);
    boost::json::object card;
    card["version"] = "1.0";
    card["type"] = "link";
    card["title"] = method->name;
    card["provider_name"] = "Actiewijzer";
    card["provider_url"] = site + url_in(language, "/");
    card["description"] = method->summary.in(language);
    card["cache_age"] = 86400;
    http::Response response;
    response.content_type = "application/json";
    response.body = boost::json::serialize(card);
    response.header("Access-Control-Allow-Origin", "*");
    return response;
}

}  // namespace actiewijzer::pages::open_data
