#include "api/answer.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

namespace actiewijzer::api {

namespace json = boost::json;

namespace {

constexpr std::array worded{400U, 403U, 404U, 405U, 408U, 413U, 414U, 415U, 429U, 431U, 500U, 503U};

}  // namespace

void add_headers(const Call& call, http::Response& response) {
    response.header("API-Version", call.api.contract.version)
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", "frame-ancestors 'none'")
        .header("Strict-Transport-Security", "max-age=31536000")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", "API-Version, Link, X-Request-Id")
        .header("Content-Language", std::string(code(call.words.language())))
        .header("Vary", "Accept-Language");
}

http::Response answer(const Call& call, std::string text) {
    http::Response response;
    response.content_type = "application/json";
    response.body = std::move(text);
    add_headers(call, response);
    return response;
}

http::Response problem(const Call& call, unsigned status, const std::vector<InvalidField>& fields) {
    const bool known = std::ranges::find(worded, status) != worded.end();
    const auto key = "api.problem." + std::to_string(known ? status : 500U);
    json::object root;
    root["type"] = "about:blank";
    root["title"] = call.words(key + ".title");
    root["status"] = status;
    root["detail"] = call.words(fields.empty() ? key + ".detail" : "api.problem.fields");
    root["instance"] = "urn:actiewijzer:request:" + call.request.number;
    if (!fields.empty()) {
        json::array invalid;
        for (const auto& field : fields) {
            json::object one;
            one["name"] = field.field;
            one["reason"] = call.words(field.reason, {field.argument});
            invalid.push_back(std::move(one));
        }
        root["invalidParams"] = std::move(invalid);
    }
    http::Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.body = json::serialize(root);
    add_headers(call, response);
    return response;
}

}  // namespace actiewijzer::api
