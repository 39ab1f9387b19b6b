#include "http/server.hpp"

#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "http/connection.hpp"
#include "http/log.hpp"

namespace actiewijzer::http {

using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;

unsigned cores() { return std::max(1U, std::thread::hardware_concurrency()); }

// Each connection is a file to the system, and its usual limit of 1024 is below ours.
void raise_file_limit(std::size_t connections) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const auto wanted = std::min<rlim_t>(limit.rlim_max, connections + 256);
    if (limit.rlim_cur >= wanted) return;
    limit.rlim_cur = wanted;
    setrlimit(RLIMIT_NOFILE, &limit);
}

milliseconds check_period(const Limits& limits) {
    const auto shortest = std::min({limits.header_time, limits.body_time, limits.write_time, limits.idle_time});
    return std::clamp(shortest / 8, milliseconds(10), milliseconds(500));
}

std::string address_of(const Socket& socket, error_code& ec) {
    auto address = socket.remote_endpoint(ec).address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

}  // namespace

struct Server::Impl {
    Impl(Config settings, const Router& routes, ErrorResponder error_responder)
        : config(std::move(settings)),
          on_error(std::move(error_responder)),
          router(routes),
          service(router, on_error),
          on_metrics_error([](unsigned status, const Request&) {
              Response response;
              response.status = status;
              response.content_type = "text/plain; charset=utf-8";
              response.body = std::to_string(status) + '\n';
              return response;
          }),
          metrics_service(metrics_router, on_metrics_error) {
        if (config.network_threads == 0) config.network_threads = cores();
        if (config.pool_threads == 0) config.pool_threads = 2 * cores();
        metrics_router.add("GET", "/metrics", Runs::here, [this](const Request&) {
            Response response;
            response.content_type = "text/plain; version=0.0.4; charset=utf-8";
            response.body = text();
            return response;
        });
    }

    void listen();
    void open(Acceptor& acceptor, const std::string& address, std::uint16_t port);
    Task accept(Acceptor& acceptor, const Door& door);
    void admit(Socket socket, Worker& worker, const Door& door);
    Task check(Worker& worker);
    void await_signals();
    void drain();
    void close_doors();
    bool is_drained() const { return told == workers.size() && shared->connections == 0; }
    void hang_up();
    std::string text() const;
    Worker& least_busy() {
        return *std::min_element(workers.begin(), workers.end(),
                                 [](const Worker& a, const Worker& b) { return a.load < b.load; });
    }

    Config config;
    ErrorResponder on_error;
    const Router& router;
    Service service;
    Router metrics_router;
    ErrorResponder on_metrics_error;
    Service metrics_service;
    Door front{service, true};
    Door back{metrics_service, false};

    std::function<void()> hangup_action;
    std::atomic<bool> hangup_waits{false};
    std::uint16_t port = 0;

    std::optional<Shared> shared;
    std::deque<Worker> workers;  // the first one accepts
    std::optional<Acceptor> acceptor;
    std::optional<Acceptor> metrics_acceptor;
    asio::io_context control{1};
    std::optional<asio::thread_pool> hangup_thread;
    asio::signal_set signals{control};
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> told{0};  // workers that know of the stop
};

void Server::Impl::open(Acceptor& door, const std::string& address, std::uint16_t number) {
    try {
        const asio::ip::tcp::endpoint endpoint(asio::ip::make_address(address), number);
        door.open(endpoint.protocol());
        door.set_option(Acceptor::reuse_address(true));
        door.bind(endpoint);
        door.listen(Acceptor::max_listen_connections);
    } catch (const boost::system::system_error& failure) {
        throw std::system_error(failure.code(), "cannot listen on " + address + ':' + std::to_string(number));
    }
}

void Server::Impl::listen() {
    raise_file_limit(config.limits.connections);
    shared.emplace(config, config.pool_threads, router, config.network_threads);
    for (unsigned index = 0; index < config.network_threads; ++index) workers.emplace_back(*shared, index);
    open(acceptor.emplace(workers.front().io), config.address, config.port);
    port = acceptor->local_endpoint().port();
    if (config.metrics_port != 0)
        open(metrics_acceptor.emplace(workers.front().io), config.metrics_address, config.metrics_port);
}

Task Server::Impl::accept(Acceptor& listener, const Door& door) {
    Timer pause(workers.front().io);
    while (!shared->draining) {
        auto& worker = least_busy();
        Socket socket(worker.io);
        error_code ec;
        co_await listener.async_accept(socket, asio::redirect_error(use_task, ec));
        if (ec == asio::error::operation_aborted || ec == asio::error::bad_descriptor) co_return;
        if (!ec) {
            admit(std::move(socket), worker, door);
            continue;
        }
        // Out of files or memory: the waiting visitors stay in the queue of the system.
        if (ec != asio::error::connection_aborted) {
            log_error("accept_failed", {{"why", ec.message()}});
            pause.expires_after(milliseconds(100));
            co_await pause.async_wait(asio::redirect_error(use_task, ec));
        }
    }
}

