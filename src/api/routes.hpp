// The table of contents of the API: path → what answers.
#pragma once

#include <span>
#include <string_view>

#include "api/api.hpp"
#include "http/router.hpp"

namespace actiewijzer::api {

struct ApiRoute {
    std::string_view method;
    std::string_view path;  ///< below /api/v1
    http::Runs runs;
    http::Response (*answer)(const Call&);
};

/// Everything the API answers, besides its documentation page (pages/api_docs).
std::span<const ApiRoute> api_routes();

/// `api` must outlive the router.
void add_api(http::Router& router, const Api& api);

/// Whether a request belongs to the API, also when it could not be read to its end.
bool is_api(const http::Request& request);

/// What answers when no handler does: 404, 405, 413 and so on, as a problem.
http::Response error(const Api& api, unsigned status, const http::Request& request);

http::Response find_methods(const Call& call);
http::Response show_method(const Call& call);
http::Response list_elements(const Call& call);
http::Response list_glossary(const Call& call);
http::Response list_criteria(const Call& call);
http::Response list_collections(const Call& call);
http::Response give_advice(const Call& call);
http::Response allow_advice(const Call& call);
http::Response show_contract(const Call& call);

}  // namespace actiewijzer::api
