// The target of a request line, taken apart and decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace actiewijzer::http {

struct Target {
    std::string path;                   ///< decoded; starts with '/'
    std::vector<std::string> segments;  ///< decoded one by one: an encoded slash stays inside its segment
    Parameters query;
};

/// Nothing for a target that is broken: bad escapes, text that is not UTF-8, control characters.
std::optional<Target> parse_target(std::string_view target);

/// Decoded segments of an encoded path; "/" has none, "/a/" has "a" and "".
std::optional<std::vector<std::string>> parse_path(std::string_view path);

/// A form as browsers send it. Never fails: see Request::form().
Parameters parse_form(std::string_view body);

}  // namespace actiewijzer::http
