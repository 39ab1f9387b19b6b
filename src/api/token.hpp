// Who asks: a program with a token.
#pragma once

#include <optional>

#include "api/api.hpp"

namespace actiewijzer::api {

/// Notes in the call whose token came with it. The answer when that may not: 401, 403, or 429 after many wrong ones.
std::optional<http::Response> turned_away(Call& call, Right right);

/// Runs `wanted` for a token that may.
http::Response behind_token(Call call, Right right, http::Response (*wanted)(const Call&));

}  // namespace actiewijzer::api
