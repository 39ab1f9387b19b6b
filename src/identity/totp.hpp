// The second factor: codes of an authenticator app (RFC 6238: SHA-1, 30 seconds, 6 digits).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace actiewijzer::identity {

/// 160 random bits in base32, as apps take them.
std::string new_totp_secret();

/// The step of 30 seconds to which this code belongs, when it is one of now, just before or just after, and later
/// than `last_used`: a code counts once. `now` in seconds since 1970. Spaces in the code do no harm.
std::optional<std::int64_t> totp_step(const std::string& secret, std::string_view code, std::int64_t now,
                                      std::int64_t last_used);

/// What an app shows at this moment; for tests and for whoever sets it up.
std::string totp_code(const std::string& secret, std::int64_t now);

/// otpauth://… for a QR code.
std::string totp_uri(const std::string& secret, std::string_view account);

}  // namespace actiewijzer::identity
