// Single requests to other sites, that can't be turned against our own network. Only this knows libcurl.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "domain/link.hpp"

namespace actiewijzer::jobs {

enum class Verb { head, get };

struct Reply {
    int status = 0;  ///< of HTTP; 0: none came, and `trouble` says why
    LinkReason trouble = LinkReason::status;
    bool ours = false;            ///< the trouble is on our side: stopped, no memory, no list of authorities
    std::string location;         ///< of a redirect, made whole; empty: none, or not an address
    std::chrono::seconds wait{};  ///< Retry-After
    std::string body;             ///< of a GET, cut off where it was told to
};

struct WebOptions {
    std::string user_agent;
    /// "HOST:PORT" that may be asked although they are not public, or on a port of their own: for an intranet.
    std::set<std::string, std::less<>> allowed;
    std::chrono::milliseconds connect_limit{10'000};
    std::chrono::milliseconds limit{20'000};  ///< for a whole request
    std::function<bool()> stopped;            ///< asked during a request; ends it when true. May be empty
};

/// One thread at a time. Asks http and https on ports 80 and 443 only, at addresses that are public: the one that is
/// really connected to is checked, so that a name which points elsewhere a moment later doesn't help. Follows no
/// redirect, keeps no cookies, uses no proxy.
class Web {
public:
    explicit Web(WebOptions options);
    ~Web();

    /// `most`: bytes of the body that are wanted; the connection ends there.
    Reply ask(Verb verb, const std::string& url, std::size_t most);

private:
    struct Handle;
    WebOptions options_;
    std::unique_ptr<Handle> handle_;
};

/// An address of the web in its parts, as the one who asks it reads it.
struct WebAddress {
    std::string origin;  ///< "https://example.org:443"
    std::string place;   ///< "example.org:443"
    std::string target;  ///< path and query
    bool plain = false;  ///< http or https on its own port
};
/// Everything empty when it isn't one, or holds a name or password.
WebAddress parse_address(const std::string& url);

}  // namespace actiewijzer::jobs
