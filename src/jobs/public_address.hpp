// Which network addresses belong to the public internet. A link may not lead this server into its own network.
#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>

namespace actiewijzer::jobs {

using V4 = std::array<std::uint8_t, 4>;
using V6 = std::array<std::uint8_t, 16>;

/// False for what the registries of IANA keep for other purposes: private networks, loopback, link-local, shared
/// (CGNAT), multicast, documentation, reserved.
bool is_public(const V4& address);
/// The same; also false for addresses that wrap one of IPv4 (mapped, 6to4, Teredo), apart from NAT64 of a public one.
bool is_public(const V6& address);
/// False for any other family.
bool is_public(const sockaddr& address);

}  // namespace actiewijzer::jobs
