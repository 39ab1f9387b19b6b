#include "api/body.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <limits>

#include "exchange/method_fields.hpp"

namespace actiewijzer::api {

namespace json = boost::json;

Body::Body(std::string_view bytes, std::initializer_list<std::string_view> fields) {
    if (bytes.empty()) return;
    boost::system::error_code error;
    auto value = json::parse(bytes, error);
    if (error) fault({}, error == json::error::too_deep ? "invalid.too_deep" : "invalid.json");
    if (!error && !value.is_object()) fault({}, "invalid.not_object");
    if (!faults.empty()) return;
    root_ = std::move(value.get_object());
    for (const auto& member : root_)
        if (std::ranges::find(fields, std::string_view(member.key())) == fields.end())
            fault(std::string(member.key()), "invalid.unknown_field");
}

void Body::fault(std::string field, std::string reason, std::string argument) {
    faults.push_back({std::move(field), std::move(reason), std::move(argument)});
}

std::string Body::text(std::string_view field) {
    const auto* value = root_.if_contains(field);
    if (!value || value->is_null()) return {};
    if (value->is_string()) return std::string(value->get_string());
    fault(std::string(field), "invalid.not_text");
    return {};
}

std::optional<int> Body::number(std::string_view field) {
    const auto* value = root_.if_contains(field);
    if (!value || value->is_null()) return std::nullopt;
    constexpr int most = std::numeric_limits<int>::max();
    boost::system::error_code failed;
    const auto number = value->to_number<int>(failed);
    if (!failed && number >= 0) return number;
    fault(std::string(field), "invalid.count", std::to_string(most));
    return std::nullopt;
}

std::vector<knowledge::MethodField> Body::method_fields(std::string_view field) {
    const auto* value = root_.if_contains(field);
    const auto* object = value ? value->if_object() : nullptr;
    if (!object) {
        fault(std::string(field), "invalid.not_object");
        return {};
    }
    return exchange::fields_from(*object, [&](std::string_view path) {
        fault(std::string(field) + '.' + std::string(path), "content.fault.not_text");
    });
}

}  // namespace actiewijzer::api
