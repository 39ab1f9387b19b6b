#include "jobs/web.hpp"

#include <curl/curl.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "jobs/public_address.hpp"

namespace actiewijzer::jobs {

namespace {

constexpr std::size_t most_header_bytes = 64 * 1024;
constexpr std::size_t longest_address = 2000;

struct Url {
    CURLU* handle = curl_url();
    Url() = default;
    Url(const Url&) = delete;
    ~Url() { curl_url_cleanup(handle); }

    bool set(const std::string& text) const {
        return curl_url_set(handle, CURLUPART_URL, text.c_str(), CURLU_URLENCODE) == CURLUE_OK;
    }
    std::string part(CURLUPart which, unsigned flags = 0) const {
        char* text = nullptr;
        if (curl_url_get(handle, which, &text, flags) != CURLUE_OK) return {};
        std::string result(text);
        curl_free(text);
        return result;
    }
};

/// What one request collects.
struct Collected {
    std::size_t most = 0;
    std::size_t headers = 0;
    std::string body;
    bool any_address = false;  ///< refuse none
    bool refused = false;      ///< an address was
    bool enough = false;       ///< we ended it: there is as much as was wanted
    const std::function<bool()>* stopped = nullptr;
};

// Called from C: nothing may be thrown through it.

std::size_t take_body(const char* bytes, std::size_t, std::size_t count, void* given) noexcept {
    auto& collected = *static_cast<Collected*>(given);
    const auto left = collected.most - collected.body.size();
    try {
        collected.body.append(bytes, std::min(left, count));
    } catch (const std::bad_alloc&) {
        return 0;
    }
    collected.enough = count > left;
    return collected.enough ? 0 : count;
}

std::size_t take_header(const char*, std::size_t, std::size_t count, void* given) noexcept {
    auto& collected = *static_cast<Collected*>(given);
    collected.headers += count;
    return collected.headers > most_header_bytes ? 0 : count;
}

curl_socket_t open_socket(void* given, curlsocktype, curl_sockaddr* address) noexcept {
    auto& collected = *static_cast<Collected*>(given);
    if (!collected.any_address && !is_public(address->addr)) {
        collected.refused = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

int go_on(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept {
    const auto& stopped = *static_cast<Collected*>(given)->stopped;
    return stopped && stopped() ? 1 : 0;
}

LinkReason reason_of(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST: return LinkReason::name;
        case CURLE_COULDNT_CONNECT: return LinkReason::connection;
        case CURLE_OPERATION_TIMEDOUT: return LinkReason::timeout;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS: return LinkReason::certificate;
        case CURLE_URL_MALFORMAT: return LinkReason::address;
        default: return LinkReason::garbled;
    }
}

/// Says nothing about the other side.
bool ours(CURLcode code) {
    constexpr std::array codes{CURLE_ABORTED_BY_CALLBACK, CURLE_OUT_OF_MEMORY,       CURLE_FAILED_INIT,
                               CURLE_SSL_CACERT_BADFILE,  CURLE_SSL_ENGINE_NOTFOUND, CURLE_BAD_FUNCTION_ARGUMENT};
    return std::ranges::find(codes, code) != codes.end();
}

void start_library() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error(curl_easy_strerror(started));
}

}  // namespace

struct Web::Handle {
    CURL* curl = curl_easy_init();
    Handle() = default;
    Handle(const Handle&) = delete;
    ~Handle() { curl_easy_cleanup(curl); }

    template <class Value>
    void set(CURLoption option, Value value) const {
        if (const auto code = curl_easy_setopt(curl, option, value); code != CURLE_OK)
            throw std::runtime_error(curl_easy_strerror(code));
    }
    template <class Value>
    Value get(CURLINFO info) const {
        Value value{};
        curl_easy_getinfo(curl, info, &value);
        return value;
    }
};

Web::Web(WebOptions options) : options_(std::move(options)) {
    start_library();
    handle_ = std::make_unique<Handle>();
    if (!handle_->curl) throw std::bad_alloc();
}
Web::~Web() = default;

WebAddress parse_address(const std::string& url) {
    const Url parsed;
    if (url.size() > longest_address || !parsed.set(url)) return {};
    const auto scheme = parsed.part(CURLUPART_SCHEME);
    const auto port = parsed.part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
    const bool secrets = !parsed.part(CURLUPART_USER).empty() || !parsed.part(CURLUPART_PASSWORD).empty();
    if ((scheme != "http" && scheme != "https") || port.empty() || secrets) return {};
    WebAddress address;
    auto host = parsed.part(CURLUPART_HOST);
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    address.place = host + ':' + port;
    address.origin = scheme + "://" + address.place;
    address.target = parsed.part(CURLUPART_PATH);
    if (const auto query = parsed.part(CURLUPART_QUERY); !query.empty()) address.target += '?' + query;
    address.plain = port == (scheme == "http" ? "80" : "443");
    return address;
}

Reply Web::ask(Verb verb, const std::string& url, std::size_t most) {
    Reply reply;
    const auto address = parse_address(url);
    Collected collected;
    collected.most = most;
    collected.stopped = &options_.stopped;
    collected.any_address = options_.allowed.contains(address.place);
    if (!address.plain && !collected.any_address) {
        reply.trouble = LinkReason::address;
        return reply;
    }
    auto& handle = *handle_;
    curl_easy_reset(handle.curl);
    handle.set(CURLOPT_URL, url.c_str());
    handle.set(CURLOPT_PROTOCOLS_STR, "http,https");
    handle.set(CURLOPT_FOLLOWLOCATION, 0L);
    handle.set(CURLOPT_PROXY, "");  // else the address that is checked would be that of the proxy
    handle.set(CURLOPT_NOSIGNAL, 1L);
    handle.set(CURLOPT_FORBID_REUSE, 1L);
    handle.set(CURLOPT_USERAGENT, options_.user_agent.c_str());
    handle.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options_.connect_limit.count()));
    handle.set(CURLOPT_TIMEOUT_MS, static_cast<long>(options_.limit.count()));
    handle.set(verb == Verb::head ? CURLOPT_NOBODY : CURLOPT_HTTPGET, 1L);
    handle.set(CURLOPT_WRITEFUNCTION, &take_body);
    handle.set(CURLOPT_WRITEDATA, &collected);
    handle.set(CURLOPT_HEADERFUNCTION, &take_header);
    handle.set(CURLOPT_HEADERDATA, &collected);
    handle.set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    handle.set(CURLOPT_OPENSOCKETDATA, &collected);
    handle.set(CURLOPT_NOPROGRESS, 0L);
    handle.set(CURLOPT_XFERINFOFUNCTION, &go_on);
    handle.set(CURLOPT_XFERINFODATA, &collected);

    const auto code = curl_easy_perform(handle.curl);
    reply.body = std::move(collected.body);
    if (code != CURLE_OK && !collected.enough) {
        reply.trouble = collected.refused ? LinkReason::address : reason_of(code);
        reply.ours = ours(code);
        return reply;
    }
    reply.status = static_cast<int>(handle.get<long>(CURLINFO_RESPONSE_CODE));
    reply.wait = std::chrono::seconds(handle.get<curl_off_t>(CURLINFO_RETRY_AFTER));
    if (const auto* location = handle.get<char*>(CURLINFO_REDIRECT_URL)) reply.location = location;
    return reply;
}

}  // namespace actiewijzer::jobs
