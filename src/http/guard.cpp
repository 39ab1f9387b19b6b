#include "http/guard.hpp"

#include "http/text_list.hpp"

namespace actiewijzer::http {

bool is_cross_site(const Request& request) {
    if (request.method == "GET" || request.method == "HEAD" || request.method == "OPTIONS") return false;
    if (request.path == "/api" || request.path.starts_with("/api/")) return false;
    if (!request.fetch_site.empty()) return request.fetch_site != "same-origin" && request.fetch_site != "none";
    // Our own pages say "no-referrer", and then a browser sends "null" with a form; over plain http it
    // leaves out Sec-Fetch-Site too. So "null" alone says nothing about where the form came from.
    if (request.origin.empty() || request.origin == "null") return false;
    const auto scheme = request.origin.find("://");
    if (scheme == std::string::npos) return true;
    auto host = std::string_view(request.origin).substr(scheme + 3);
    return !equals_ignoring_case(host, request.host);
}

}  // namespace actiewijzer::http
