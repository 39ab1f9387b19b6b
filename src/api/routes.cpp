#include "api/routes.hpp"

#include <array>
#include <map>

#include "api/answer.hpp"
#include "api/token.hpp"

namespace actiewijzer::api {

namespace {

using http::Runs;

constexpr std::array table{
    ApiRoute{"GET", "/methoden", Runs::on_pool, find_methods},
    ApiRoute{"POST", "/methoden", Runs::on_pool, begin_method, Right::write},
    ApiRoute{"GET", "/methoden/{slug}", Runs::here, show_method},
    ApiRoute{"GET", "/methoden/{slug}/tekst", Runs::here, method_text},
    ApiRoute{"GET", "/methoden/{slug}/velden", Runs::here, method_fields},
    ApiRoute{"POST", "/methoden/{slug}/reacties", Runs::on_pool, suggest},
    ApiRoute{"PUT", "/methoden/{slug}/intrekking", Runs::on_pool, withdraw, Right::write},
    ApiRoute{"DELETE", "/methoden/{slug}/intrekking", Runs::on_pool, bring_back, Right::write},
    ApiRoute{"GET", "/methoden/{slug}/versies", Runs::on_pool, list_versions, Right::read_desk},
    ApiRoute{"POST", "/methoden/{slug}/versies", Runs::on_pool, begin_version, Right::write},
    ApiRoute{"GET", "/methoden/{slug}/versies/{nummer}", Runs::on_pool, version, Right::read_desk},
    ApiRoute{"PUT", "/methoden/{slug}/versies/{nummer}", Runs::on_pool, replace_draft, Right::write},
    ApiRoute{"DELETE", "/methoden/{slug}/versies/{nummer}", Runs::on_pool, discard_draft, Right::write},
    ApiRoute{"GET", "/methoden/{slug}/versies/{nummer}/tekst", Runs::on_pool, version_text, Right::read_desk},
    ApiRoute{"PUT", "/methoden/{slug}/versies/{nummer}/voorstel", Runs::on_pool, propose, Right::write},
    ApiRoute{"DELETE", "/methoden/{slug}/versies/{nummer}/voorstel", Runs::on_pool, take_back, Right::write},
    ApiRoute{"PUT", "/methoden/{slug}/versies/{nummer}/publicatie", Runs::on_pool, publish, Right::review},
    ApiRoute{"PUT", "/methoden/{slug}/versies/{nummer}/teruggave", Runs::on_pool, give_back, Right::review},

    ApiRoute{"GET", "/wijzigingen", Runs::on_pool, list_changes},
    ApiRoute{"GET", "/uitvoer", Runs::on_pool, export_methods},
    ApiRoute{"POST", "/invoer", Runs::on_pool, import_methods, Right::import_methods, true},
    ApiRoute{"POST", "/reacties", Runs::on_pool, suggest_new},
    ApiRoute{"DELETE", "/reacties/{id}", Runs::on_pool, answer_suggestion, Right::review},
    ApiRoute{"GET", "/redactie", Runs::on_pool, list_desk, Right::read_desk},

    ApiRoute{"GET", "/elementen", Runs::here, list_elements},
    ApiRoute{"GET", "/elementen/{element}", Runs::here, show_element},
    ApiRoute{"GET", "/begrippen", Runs::here, list_glossary},
    ApiRoute{"GET", "/begrippen/{id}", Runs::here, show_term},
    ApiRoute{"GET", "/criteria", Runs::here, list_criteria},
    ApiRoute{"GET", "/criteria/{id}", Runs::here, show_criterion},
    ApiRoute{"GET", "/verzamelingen", Runs::here, list_collections},
    ApiRoute{"GET", "/verzamelingen/{id}", Runs::here, show_collection},
    ApiRoute{"POST", "/adviezen", Runs::on_pool, give_advice},
    ApiRoute{"GET", "/openapi.json", Runs::here, show_contract},
};

constexpr std::string_view base = "/api/v1";

bool below_api(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

http::RefuseUpload refuse_upload(const Api& api, Right right) {
    return [&api, right](const http::Request& request) {
        auto call = call_of(api, request);
        return turned_away(call, right);
    };
}

/// A browser asks this before a page of another site may send more than a form can.
http::Response preflight(const Call& call, const std::string& methods) {
    auto response = nothing(call);
    response.header("Allow", methods)
        .header("Access-Control-Allow-Methods", methods)
        .header("Access-Control-Allow-Headers", "Accept-Language, Authorization, Content-Type, If-Match, If-None-Match")
        .header("Access-Control-Max-Age", "86400");
    return response;
}

}  // namespace

std::span<const ApiRoute> api_routes() { return table; }

void add_api(http::Router& router, const Api& api) {
    std::map<std::string, std::string> methods;  // by path
    for (const auto& route : table) {
        const auto path = std::string(base).append(route.path);
        methods[path].append(route.method).append(", ");
        router.add(
            std::string(route.method), path, route.runs,
            [&api, answer = route.answer, right = route.right](const http::Request& request) {
                auto call = call_of(api, request);
                return right ? behind_token(std::move(call), *right, answer) : answer(call);
            },
            route.upload ? refuse_upload(api, route.right.value()) : http::RefuseUpload());
    }
    for (const auto& [path, allowed] : methods)
        router.add("OPTIONS", path, Runs::here, [&api, all = allowed + "OPTIONS"](const http::Request& request) {
            return preflight(call_of(api, request), all);
        });
}

bool is_api(const http::Request& request) {
    // The path is not there yet when the request was refused before it was read.
    return below_api(request.path) || below_api(std::string_view(request.target).substr(0, request.target.find('?')));
}

http::Response error(const Api& api, unsigned status, const http::Request& request) {
    return problem(call_of(api, request), status);
}

}  // namespace actiewijzer::api
