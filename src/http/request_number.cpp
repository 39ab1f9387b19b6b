#include "http/request_number.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <random>
#include <string_view>

namespace actiewijzer::http {

std::string new_request_number() {
    // Starts anywhere, so that several processes beside each other rarely give the same number.
    static std::atomic<std::uint32_t> counter{std::random_device()()};
    static constexpr std::string_view digits = "0123456789abcdefghjkmnpqrstvwxyz";  // no i, l, o, u
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto second = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    std::uint64_t value = (second << 20) | (counter.fetch_add(1, std::memory_order_relaxed) & 0xFFFFF);
    std::string number(10, '0');
    for (auto at = number.size(); at-- > 0; value >>= 5) number[at] = digits[value & 31];
    return number;
}

}  // namespace actiewijzer::http
