// One network thread and what it shares with the others. Includes Asio: for the network files only.
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <list>
#include <map>
#include <mutex>
#include <string>

#include "http/metrics.hpp"
#include "http/rate_limiter.hpp"
#include "http/server.hpp"
#include "http/service.hpp"

namespace actiewijzer::http {

namespace asio = boost::asio;

// The concrete executor instead of the general one saves a virtual call at each step.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Task = asio::awaitable<void, Executor>;
template <class Value>
using TaskOf = asio::awaitable<Value, Executor>;
inline constexpr asio::use_awaitable_t<Executor> use_task{};

class Connection;

/// The pool for handlers that may wait; its queue is bounded.
class Pool {
public:
    Pool(unsigned threads, std::size_t most_waiting) : most_(threads + most_waiting), pool_(threads) {}

    /// Takes a place; false when all are taken. Each place ends with leave().
    bool enter() {
        if (busy_.fetch_add(1, std::memory_order_relaxed) < most_) return true;
        leave();
        return false;
    }
    void leave() { busy_.fetch_sub(1, std::memory_order_relaxed); }
    std::size_t busy() const { return busy_.load(std::memory_order_relaxed); }
    /// What still waits is not done any more: nobody is left to receive it.
    void abandon() { abandoned_ = true; }
    bool is_abandoned() const { return abandoned_; }
    asio::thread_pool& threads() { return pool_; }

private:
    std::size_t most_;
    std::atomic<std::size_t> busy_{0};
    std::atomic<bool> abandoned_{false};
    asio::thread_pool pool_;
};

/// How many connections each address has open.
class AddressCount {
public:
    explicit AddressCount(std::size_t most) : most_(most) {}

    bool enter(const std::string& address) {
        const std::lock_guard lock(mutex_);
        auto& open = open_[address];
        if (open >= most_) return false;
        ++open;
        return true;
    }
    void leave(const std::string& address) {
        const std::lock_guard lock(mutex_);
        const auto found = open_.find(address);
        if (found != open_.end() && --found->second == 0) open_.erase(found);
    }

private:
    std::size_t most_;
    std::mutex mutex_;
    std::map<std::string, std::size_t> open_;
};

struct Shared {
    explicit Shared(const Config& settings, unsigned pool_threads, const Router& router, std::size_t threads)
        : config(settings),
          rate(settings.limits.rate),
          addresses(settings.limits.connections_per_address),
          metrics(router, threads),
          pool(pool_threads, settings.limits.pool_queue) {}

    const Config& config;
    RateLimiter rate;
    AddressCount addresses;
    Metrics metrics;
    std::atomic<bool> draining{false};
    std::atomic<std::size_t> connections{0};
    Pool pool;
};

struct Worker {
    Worker(Shared& everyone, std::size_t index) : shared(everyone), counters(everyone.metrics.of_thread(index)) {}

    Shared& shared;
    Metrics::Counters& counters;
    std::list<Connection*> connections;  // touched by this thread only
    std::atomic<std::size_t> load{0};    // connections given to this thread
    asio::io_context io{1};
};

}  // namespace actiewijzer::http
