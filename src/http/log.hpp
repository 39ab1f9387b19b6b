// The log: one JSON line an event on standard error; no content and no addresses of drafts.
#pragma once

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace actiewijzer::http {

using LogField = std::pair<std::string_view, std::string>;

/// event: a fixed word such as "request", "start", "reload_failed". Values are escaped.
void log_info(std::string_view event, std::initializer_list<LogField> fields = {});
void log_error(std::string_view event, std::initializer_list<LogField> fields = {});

struct RequestLine {
    std::string_view number;
    std::string_view method;
    std::string_view route;  ///< the pattern, never the path: paths hold secret tokens
    unsigned status;
    std::chrono::nanoseconds took;
    std::size_t bytes;
};
void log_request(const RequestLine& line);

}  // namespace actiewijzer::http
