// The table of contents of the API: path → what answers.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "api/api.hpp"
#include "domain/account.hpp"
#include "http/router.hpp"

namespace actiewijzer::api {

struct ApiRoute {
    std::string_view method;
    std::string_view path;  ///< below /api/v1
    http::Runs runs;
    http::Response (*answer)(const Call&);
    std::optional<Right> right{};  ///< of the token; without one nobody is asked who they are
    bool upload = false;           ///< takes files, which may be longer than other bodies; only with a right
};

/// Everything the API answers, besides its documentation page (pages/api_docs) and the questions of browsers about it
/// (OPTIONS), which each path answers.
std::span<const ApiRoute> api_routes();

/// `api` must outlive the router.
void add_api(http::Router& router, const Api& api);

/// Whether a request belongs to the API, also when it could not be read to its end.
bool is_api(const http::Request& request);

/// What answers when no handler does: 404, 405, 413 and so on, as a problem.
http::Response error(const Api& api, unsigned status, const http::Request& request);

// Open to everybody.
http::Response find_methods(const Call& call);
http::Response show_method(const Call& call);
http::Response method_text(const Call& call);
http::Response method_fields(const Call& call);
http::Response export_methods(const Call& call);
http::Response list_changes(const Call& call);
http::Response list_elements(const Call& call);
http::Response show_element(const Call& call);
http::Response list_glossary(const Call& call);
http::Response show_term(const Call& call);
http::Response list_criteria(const Call& call);
http::Response show_criterion(const Call& call);
http::Response list_collections(const Call& call);
http::Response show_collection(const Call& call);
http::Response give_advice(const Call& call);
http::Response suggest(const Call& call);
http::Response suggest_new(const Call& call);
http::Response show_contract(const Call& call);

// With a token.
http::Response list_desk(const Call& call);
http::Response answer_suggestion(const Call& call);
http::Response list_versions(const Call& call);
http::Response version(const Call& call);
http::Response version_text(const Call& call);
http::Response begin_method(const Call& call);
http::Response begin_version(const Call& call);
http::Response replace_draft(const Call& call);
http::Response discard_draft(const Call& call);
http::Response propose(const Call& call);
http::Response take_back(const Call& call);
http::Response publish(const Call& call);
http::Response give_back(const Call& call);
http::Response withdraw(const Call& call);
http::Response bring_back(const Call& call);
http::Response import_methods(const Call& call);

}  // namespace actiewijzer::api
