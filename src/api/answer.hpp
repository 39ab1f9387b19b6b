// The answers of the API: JSON with the headers that each of them carries, and problems (RFC 9457).
#pragma once

#include <string>

#include "api/api.hpp"
#include "domain/problem.hpp"

namespace actiewijzer::api {

http::Response answer(const Call& call, std::string json);

/// application/problem+json. `fields`: every fault of the input, worded in invalidParams.
http::Response problem(const Call& call, unsigned status, const std::vector<InvalidField>& fields = {});

/// The headers that every answer below /api carries.
void add_headers(const Call& call, http::Response& response);

}  // namespace actiewijzer::api
