#include "http/message.hpp"

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

Response Response::redirect(std::string location) {
    Response response;
    response.status = 303;
    response.content_type.clear();
    response.header("Location", std::move(location));
    return response;
}

}  // namespace actiewijzer::http
