#include "pages/problem.hpp"

#include <algorithm>
#include <array>

#include "pages/frame.hpp"
#include "problem.tpl.hpp"

namespace actiewijzer::pages {

namespace {

namespace m = markers::problem;

constexpr std::array worded{400U, 403U, 404U, 405U, 408U, 409U, 410U, 413U, 414U, 415U, 429U, 431U, 500U, 503U};

std::string key_of(unsigned status) {
    const bool known = std::ranges::find(worded, status) != worded.end();
    return "problem." + std::to_string(known ? status : 500U);
}

http::Response page(const Visit& visit, unsigned status, const std::string& key,
                    const std::vector<const Method*>& near) {
    http::Response response;
    response.status = status;
    const Frame frame{.title = visit.words(key + ".title"), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "problem.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_TITLE, visit.words(key + ".title"));
        values.SetValue(m::ks_TEXT, visit.words(key + ".text"));
        values.SetValue(m::ks_WALK, visit.url("/actie"));
        values.SetValue(m::ks_METHODS, visit.url("/methoden"));
        values.SetValue(m::ks_HOME, visit.url("/"));
        values.SetValue(m::ks_NUMBER, visit.request.number);
        if (near.empty()) return;
        auto* list = values.AddSectionDictionary(m::ks_NEAR);
        for (const auto* method : near) {
            auto* entry = list->AddSectionDictionary(m::ks_METHOD);
            entry->SetValue(m::ks_HREF, visit.url("/methoden/" + method->slug));
            entry->SetValue(m::ks_NAME, method->name);
        }
    });
    return response;
}

}  // namespace

http::Response error_page(const Visit& visit, unsigned status) { return page(visit, status, key_of(status), {}); }

http::Response not_allowed(const Visit& visit) { return page(visit, 403, "problem.not_allowed", {}); }

http::Response too_long_for_excel(const Visit& visit) { return page(visit, 409, "problem.too_long_for_excel", {}); }

http::Response not_found(const Visit& visit, const std::string& wanted) {
    std::vector<const Method*> near;
    if (!wanted.empty()) {
        search::Query query;
        query.words = wanted;
        query.language = visit.language();
        query.limit = 3;
        const auto found = visit.edition->index->find(query);
        for (const auto& hit : found.hits) near.push_back(hit.method);
        if (near.empty()) near = found.nearest;
    }
    return page(visit, 404, key_of(404), near);
}

}  // namespace actiewijzer::pages
