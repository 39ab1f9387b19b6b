// The answers of the API: JSON with the headers that each of them carries, and problems (RFC 9457).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/api.hpp"
#include "domain/problem.hpp"

namespace actiewijzer::api {

http::Response answer(const Call& call, std::string json);
/// With an ETag of its bytes: for what is the same until something is published.
http::Response tagged(const Call& call, std::string json);
/// The same for the text of a method: Markdown with front matter.
http::Response tagged_text(const Call& call, std::string markdown);
/// 204.
http::Response nothing(const Call& call);

/// application/problem+json. `fields`: every fault of the input, worded in invalidParams.
http::Response problem(const Call& call, unsigned status, const std::vector<InvalidField>& fields = {});
/// With the status that belongs to it.
http::Response problem(const Call& call, const Problem& problem);

/// One fault, in words.
struct Told {
    std::string name;
    std::string reason;
};
/// With a detail of its own.
http::Response refuse(const Call& call, unsigned status, const std::string& detail,
                      const std::vector<Told>& faults = {});

/// The headers that every answer below /api carries.
void add_headers(const Call& call, http::Response& response);

}  // namespace actiewijzer::api
