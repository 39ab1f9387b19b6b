// What the server counts, and the text that Prometheus reads.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "http/router.hpp"

namespace actiewijzer::http {

enum class Rejected { connections, connections_of_address, rate, pool_full, too_slow, malformed };
inline constexpr std::size_t rejected_kinds = 6;

/// Each network thread has its own Counters, so that counting costs no waiting; text() adds them up.
class Metrics {
public:
    class Counters {
    public:
        explicit Counters(std::size_t routes) : by_route_(routes + 1) {}

        /// `route`: its place in the router, or the number of routes when none answered.
        void request(std::size_t route, unsigned status, std::chrono::nanoseconds took, std::size_t bytes);
        void rejected(Rejected why);
        void connected() { add(accepted_, 1); }

    private:
        friend class Metrics;
        using Count = std::atomic<std::uint64_t>;
        static constexpr std::size_t buckets = 15;
        struct ByClass {
            std::array<Count, 5> status{};
        };
        // Only the owner writes, so no locked instruction is needed.
        static void add(Count& count, std::uint64_t more) {
            count.store(count.load(std::memory_order_relaxed) + more, std::memory_order_relaxed);
        }

        std::vector<ByClass> by_route_;
        std::array<Count, buckets> durations_{};
        Count duration_microseconds_{};
        Count bytes_{};
        Count accepted_{};
        std::array<Count, rejected_kinds> rejected_{};
    };

    Metrics(const Router& router, std::size_t threads);

    Counters& of_thread(std::size_t index) { return threads_[index]; }

    struct Gauges {
        std::size_t connections;
        std::size_t pool_queue;
        std::size_t addresses;
    };
    std::string text(const Gauges& gauges) const;

private:
    const Router& router_;
    std::deque<Counters> threads_;
};

}  // namespace actiewijzer::http
