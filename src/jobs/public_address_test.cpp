#include "jobs/public_address.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>

#include <cstring>
#include <stdexcept>
#include <string>

namespace actiewijzer::jobs {
namespace {

/// As a connection would be made to it.
bool is_public(const std::string& text) {
    sockaddr_storage storage{};
    if (text.find(':') == std::string::npos) {
        auto& v4 = reinterpret_cast<sockaddr_in&>(storage);
        v4.sin_family = AF_INET;
        if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) != 1) throw std::runtime_error(text);
    } else {
        auto& v6 = reinterpret_cast<sockaddr_in6&>(storage);
        v6.sin6_family = AF_INET6;
        if (inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) != 1) throw std::runtime_error(text);
    }
    return jobs::is_public(reinterpret_cast<const sockaddr&>(storage));
}

class Public : public ::testing::TestWithParam<const char*> {};
TEST_P(Public, MayBeReached) { EXPECT_TRUE(is_public(GetParam())); }
INSTANTIATE_TEST_SUITE_P(Addresses, Public,
                         ::testing::Values("1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
                                           "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0",
                                           "172.15.255.255", "172.32.0.0", "185.37.100.1", "192.0.1.1", "192.0.3.1",
                                           "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
                                           "223.255.255.255", "2001:200::1", "2001:470::1", "2003::1", "2a00:1450::1",
                                           "2606:4700::1111", "3ffe::1", "64:ff9b::101:101"));

class NotPublic : public ::testing::TestWithParam<const char*> {};
TEST_P(NotPublic, IsRefused) { EXPECT_FALSE(is_public(GetParam())); }
INSTANTIATE_TEST_SUITE_P(
    Addresses, NotPublic,
    ::testing::Values("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
                      "127.255.255.254", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8",
                      "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255",
                      "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
                      "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:1.1.1.1", "::ffff:0:7f00:1", "100::1",
                      "64:ff9b::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2001::1", "2001:0:4136:e378::1",
                      "2001:10::1", "2001:20::1", "2001:1ff::1", "2001:db8::1", "2002:7f00:1::1", "2002:101:101::1",
                      "3fff::1", "4000::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1"));

TEST(AnAddress, OfAnotherFamilyIsNotPublic) {
    sockaddr address{};
    address.sa_family = AF_UNIX;
    EXPECT_FALSE(jobs::is_public(address));
}

}  // namespace
}  // namespace actiewijzer::jobs
