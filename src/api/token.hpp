// Who asks: a program with a token.
#pragma once

#include "api/api.hpp"

namespace actiewijzer::api {

/// Runs `wanted` for a token that may; else 401, 403, or 429 after many wrong ones.
http::Response behind_token(const Call& call, Right right, http::Response (*wanted)(const Call&));

}  // namespace actiewijzer::api
