#include "cli/operations.hpp"

#include <algorithm>
#include <array>
#include <ctime>

namespace actiewijzer::cli {

namespace {

constexpr std::chrono::days validity{182};

// Drafts and results are nobody else's business, and change with each visitor.
constexpr std::string_view robots =
    "User-agent: *\n"
    "Disallow: /actie\n"
    "Disallow: /advies\n"
    "Disallow: /redactie\n"
    "Disallow: /account\n"
    "Disallow: /en/actie\n"
    "Disallow: /en/advies\n";

http::Response plain(unsigned status, std::string text) {
    http::Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(text);
    return response;
}

}  // namespace

std::string security_text(const std::string& contact, const std::string& canonical,
                          std::chrono::system_clock::time_point now) {
    const auto expires = std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::days>(now) + validity);
    std::tm utc{};
    gmtime_r(&expires, &utc);
    std::array<char, 32> day{};
    const std::string_view date(day.data(), std::strftime(day.data(), day.size(), "%FT%TZ", &utc));
    return "Contact: " + contact + "\nExpires: " + std::string(date) +
           "\nPreferred-Languages: nl, en\nCanonical: " + canonical + '\n';
}

void add_operations(http::Router& router, Operations operations) {
    router.add("GET", "/healthz", http::Runs::here, [](const http::Request&) { return plain(200, "ok\n"); });
    router.add("GET", "/readyz", http::Runs::on_pool, [ready = std::move(operations.ready)](const http::Request&) {
        return ready() ? plain(200, "ready\n") : plain(503, "database\n");
    });
    router.add("GET", "/robots.txt", http::Runs::here, [](const http::Request& request) {
        return plain(200, std::string(robots) + "Sitemap: " + request.site() + "/sitemap.xml\n");
    });
    router.add("GET", "/.well-known/security.txt", http::Runs::here,
               [contact = std::move(operations.contact)](const http::Request& request) {
                   const auto own = request.site();
                   return plain(
                       200, security_text(contact.empty() ? own + "/over" : contact, own + "/.well-known/security.txt",
                                          std::chrono::system_clock::now()));
               });
}

}  // namespace actiewijzer::cli
