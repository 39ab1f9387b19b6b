#include "http/multipart.hpp"

#include <algorithm>
#include <optional>

#include "http/text_list.hpp"
#include "http/utf8.hpp"

namespace actiewijzer::http {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_boundary = 70;

struct Parameter {
    std::string_view name;
    std::string value;
};

/// Takes `; name=value` from the front of a header; nothing at its end. `ok` becomes false for what is none.
std::optional<Parameter> take_parameter(std::string_view& rest, bool& ok) {
    rest = trimmed(rest);
    if (rest.empty()) return std::nullopt;
    ok = rest.front() == ';';
    const auto equals = rest.find('=');
    if (!ok || equals == std::string_view::npos) {
        ok = false;
        return std::nullopt;
    }
    Parameter parameter{trimmed(rest.substr(1, equals - 1)), {}};
    rest.remove_prefix(equals + 1);
    if (!rest.starts_with('"')) {
        const auto end = std::min(rest.find(';'), rest.size());
        parameter.value = trimmed(rest.substr(0, end));
        rest.remove_prefix(end);
        return parameter;
    }
    // Browsers write a quotation mark inside as %22, others as \". A backslash alone belongs to a path of Windows.
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        if (rest[at] == '\\' && at + 1 < rest.size() && rest[at + 1] == '"') ++at;
        parameter.value += rest[at];
    }
    ok = at < rest.size();
    if (!ok) return std::nullopt;
    rest.remove_prefix(at + 1);
    return parameter;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// What the HTML standard escapes in the name of a field or file, and nothing else.
std::string unescaped(std::string text) {
    replace_all(text, "%22", "\"");
    replace_all(text, "%0D", "\r");
    replace_all(text, "%0A", "\n");
    mend_text(text);
    return text;
}

std::string without_folders(const std::string& name) {
    const auto slash = name.find_last_of("/\\");
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

/// Fills the names of a part from its headers; false when they are not those of a field of a form.
bool read_headers(std::string_view headers, Part& part) {
    bool named = false;
    while (!headers.empty()) {
        const auto end = std::min(headers.find(line_end), headers.size());
        const auto line = headers.substr(0, end);
        headers.remove_prefix(std::min(end + line_end.size(), headers.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return false;
        if (!equals_ignoring_case(line.substr(0, colon), "content-disposition")) continue;
        if (named) return false;
        auto rest = trimmed(line.substr(colon + 1));
        const auto kind = rest.substr(0, rest.find(';'));
        if (!equals_ignoring_case(trimmed(kind), "form-data")) return false;
        rest.remove_prefix(kind.size());
        bool ok = true;
        while (auto parameter = take_parameter(rest, ok)) {
            if (equals_ignoring_case(parameter->name, "name")) {
                part.name = unescaped(std::move(parameter->value));
                named = true;
            } else if (equals_ignoring_case(parameter->name, "filename")) {
                part.file_name = without_folders(unescaped(std::move(parameter->value)));
                part.file = true;
            }
        }
        if (!ok) return false;
    }
    return named;
}

/// What follows a boundary: the end of the form, or the first header of a part.
enum class After { part, end, neither };
After take_end_of_boundary(std::string_view& rest) {
    if (rest.starts_with("--")) return After::end;
    auto behind = rest;
    while (!behind.empty() && (behind.front() == ' ' || behind.front() == '\t')) behind.remove_prefix(1);
    if (!behind.starts_with(line_end)) return After::neither;
    rest = behind.substr(line_end.size());
    return After::part;
}

}  // namespace

const Part* Multipart::find(std::string_view name) const {
    const auto found = std::ranges::find(parts, name, &Part::name);
    return found == parts.end() ? nullptr : &*found;
}

Multipart read_multipart(std::string_view body, std::string_view boundary, const MultipartLimits& limits) {
    const auto refuse = [](MultipartFault fault) { return Multipart{{}, fault}; };
    const auto opening = "--" + std::string(boundary);
    const auto between = std::string(line_end) + opening;
    if (boundary.empty() || !body.starts_with(opening)) return refuse(MultipartFault::broken);
    auto rest = body.substr(opening.size());
    Multipart read;
    auto after = take_end_of_boundary(rest);
    while (after == After::part) {
        if (read.parts.size() == limits.parts) return refuse(MultipartFault::too_many);
        // The empty line that ends the headers begins with the end of the last of them.
        const auto head = rest.substr(0, limits.header_bytes).find("\r\n\r\n");
        if (head == std::string_view::npos)
            return refuse(rest.size() > limits.header_bytes ? MultipartFault::too_many : MultipartFault::broken);
        Part part;
        if (!read_headers(rest.substr(0, head), part)) return refuse(MultipartFault::broken);
        rest.remove_prefix(head + 4);
        const auto begin = rest;
        std::size_t at = 0;
        do {
            at = begin.find(between, at);
            if (at == std::string_view::npos) return refuse(MultipartFault::broken);
            part.bytes = begin.substr(0, at);
            rest = begin.substr(at + between.size());
            after = take_end_of_boundary(rest);
            at += line_end.size();
        } while (after == After::neither);
        read.parts.push_back(std::move(part));
    }
    return after == After::end ? read : refuse(MultipartFault::broken);
}

std::string boundary_of(std::string_view content_type) {
    const auto kind = content_type.substr(0, content_type.find(';'));
    if (!equals_ignoring_case(trimmed(kind), "multipart/form-data")) return {};
    content_type.remove_prefix(kind.size());
    bool ok = true;
    while (auto parameter = take_parameter(content_type, ok)) {
        if (!equals_ignoring_case(parameter->name, "boundary")) continue;
        static constexpr std::string_view others = "'()+_,-./:=? ";
        const auto& value = parameter->value;
        const bool allowed = std::ranges::all_of(value, [](char c) {
            return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || others.find(c) != others.npos;
        });
        return allowed && !value.empty() && value.size() <= longest_boundary && value.back() != ' ' ? value
                                                                                                    : std::string();
    }
    return {};
}

}  // namespace actiewijzer::http
