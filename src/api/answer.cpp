#include "api/answer.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "http/entity.hpp"
#include "http/status.hpp"

namespace actiewijzer::api {

namespace json = boost::json;

namespace {

constexpr std::array worded{400U, 401U, 403U, 404U, 405U, 408U, 409U, 410U, 412U,
                            413U, 414U, 415U, 428U, 429U, 431U, 500U, 503U};
/// More of them help nobody.
constexpr std::size_t most_faults = 100;

std::string key_of(unsigned status) {
    const bool known = std::ranges::find(worded, status) != worded.end();
    return "api.problem." + std::to_string(known ? status : 500U);
}

http::Response with_tag(http::Response response) {
    response.etag = http::etag_for(response.content_type, response.body);
    return response;
}

}  // namespace

void add_headers(const Call& call, http::Response& response) {
    response.header("API-Version", call.api.contract.version)
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", "frame-ancestors 'none'")
        .header("Strict-Transport-Security", "max-age=31536000")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers",
                "API-Version, ETag, Link, Location, Retry-After, WWW-Authenticate, X-Request-Id")
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

http::Response tagged(const Call& call, std::string text) { return with_tag(answer(call, std::move(text))); }

http::Response tagged_text(const Call& call, std::string markdown) {
    auto response = answer(call, std::move(markdown));
    response.content_type = "text/markdown; charset=utf-8";
    return with_tag(std::move(response));
}

http::Response nothing(const Call& call) {
    http::Response response;
    response.status = 204;
    response.content_type.clear();
    add_headers(call, response);
    return response;
}

http::Response problem(const Call& call, unsigned status, const std::vector<InvalidField>& fields) {
    std::vector<Told> faults;
    faults.reserve(fields.size());
    for (const auto& field : fields) faults.push_back({field.field, call.words(field.reason, {field.argument})});
    return refuse(call, status, call.words(fields.empty() ? key_of(status) + ".detail" : "api.problem.fields"), faults);
}

http::Response problem(const Call& call, const Problem& problem) {
    return api::problem(call, http::status_of(problem), problem.fields);
}

http::Response refuse(const Call& call, unsigned status, const std::string& detail, const std::vector<Told>& faults) {
    json::object root;
    root["type"] = "about:blank";
    root["title"] = call.words(key_of(status) + ".title");
    root["status"] = status;
    root["detail"] = detail;
    root["instance"] = "urn:actiewijzer:request:" + call.request.number;
    if (!faults.empty()) {
        json::array invalid;
        for (const auto& fault : faults) {
            if (invalid.size() == most_faults) break;
            json::object one;
            one["name"] = fault.name;
            one["reason"] = fault.reason;
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
