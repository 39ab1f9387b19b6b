#include "exchange/method_fields.hpp"

#include <boost/json.hpp>

namespace actiewijzer::exchange {

boost::json::object fields_json(std::string_view text) {
    boost::json::object fields;
    for (const auto& field : knowledge::fields_in(text)) {
        if (field.list)
            fields[field.path] = boost::json::array(field.items.begin(), field.items.end());
        else
            fields[field.path] = field.value;
    }
    return fields;
}

std::vector<knowledge::MethodField> fields_from(const boost::json::object& fields,
                                                const std::function<void(std::string_view path)>& not_text) {
    std::vector<knowledge::MethodField> given;
    for (const auto& [path, value] : fields) {
        knowledge::MethodField field{path, {}, 0};
        if (const auto* items = value.if_array()) {
            field.list = true;
            for (const auto& item : *items)
                if (item.is_string())
                    field.items.emplace_back(item.get_string());
                else
                    not_text(path);
        } else if (value.is_string()) {
            field.value = value.get_string();
        } else {
            not_text(path);
        }
        given.push_back(std::move(field));
    }
    return given;
}

}  // namespace actiewijzer::exchange
