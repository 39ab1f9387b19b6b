#include "http/metrics.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace actiewijzer::http {

namespace {

constexpr std::array<double, 14> limits{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
constexpr std::array<std::string_view, rejected_kinds> reasons{
    "connections", "connections_of_address", "rate", "pool_full", "too_slow", "malformed"};

void head(std::string& text, std::string_view name, std::string_view type, std::string_view help) {
    fmt::format_to(std::back_inserter(text), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

std::string escaped_label(std::string_view value) {
    std::string label;
    for (const char letter : value) {
        if (letter == '"' || letter == '\\') label += '\\';
        label += letter;
    }
    return label;
}

}  // namespace

void Metrics::Counters::request(std::size_t route, unsigned status, std::chrono::nanoseconds took, std::size_t bytes) {
    const auto status_class = status >= 100 && status < 600 ? status / 100 - 1 : 4;
    add(by_route_[route].status[status_class], 1);
    const double seconds = std::chrono::duration<double>(took).count();
    std::size_t bucket = 0;
    while (bucket < limits.size() && seconds > limits[bucket]) ++bucket;
    add(durations_[bucket], 1);
    add(duration_microseconds_, static_cast<std::uint64_t>(took.count() / 1000));
    add(bytes_, bytes);
}

void Metrics::Counters::rejected(Rejected why) { add(rejected_[static_cast<std::size_t>(why)], 1); }

Metrics::Metrics(const Router& router, std::size_t threads) : router_(router) {
    for (std::size_t index = 0; index < threads; ++index) threads_.emplace_back(router.routes().size());
}

std::string Metrics::text(const Gauges& gauges) const {
    static_assert(limits.size() + 1 == Counters::buckets);
    const auto sum = [&](auto&& pick) {
        std::uint64_t total = 0;
        for (const auto& counters : threads_) total += pick(counters).load(std::memory_order_relaxed);
        return total;
    };
    std::string text;
    const auto out = std::back_inserter(text);

    head(text, "actiewijzer_requests_total", "counter", "Answers by route and class of status.");
    for (std::size_t route = 0; route <= router_.routes().size(); ++route) {
        const bool none = route == router_.routes().size();
        const auto pattern = none ? std::string("none") : escaped_label(router_.routes()[route].pattern);
        const auto method = none ? std::string("any") : router_.routes()[route].method;
        for (std::size_t status = 0; status < 5; ++status) {
            const auto count = sum([&](const Counters& c) -> auto& { return c.by_route_[route].status[status]; });
            if (count > 0)
                fmt::format_to(out, "actiewijzer_requests_total{{route=\"{}\",method=\"{}\",status=\"{}xx\"}} {}\n",
                               pattern, method, status + 1, count);
        }
    }

    head(text, "actiewijzer_request_duration_seconds", "histogram", "From the first byte to the last.");
    std::uint64_t below = 0;
    for (std::size_t bucket = 0; bucket < Counters::buckets; ++bucket) {
        below += sum([&](const Counters& c) -> auto& { return c.durations_[bucket]; });
        const auto limit = bucket < limits.size() ? fmt::format("{}", limits[bucket]) : std::string("+Inf");
        fmt::format_to(out, "actiewijzer_request_duration_seconds_bucket{{le=\"{}\"}} {}\n", limit, below);
    }
    const auto microseconds = sum([](const Counters& c) -> auto& { return c.duration_microseconds_; });
    fmt::format_to(out, "actiewijzer_request_duration_seconds_sum {}\n", static_cast<double>(microseconds) / 1e6);
    fmt::format_to(out, "actiewijzer_request_duration_seconds_count {}\n", below);

    head(text, "actiewijzer_sent_bytes_total", "counter", "Bytes of answers, headers included.");
    fmt::format_to(out, "actiewijzer_sent_bytes_total {}\n", sum([](const Counters& c) -> auto& { return c.bytes_; }));
    head(text, "actiewijzer_accepted_connections_total", "counter", "Connections taken in.");
    fmt::format_to(out, "actiewijzer_accepted_connections_total {}\n",
                   sum([](const Counters& c) -> auto& { return c.accepted_; }));
    head(text, "actiewijzer_rejected_total", "counter", "Connections and requests refused, by reason.");
    for (std::size_t reason = 0; reason < rejected_kinds; ++reason)
        fmt::format_to(out, "actiewijzer_rejected_total{{reason=\"{}\"}} {}\n", reasons[reason],
                       sum([&](const Counters& c) -> auto& { return c.rejected_[reason]; }));

    head(text, "actiewijzer_connections", "gauge", "Open connections.");
    fmt::format_to(out, "actiewijzer_connections {}\n", gauges.connections);
    head(text, "actiewijzer_pool_queue", "gauge", "Requests that wait for the pool or run on it.");
    fmt::format_to(out, "actiewijzer_pool_queue {}\n", gauges.pool_queue);
    head(text, "actiewijzer_known_addresses", "gauge", "Addresses in the table of the rate limit.");
    fmt::format_to(out, "actiewijzer_known_addresses {}\n", gauges.addresses);
    return text;
}

}  // namespace actiewijzer::http
