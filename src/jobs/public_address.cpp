#include "jobs/public_address.hpp"

#include <netinet/in.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace actiewijzer::jobs {

namespace {

template <std::size_t size>
struct Block {
    std::array<std::uint8_t, size> network;
    unsigned bits;

    bool holds(const std::array<std::uint8_t, size>& address) const {
        for (unsigned bit = 0; bit < bits; bit += 8) {
            const unsigned left = std::min(8U, bits - bit);
            const auto mask = static_cast<std::uint8_t>(0xFFU << (8 - left));
            if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) return false;
        }
        return true;
    }
};

// https://www.iana.org/assignments/iana-ipv4-special-registry, and multicast.
constexpr std::array<Block<4>, 16> not_public_v4{{
    {{0, 0, 0, 0}, 8},
    {{10, 0, 0, 0}, 8},
    {{100, 64, 0, 0}, 10},
    {{127, 0, 0, 0}, 8},
    {{169, 254, 0, 0}, 16},
    {{172, 16, 0, 0}, 12},
    {{192, 0, 0, 0}, 24},
    {{192, 0, 2, 0}, 24},
    {{192, 31, 196, 0}, 24},
    {{192, 52, 193, 0}, 24},
    {{192, 88, 99, 0}, 24},
    {{192, 168, 0, 0}, 16},
    {{198, 18, 0, 0}, 15},
    {{198, 51, 100, 0}, 24},
    {{203, 0, 113, 0}, 24},
    {{224, 0, 0, 0}, 3},
}};

// Only 2000::/3 is given out; these parts of it have other purposes:
// https://www.iana.org/assignments/iana-ipv6-special-registry
constexpr Block<16> given_out{{0x20}, 3};
constexpr std::array<Block<16>, 5> not_public_v6{{
    {{0x20, 0x01, 0x00, 0x00}, 23},              // protocols, with Teredo, ORCHID and benchmarks
    {{0x20, 0x01, 0x0d, 0xb8}, 32},              // documentation
    {{0x20, 0x02}, 16},                          // 6to4
    {{0x26, 0x20, 0x00, 0x4f, 0x80, 0x00}, 48},  // AS112
    {{0x3f, 0xff}, 20},                          // documentation
}};
/// An IPv6-only machine reaches the rest of the web through it; the IPv4 address stands at the end.
constexpr Block<16> nat64{{0x00, 0x64, 0xff, 0x9b}, 96};

}  // namespace

bool is_public(const V4& address) {
    return std::ranges::none_of(not_public_v4, [&](const auto& block) { return block.holds(address); });
}

bool is_public(const V6& address) {
    if (nat64.holds(address)) return is_public(V4{address[12], address[13], address[14], address[15]});
    return given_out.holds(address) &&
           std::ranges::none_of(not_public_v6, [&](const auto& block) { return block.holds(address); });
}

bool is_public(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in known{};
        std::memcpy(&known, &address, sizeof known);
        V4 bytes{};
        std::memcpy(bytes.data(), &known.sin_addr, bytes.size());
        return is_public(bytes);
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 known{};
        std::memcpy(&known, &address, sizeof known);
        V6 bytes{};
        std::memcpy(bytes.data(), &known.sin6_addr, bytes.size());
        return is_public(bytes);
    }
    return false;
}

}  // namespace actiewijzer::jobs
