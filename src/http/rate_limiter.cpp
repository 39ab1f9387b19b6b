#include "http/rate_limiter.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <random>
#include <string>

namespace actiewijzer::http {

namespace {

std::uint64_t key_of(const std::string& address) {
    std::uint64_t key = 0;
    in_addr four{};
    in6_addr six{};
    if (inet_pton(AF_INET, address.c_str(), &four) == 1)
        std::memcpy(&key, &four, sizeof four);
    else if (inet_pton(AF_INET6, address.c_str(), &six) == 1)
        std::memcpy(&key, &six, sizeof key);
    else
        key = std::hash<std::string>()(address);
    return key;
}

}  // namespace

RateLimiter::RateLimiter(double rate, std::size_t most_addresses)
    : rate_(rate),
      most_a_shard_(std::max<std::size_t>(1, most_addresses / std::tuple_size_v<decltype(shards_)>)),
      salt_(std::random_device()() | 1U) {}

bool RateLimiter::allow(std::string_view address, Clock::time_point now) {
    if (rate_ <= 0) return true;
    // Salted, so that nobody can choose addresses that all fall in one place.
    const auto key = (key_of(std::string(address)) + salt_) * (salt_ * 0x9e3779b97f4a7c15 | 1U);
    auto& shard = shards_[(key >> 56) % shards_.size()];
    const std::lock_guard lock(shard.mutex);
    auto& buckets = shard.buckets;
    const double full = rate_ * 10;
    if (const auto known = shard.by_key.find(key); known != shard.by_key.end()) {
        buckets.splice(buckets.begin(), buckets, known->second);
        auto& bucket = buckets.front();
        const std::chrono::duration<double> passed = now - bucket.filled;
        bucket.tokens = std::min(full, bucket.tokens + std::max(0.0, passed.count()) * rate_);
        bucket.filled = std::max(bucket.filled, now);
    } else {
        // The one not seen for longest has had most time to fill: forgetting it gives least away.
        if (buckets.size() >= most_a_shard_) {
            shard.by_key.erase(buckets.back().key);
            buckets.pop_back();
        }
        buckets.push_front({key, full, now});
        shard.by_key.emplace(key, buckets.begin());
    }
    auto& bucket = buckets.front();
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
}

std::size_t RateLimiter::size() const {
    std::size_t total = 0;
    for (const auto& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        total += shard.buckets.size();
    }
    return total;
}

}  // namespace actiewijzer::http
