// A token bucket for each address, in a table of bounded size.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace actiewijzer::http {

/// May be called from any thread. An IPv6 visitor counts with his whole /64, which is what one
/// household or server gets.
class RateLimiter {
public:
    using Clock = std::chrono::steady_clock;

    /// rate: tokens a second; the bucket holds ten times that. 0: everything is allowed.
    explicit RateLimiter(double rate, std::size_t most_addresses = 32'768);

    bool allow(std::string_view address, Clock::time_point now);
    /// Addresses remembered now; never more than `most_addresses`.
    std::size_t size() const;

private:
    struct Bucket {
        std::uint64_t key;
        double tokens;
        Clock::time_point filled;
    };
    struct Shard {
        mutable std::mutex mutex;
        std::list<Bucket> buckets;  // the one used last in front
        std::unordered_map<std::uint64_t, std::list<Bucket>::iterator> by_key;
    };

    double rate_;
    std::size_t most_a_shard_;
    std::uint64_t salt_;
    std::array<Shard, 8> shards_;
};

}  // namespace actiewijzer::http
