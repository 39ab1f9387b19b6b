#include "http/service.hpp"

#include <array>
#include <charconv>
#include <ctime>
#include <exception>
#include <stdexcept>

#include "http/entity.hpp"
#include "http/guard.hpp"
#include "http/log.hpp"
#include "http/text_list.hpp"

namespace actiewijzer::http {

namespace {

constexpr std::size_t worth_packing = 1024;

struct Always {
    std::string_view name;
    std::string_view line;
};
constexpr std::array<Always, 7> always{{
    {"Content-Security-Policy",
     "Content-Security-Policy: default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
     "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
     "frame-ancestors 'none'\r\n"},
    {"X-Content-Type-Options", "X-Content-Type-Options: nosniff\r\n"},
    // Addresses hold secret tokens.
    {"Referrer-Policy", "Referrer-Policy: no-referrer\r\n"},
    {"X-Frame-Options", "X-Frame-Options: DENY\r\n"},
    {"Cross-Origin-Opener-Policy", "Cross-Origin-Opener-Policy: same-origin\r\n"},
    {"Permissions-Policy",
     "Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()\r\n"},
    {"Cache-Control", "Cache-Control: no-store\r\n"},
}};
constexpr std::string_view only_https = "Strict-Transport-Security: max-age=31536000\r\n";

std::string_view reason(unsigned status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        default: return "Other";
    }
}

std::string_view date_line() {
    thread_local std::time_t second = 0;
    thread_local std::array<char, 48> line;
    thread_local std::size_t length = 0;
    const auto now = std::time(nullptr);
    if (now != second) {
        // strftime would follow the locale; HTTP wants English.
        static constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm utc{};
        gmtime_r(&now, &utc);
        std::array<char, 24> clock;
        std::strftime(clock.data(), clock.size(), " %Y %H:%M:%S GMT\r\n", &utc);
        std::string text = "Date: ";
        text += days[static_cast<std::size_t>(utc.tm_wday)];
        text += ", ";
        text += static_cast<char>('0' + utc.tm_mday / 10);
        text += static_cast<char>('0' + utc.tm_mday % 10);
        text += ' ';
        text += months[static_cast<std::size_t>(utc.tm_mon)];
        text += clock.data();
        length = text.copy(line.data(), line.size());
        second = now;
    }
    return {line.data(), length};
}

bool is_token(std::string_view name) {
    static constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    for (const char letter : name) {
        const bool alphanumeric = (letter >= '0' && letter <= '9') || (lower(letter) >= 'a' && lower(letter) <= 'z');
        if (!alphanumeric && others.find(letter) == std::string_view::npos) return false;
    }
    return !name.empty();
}

// A handler that passes a visitor's text on as a header must not let him write headers of his own.
void check_headers(const Response& response) {
    static constexpr std::array<std::string_view, 5> ours{"Connection", "Content-Length", "Date", "Transfer-Encoding",
                                                          "X-Request-Id"};
    const auto check_value = [](std::string_view name, std::string_view value) {
        for (const char letter : value)
            if (static_cast<unsigned char>(letter) < 0x20 && letter != '\t')
                throw std::invalid_argument("control character in header " + std::string(name));
    };
    check_value("Content-Type", response.content_type);
    if (response.entity) check_value("Content-Type", response.entity->content_type);
    for (const auto& [name, value] : response.headers) {
        if (!is_token(name)) throw std::invalid_argument("not a header name: " + name);
        for (const auto own : ours)
            if (equals_ignoring_case(name, own))
                throw std::invalid_argument("the server writes this header itself: " + name);
        check_value(name, value);
    }
}

void append_header(std::string& head, std::string_view name, std::string_view value) {
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
}

void append_number(std::string& head, std::size_t number) {
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    head.append(digits.data(), end);
}

bool has_header(const Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers)
        if (equals_ignoring_case(known, name)) return true;
    return false;
}

}  // namespace

Service::Plan Service::plan(Request& request, const Wire& wire, const std::vector<std::string>& segments) const {
    Plan plan;
    auto match = router_.match(request.method, segments);
    if (match.route) {
        request.captures = std::move(match.captures);
        plan.route = match.route;
        if (is_cross_site(request)) {
            plan.route = nullptr;
            plan.refusal = 403;
        }
        return plan;
    }
    if (match.allowed.empty()) {
        plan.refusal = 404;
        return plan;
    }
    for (const auto& method : match.allowed)
        if (method != "OPTIONS") plan.allow += method + ", ";
    plan.allow += "OPTIONS";
    plan.options = wire.verb == "OPTIONS";
    if (!plan.options) plan.refusal = 405;
    return plan;
}

