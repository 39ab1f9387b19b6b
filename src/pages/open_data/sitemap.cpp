#include "outputs/xml.hpp"
#include "pages/open_data/pages.hpp"
#include "pages/routes.hpp"

namespace actiewijzer::pages::open_data {

namespace {

/// Pages that are the same for everybody and whose address has no open part.
std::vector<std::string> fixed_paths() {
    std::vector<std::string> paths{"/methoden"};
    for (const auto& route : page_routes())
        if (route.keep == Keep::edition && route.path.find('{') == std::string_view::npos)
            paths.emplace_back(route.path);
    return paths;
}

}  // namespace

http::Response sitemap(const Visit& visit) {
    const auto site = visit.request.site();
    auto paths = fixed_paths();
    for (const auto element : all_elements) paths.push_back("/elementen/" + std::string(slug(element)));
    for (const auto& collection : visit.knowledge().collections) paths.push_back("/verzamelingen/" + collection.id);
    for (const auto& method : visit.knowledge().methods) paths.push_back("/methoden/" + method.slug);
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
        "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
    for (const auto& path : paths)
        for (const auto language : all_languages) {
            xml += "<url><loc>" + outputs::escape_xml(site + url_in(language, path)) + "</loc>";
            for (const auto other : all_languages)
                xml += "<xhtml:link rel=\"alternate\" hreflang=\"" + std::string(code(other)) + "\" href=\"" +
                       outputs::escape_xml(site + url_in(other, path)) + "\"/>";
            xml += "</url>\n";
        }
    http::Response response;
    response.content_type = "application/xml; charset=utf-8";
    response.body = xml + "</urlset>\n";
    return response;
}

http::Response search_description(const Visit& visit) {
    const auto site = visit.request.site();
    http::Response response;
    response.content_type = "application/opensearchdescription+xml; charset=utf-8";
    response.body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OpenSearchDescription "
        "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n<ShortName>Actiewijzer</ShortName>\n<Description>" +
        outputs::escape_xml(visit.words("opensearch.description")) +
        "</Description>\n<InputEncoding>UTF-8</InputEncoding>\n<Language>" + std::string(code(visit.language())) +
        "</Language>\n<Url type=\"text/html\" template=\"" +
        outputs::escape_xml(site + visit.url("/methoden") + "?zoek={searchTerms}") + "\"/>\n</OpenSearchDescription>\n";
    return response;
}

}  // namespace actiewijzer::pages::open_data
