#include "http/log.hpp"

#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <iterator>
#include <memory>

#include "http/utf8.hpp"

namespace actiewijzer::http {

namespace {

// Lines wait here for the thread that writes them; when standard error is stuck the oldest go, because
// a log must not stop the service.
constexpr std::size_t waiting_lines = 1024;

spdlog::async_logger& logger() {
    struct Writer {
        Writer() {
            log->set_formatter(std::make_unique<spdlog::pattern_formatter>(
                R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc));
        }
        std::shared_ptr<spdlog::details::thread_pool> threads =
            std::make_shared<spdlog::details::thread_pool>(waiting_lines, 1);
        std::shared_ptr<spdlog::async_logger> log =
            std::make_shared<spdlog::async_logger>("actiewijzer", std::make_shared<spdlog::sinks::stderr_sink_mt>(),
                                                   threads, spdlog::async_overflow_policy::overrun_oldest);
    };
    static Writer writer;
    return *writer.log;
}

void append_quoted(fmt::memory_buffer& line, std::string_view value) {
    std::string mended;
    if (!is_text(value, true)) {
        mended = value;
        mend_text(mended);
        value = mended;
    }
    line.push_back('"');
    for (const char letter : value) {
        switch (letter) {
            case '"': line.append(std::string_view("\\\"")); break;
            case '\\': line.append(std::string_view("\\\\")); break;
            case '\n': line.append(std::string_view("\\n")); break;
            case '\r': line.append(std::string_view("\\r")); break;
            case '\t': line.append(std::string_view("\\t")); break;
            default: line.push_back(letter);
        }
    }
    line.push_back('"');
}

void append_field(fmt::memory_buffer& line, std::string_view name, std::string_view value) {
    if (line.size() > 0) line.push_back(',');
    append_quoted(line, name);
    line.push_back(':');
    append_quoted(line, value);
}

void log(spdlog::level::level_enum level, std::string_view event, std::initializer_list<LogField> fields) {
    fmt::memory_buffer line;
    append_field(line, "event", event);
    for (const auto& [name, value] : fields) append_field(line, name, value);
    logger().log(level, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace

void log_info(std::string_view event, std::initializer_list<LogField> fields) {
    log(spdlog::level::info, event, fields);
}

void log_error(std::string_view event, std::initializer_list<LogField> fields) {
    log(spdlog::level::err, event, fields);
}

void log_request(const RequestLine& request) {
    fmt::memory_buffer line;
    append_field(line, "event", "request");
    append_field(line, "number", request.number);
    append_field(line, "method", request.method);
    append_field(line, "route", request.route);
    fmt::format_to(std::back_inserter(line), R"(,"status":{},"ms":{:.3f},"bytes":{})", request.status,
                   static_cast<double>(request.took.count()) / 1e6, request.bytes);
    logger().log(spdlog::level::info, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace actiewijzer::http
