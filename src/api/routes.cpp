#include "api/routes.hpp"

#include <array>

#include "api/answer.hpp"

namespace actiewijzer::api {

namespace {

using http::Runs;

constexpr std::array table{
    ApiRoute{"GET", "/methoden", Runs::on_pool, find_methods},
    ApiRoute{"GET", "/methoden/{slug}", Runs::here, show_method},
    ApiRoute{"GET", "/elementen", Runs::here, list_elements},
    ApiRoute{"GET", "/begrippen", Runs::here, list_glossary},
    ApiRoute{"GET", "/criteria", Runs::here, list_criteria},
    ApiRoute{"GET", "/verzamelingen", Runs::here, list_collections},
    ApiRoute{"POST", "/adviezen", Runs::on_pool, give_advice},
    ApiRoute{"OPTIONS", "/adviezen", Runs::here, allow_advice},
    ApiRoute{"GET", "/openapi.json", Runs::here, show_contract},
};

bool below_api(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

}  // namespace

std::span<const ApiRoute> api_routes() { return table; }

void add_api(http::Router& router, const Api& api) {
    for (const auto& route : table)
        router.add(
            std::string(route.method), "/api/v1" + std::string(route.path), route.runs,
            [&api, answer = route.answer](const http::Request& request) { return answer(call_of(api, request)); });
}

bool is_api(const http::Request& request) {
    // The path is not there yet when the request was refused before it was read.
    return below_api(request.path) || below_api(std::string_view(request.target).substr(0, request.target.find('?')));
}

http::Response error(const Api& api, unsigned status, const http::Request& request) {
    return problem(call_of(api, request), status);
}

}  // namespace actiewijzer::api
