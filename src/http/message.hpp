// A request as handlers see it and the answer they give; no library of the network shows through.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace actiewijzer::http {

/// Decoded name=value pairs, in the order in which they came; a name may return.
class Parameters {
public:
    Parameters() = default;
    explicit Parameters(std::vector<std::pair<std::string, std::string>> items, bool valid_text = true)
        : items_(std::move(items)), valid_text_(valid_text) {}

    /// The first value with this name, or nothing.
    std::optional<std::string_view> get(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    bool has(std::string_view name) const { return get(name).has_value(); }
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }
    /// False when something had to be replaced to make these texts readable; see Request::form().
    bool valid_text() const { return valid_text_; }

private:
    std::vector<std::pair<std::string, std::string>> items_;
    bool valid_text_ = true;
};

struct Request {
    std::string method;  ///< "GET", "POST", … ("HEAD" arrives as GET; the server drops the body)
    std::string path;    ///< decoded, valid UTF-8, starts with '/'
    std::string target;  ///< as it came
    Parameters query;
    std::string body;
    std::string content_type;  ///< lower case, without parameters
    std::string boundary;      ///< between the parts of a multipart/form-data body; see multipart.hpp
    std::string accept_language;
    std::string if_none_match;
    std::string if_match;
    std::string authorization;
    std::string cookies;     ///< Cookie header; see cookie()
    std::string user_agent;  ///< as the browser calls itself
    std::string origin;      ///< Origin header
    std::string fetch_site;  ///< Sec-Fetch-Site header
    std::string host;
    std::string address;                ///< of the visitor; the proxy's word for it when it stands on loopback
    bool https = false;                 ///< what the visitor used (X-Forwarded-Proto from a loopback proxy)
    std::string number;                 ///< of this request: in log, error page and X-Request-Id
    std::vector<std::string> captures;  ///< values of {…} in the route, in order

    /// Fields of an application/x-www-form-urlencoded body; empty for another type.
    /// Broken UTF-8 and control characters are replaced by U+FFFD, and valid_text() is then false.
    Parameters form() const;
    /// The server as this visitor calls it: "https://example.org". A Host that can't be a name becomes localhost.
    std::string site() const;
    /// The value of a cookie; empty when it did not come.
    std::string_view cookie(std::string_view name) const;
};

/// Bytes that may be sent many times: compressed once, with a strong ETag.
struct Entity {
    std::string content_type;
    std::string etag;  ///< with quotes
    std::string identity;
    std::string gzip;    ///< empty: not worth it
    std::string brotli;  ///< empty: not worth it
};
/// Compresses where that helps (`slow`: gzip 9 and brotli 11; otherwise 6 and 5) and makes the ETag
/// from the bytes.
std::shared_ptr<const Entity> make_entity(std::string content_type, std::string bytes, bool slow = false);

struct Response {
    unsigned status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;  ///< used when `entity` is null; compressed on the way when it helps
    /// Strong, with quotes, of `body`. Each coding gets its own; a GET whose If-None-Match names it gets 304.
    std::string etag{};
    std::shared_ptr<const Entity> entity;
    /// Besides those the server always sends; one of the same name replaces it. A line end in a value
    /// makes the answer a 500. Without Cache-Control the answer is `no-store`.
    std::vector<std::pair<std::string, std::string>> headers;

    Response& header(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    /// A cookie for the whole site that scripts can't read and other sites can't send; without an age it goes when the
    /// browser closes, with 0 at once. A name that begins with __Host- asks for TLS, or the same machine.
    Response& set_cookie(std::string_view name, std::string_view value, std::optional<std::chrono::seconds> age);
    /// 303 See Other.
    static Response redirect(std::string location);
};

using Handler = std::function<Response(const Request&)>;

}  // namespace actiewijzer::http
