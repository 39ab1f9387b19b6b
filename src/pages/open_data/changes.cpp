#include "outputs/xml.hpp"
#include "pages/accounts/session.hpp"
#include "pages/open_data/pages.hpp"
#include "text/civil_time.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::pages::open_data {

namespace {

constexpr std::size_t entries_at_once = 50;

std::string element(std::string_view name, std::string_view text) {
    std::string xml("<");
    return xml.append(name).append(">").append(outputs::escape_xml(text)).append("</").append(name).append(">\n");
}

/// What readers can know of a method that changed.
struct Shown {
    std::string name;
    std::string text;
};

Shown shown(const Visit& visit, const usecases::MethodRow& row) {
    if (const auto* method = visit.knowledge().method(row.slug)) return {method->name, visit.words(method->summary)};
    const auto* withdrawn = visit.knowledge().withdrawn_method(row.slug);
    return {withdrawn ? withdrawn->name : row.slug, visit.words("feed.withdrawn", {row.reason})};
}

}  // namespace

http::Response changes(const Visit& visit) {
    const auto rows = usecases::recent_changes(visit.site.store, entries_at_once);
    if (!rows) return accounts::problem_page(visit, rows.error());
    const auto site = visit.request.site();
    const auto own = site + visit.url("/methoden/wijzigingen.atom");
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
        std::string(code(visit.language())) + "\">\n";
    xml += element("id", own);
    xml += element("title", visit.words("feed.title"));
    xml += element("updated", text::utc_moment(rows->empty() ? usecases::Instant{} : rows->front().changed_at));
    xml += "<author><name>Actiewijzer</name></author>\n";
    xml += "<link rel=\"self\" type=\"application/atom+xml\" href=\"" + outputs::escape_xml(own) + "\"/>\n";
    xml += "<link rel=\"alternate\" type=\"text/html\" href=\"" + outputs::escape_xml(site + visit.url("/methoden")) +
           "\"/>\n";
    for (const auto& row : *rows) {
        const auto page = site + visit.url("/methoden/" + row.slug);
        const auto said = shown(visit, row);
        xml += "<entry>\n";
        xml += element("id", page + '#' + std::to_string(row.changed_at.time_since_epoch().count()));
        xml += element("title", said.name);
        xml += element("updated", text::utc_moment(row.changed_at));
        xml += "<link rel=\"alternate\" type=\"text/html\" href=\"" + outputs::escape_xml(page) + "\"/>\n";
        xml += element("summary", said.text);
        xml += "</entry>\n";
    }
    http::Response response;
    response.content_type = "application/atom+xml; charset=utf-8";
    response.body = xml + "</feed>\n";
    return response;
}

}  // namespace actiewijzer::pages::open_data
