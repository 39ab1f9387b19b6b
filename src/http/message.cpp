#include "http/message.hpp"

#include <algorithm>

#include "http/target.hpp"

namespace actiewijzer::http {

std::optional<std::string_view> Parameters::get(std::string_view name) const {
    for (const auto& [key, value] : items_)
        if (key == name) return value;
    return std::nullopt;
}

std::vector<std::string_view> Parameters::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : items_)
        if (key == name) values.push_back(value);
    return values;
}

Parameters Request::form() const {
    return content_type == "application/x-www-form-urlencoded" ? parse_form(body) : Parameters();
}

std::string Request::site() const {
    const bool name = !host.empty() && std::ranges::all_of(host, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view(".:-[]").find(c) != std::string_view::npos;
    });
    return (https ? "https://" : "http://") + (name ? host : "localhost");
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = cookies;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        while (pair.starts_with(' ')) pair.remove_prefix(1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

Response& Response::set_cookie(std::string_view name, std::string_view value, std::optional<std::chrono::seconds> age) {
    std::string text(name);
    text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
    if (name.starts_with("__Host-")) text += "; Secure";
    if (age) text += "; Max-Age=" + std::to_string(age->count());
    return header("Set-Cookie", std::move(text));
}

Response Response::redirect(std::string location) {
    Response response;
    response.status = 303;
    response.content_type.clear();
    response.header("Location", std::move(location));
    return response;
}

}  // namespace actiewijzer::http