void Server::Impl::admit(Socket socket, Worker& worker, const Door& door) {
    auto& counters = workers.front().counters;  // this runs on its thread
    error_code ec;
    auto address = address_of(socket, ec);
    if (ec) return;
    if (shared->connections >= config.limits.connections) return counters.rejected(Rejected::connections);
    const bool is_proxy = config.behind_proxy && asio::ip::make_address(address).is_loopback();
    const bool counted = door.is_public && !is_proxy;
    if (counted && !shared->addresses.enter(address)) return counters.rejected(Rejected::connections_of_address);
    socket.set_option(asio::ip::tcp::no_delay(true), ec);
    socket.non_blocking(true, ec);
    counters.connected();
    auto connection = std::make_unique<Connection>(worker, door, std::move(socket), std::move(address), counted);
    asio::co_spawn(worker.io, Connection::serve(std::move(connection)), asio::detached);
}

Task Server::Impl::check(Worker& worker) {
    Timer timer(worker.io);
    const auto period = check_period(config.limits);
    for (;;) {
        timer.expires_after(period);
        co_await timer.async_wait(use_task);
        const auto now = Clock::now();
        for (auto* connection : worker.connections) connection->check(now);
    }
}

void Server::Impl::await_signals() {
    signals.async_wait([this](const error_code& ec, int number) {
        if (ec) return;
        if (number == SIGHUP)
            hang_up();
        else
            stopping = true;
        await_signals();
    });
}

void Server::Impl::hang_up() {
    // A signal during the action asks for one more round, not for each signal one.
    if (!hangup_action || hangup_waits.exchange(true)) return;
    if (!hangup_thread) hangup_thread.emplace(1);
    asio::post(*hangup_thread, [this] {
        hangup_waits = false;
        try {
            hangup_action();
        } catch (const std::exception& failure) {
            log_error("hangup_failed", {{"why", failure.what()}});
        } catch (...) {
            log_error("hangup_failed");
        }
    });
}

void Server::Impl::drain() {
    shared->draining = true;
    told = 0;
    for (auto& worker : workers)
        asio::post(worker.io, [this, &worker] {
            if (&worker == &workers.front()) close_doors();
            for (auto* connection : worker.connections) connection->drain();
            ++told;
        });
}

void Server::Impl::close_doors() {
    error_code ec;
    acceptor->close(ec);
    if (metrics_acceptor) metrics_acceptor->close(ec);
}

std::string Server::Impl::text() const {
    if (!shared) return {};
    return shared->metrics.text({shared->connections, shared->pool.busy(), shared->rate.size()});
}

Server::Server(Config config, const Router& router, ErrorResponder on_error)
    : impl_(std::make_unique<Impl>(std::move(config), router, std::move(on_error))) {}

Server::~Server() = default;

void Server::listen() {
    impl_->listen();
    // From here on a visitor may come, and a signal may too: it waits for run().
    for (const int number : {SIGTERM, SIGINT, SIGHUP}) impl_->signals.add(number);
}

std::uint16_t Server::port() const { return impl_->port; }

void Server::on_hangup(std::function<void()> action) { impl_->hangup_action = std::move(action); }

std::string Server::metrics() const { return impl_->text(); }

void Server::run() {
    auto& impl = *impl_;
    impl.await_signals();

    auto& first = impl.workers.front();
    asio::co_spawn(first.io, impl.accept(*impl.acceptor, impl.front), asio::detached);
    if (impl.metrics_acceptor) asio::co_spawn(first.io, impl.accept(*impl.metrics_acceptor, impl.back), asio::detached);
    std::vector<std::thread> threads;
    for (auto& worker : impl.workers) {
        asio::co_spawn(worker.io, impl.check(worker), asio::detached);
        threads.emplace_back([&worker] {
            auto guard = asio::make_work_guard(worker.io);
            worker.io.run();
        });
    }

    auto guard = asio::make_work_guard(impl.control);
    while (!impl.stopping) impl.control.run_one();
    impl.drain();
    const auto last = Clock::now() + impl.config.limits.drain_time;
    // Signals are still heard, so that a second SIGTERM does not kill what is being finished.
    while (!impl.is_drained() && Clock::now() < last) impl.control.run_one_for(milliseconds(5));

    for (auto& worker : impl.workers) worker.io.stop();
    for (auto& thread : threads) thread.join();
    impl.close_doors();
    impl.shared->pool.abandon();
    impl.shared->pool.threads().join();
    if (impl.hangup_thread) impl.hangup_thread->join();
}

void Server::stop() {
    impl_->stopping = true;
    asio::post(impl_->control, [] {});
}

}  // namespace actiewijzer::http
