// What was sent: a JSON object with known fields, read to its end so that all its faults are named at once.
#pragma once

#include <boost/json/object.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.hpp"
#include "knowledge/method_paths.hpp"

namespace actiewijzer::api {

class Body {
public:
    /// `fields`: those that may be there. An empty body is an empty object.
    Body(std::string_view bytes, std::initializer_list<std::string_view> fields);

    std::vector<InvalidField> faults;

    bool has(std::string_view field) const { return root_.contains(field); }
    /// Empty when it is absent.
    std::string text(std::string_view field);
    /// From 0; none when it is absent.
    std::optional<int> number(std::string_view field);
    /// {path: text or list of texts}; a fault when it is absent.
    std::vector<knowledge::MethodField> method_fields(std::string_view field);

private:
    void fault(std::string field, std::string reason, std::string argument = {});

    boost::json::object root_;
};

}  // namespace actiewijzer::api