Response Service::error(unsigned status, const Request& request) const {
    try {
        auto response = on_error_(status, request);
        check_headers(response);
        return response;
    } catch (const std::exception& failure) {
        log_error("error_page_failed", {{"number", request.number}, {"why", failure.what()}});
    } catch (...) {
        log_error("error_page_failed", {{"number", request.number}});
    }
    Response plain;
    plain.status = status;
    plain.content_type = "text/plain; charset=utf-8";
    plain.body = std::to_string(status) + ' ' + request.number + '\n';
    return plain;
}

Response Service::respond(const Plan& plan, const Request& request) const {
    if (plan.refusal != 0) return error(plan.refusal, request);
    if (plan.ready) return *plan.ready;
    if (plan.options) {
        Response response;
        response.status = 204;
        response.content_type.clear();
        return response;
    }
    return guarded(*plan.route, request, [&]() -> std::optional<Response> { return plan.route->handler(request); })
        .value();
}

std::optional<Response> Service::guarded(const Route& route, const Request& request,
                                         const std::function<std::optional<Response>()>& make) const {
    std::string why = "not a std::exception";
    try {
        auto response = make();
        if (response) check_headers(*response);
        return response;
    } catch (const std::exception& failure) {
        why = failure.what();
    } catch (...) {
    }
    log_error("handler_failed", {{"number", request.number}, {"route", route.pattern}, {"why", why}});
    return error(500, request);
}

void Service::ask_for_upload(Plan& plan, const Request& request) const {
    plan.ready = guarded(*plan.route, request, [&] { return plan.route->refuse_upload(request); });
}

void Service::answer(const Plan& plan, const Request& request, const Wire& wire, Outgoing& outgoing) const {
    outgoing.kept = respond(plan, request);
    auto& response = outgoing.kept;
    const auto* entity = response.entity.get();
    const bool no_body = response.status == 204 || response.status == 304;
    const auto& etag = entity ? entity->etag : response.etag;
    const bool unchanged = response.status == 200 && request.method == "GET" && !etag.empty() &&
                           !request.if_none_match.empty() && matches(etag, request.if_none_match);

    auto coding = Coding::identity;
    bool varies = false;
    if (entity) {
        varies = !entity->gzip.empty() || !entity->brotli.empty();
        if (varies) coding = choose_coding(wire.accept_encoding, !entity->gzip.empty(), !entity->brotli.empty());
        outgoing.body = bytes_of(*entity, coding);
    } else {
        varies = response.body.size() > worth_packing && is_compressible(response.content_type) &&
                 !has_header(response, "Content-Encoding");
        if (varies) coding = choose_coding(wire.accept_encoding, true, false);
        if (coding == Coding::gzip && !unchanged) response.body = gzip(response.body, 5);
        outgoing.body = response.body;
    }

    if (unchanged) response.status = 304;
    outgoing.status = response.status;

    auto& head = outgoing.head;
    head.clear();
    head.reserve(1024);
    head += "HTTP/1.1 ";
    append_number(head, response.status);
    head += ' ';
    head += reason(response.status);
    head += "\r\n";
    head += date_line();
    if (!no_body && !unchanged) {
        const std::string_view type = entity ? entity->content_type : response.content_type;
        if (!type.empty()) append_header(head, "Content-Type", type);
        head += "Content-Length: ";
        append_number(head, outgoing.body.size());
        head += "\r\n";
        if (coding != Coding::identity) append_header(head, "Content-Encoding", coding == Coding::gzip ? "gzip" : "br");
    }
    if (varies) append_header(head, "Vary", "Accept-Encoding");
    if (!etag.empty() && !has_header(response, "ETag")) append_header(head, "ETag", etag_of(etag, coding));
    for (const auto& [name, line] : always)
        if (response.headers.empty() || !has_header(response, name)) head += line;
    if (request.https && !has_header(response, "Strict-Transport-Security")) head += only_https;
    for (const auto& [name, value] : response.headers) append_header(head, name, value);
    if (!plan.allow.empty() && !has_header(response, "Allow")) append_header(head, "Allow", plan.allow);
    if ((plan.refusal == 503 || plan.refusal == 429) && !has_header(response, "Retry-After"))
        append_header(head, "Retry-After", "1");
    append_header(head, "X-Request-Id", request.number);
    if (no_body || unchanged || wire.head_only) outgoing.body = {};
}

void Service::end_head(Outgoing& outgoing, bool keep_alive, unsigned version) {
    if (!keep_alive)
        outgoing.head += "Connection: close\r\n";
    else if (version == 10)
        outgoing.head += "Connection: keep-alive\r\n";
    outgoing.head += "\r\n";
}

}  // namespace actiewijzer::http
