// The network side: Beast on Asio coroutines with limits, a pool for blocking work, a clean stop.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http/message.hpp"
#include "http/router.hpp"

namespace actiewijzer::http {

struct Limits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t target_bytes = 4 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    std::size_t upload_bytes = 32 * 1024 * 1024;  ///< of the body on a route that takes files
    std::chrono::milliseconds header_time{10'000};
    std::chrono::milliseconds body_time{20'000};
    std::chrono::milliseconds upload_time{120'000};  ///< for a body on a route that takes files
    std::chrono::milliseconds write_time{30'000};
    std::chrono::milliseconds idle_time{30'000};
    std::chrono::milliseconds drain_time{10'000};  ///< for what runs when stop() comes
    std::size_t connections = 4096;
    /// Not for a proxy on this machine (see Config::behind_proxy): all visitors come through it.
    std::size_t connections_per_address = 512;
    std::size_t pool_queue = 256;  ///< requests that may wait for the pool; the next one gets 503
    /// Requests a second an address may keep up, with a burst of ten times that. Requests that come from
    /// this machine itself (loopback without a forwarding header) are not limited. 0: no limit.
    double rate = 50;
};

struct Config {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;       ///< 0: any free port, see Server::port()
    std::uint16_t metrics_port = 0;  ///< 0: no metrics listener
    std::string metrics_address = "127.0.0.1";
    unsigned network_threads = 0;  ///< 0: one a core
    unsigned pool_threads = 0;     ///< 0: two a core
    bool behind_proxy = true;      ///< believe X-Forwarded-* when the peer is loopback
    bool log_requests = false;     ///< a line for each request; errors are logged always
    Limits limits;
};

/// Called when something failed before, beside or inside a handler: makes the page or problem+json in
/// the reader's language. `status` is one of 400 403 404 405 408 413 414 415 429 431 500 503.
using ErrorResponder = std::function<Response(unsigned status, const Request&)>;

class Server {
public:
    /// `router` and `on_error` are used from several threads and must outlive the server.
    Server(Config config, const Router& router, ErrorResponder on_error);
    ~Server();
    Server(const Server&) = delete;

    /// Listens; throws std::system_error when the port is taken.
    void listen();
    std::uint16_t port() const;
    /// Serves until stop(), SIGTERM or SIGINT: then accepts nothing new, finishes what runs (at most
    /// Limits::drain_time), and returns. A handler on the pool that never returns is waited for.
    void run();
    /// From any thread, or a signal handler's thread; may be called twice.
    void stop();

    /// Called on SIGHUP while running; on its own thread, so it may take its time.
    void on_hangup(std::function<void()> action);
    /// Text exposition of the metrics (also served on metrics_port at /metrics).
    std::string metrics() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace actiewijzer::http
