// A method as a form: its fields are named by the paths of knowledge/method_paths.hpp.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "knowledge/method_paths.hpp"
#include "knowledge/method_text.hpp"
#include "pages/field.hpp"

namespace actiewijzer::pages::desk {

/// A button that saves the form and does something to a group of it.
struct FormButton {
    std::string does;  ///< value of "doe"
    std::string label;
    std::string about{};  ///< for whoever can't see where it stands
};

/// Fields that belong together, under a heading that opens.
struct FieldGroup {
    std::string id;
    std::string title;
    std::vector<Field> fields;
    bool open = false;  ///< stands open: the first group, and those with a mistake
    std::vector<FormButton> buttons{};
    std::vector<std::pair<std::string, std::string>> hidden{};  ///< name and value
};

/// The name of a field for people: "Samenvatting (Nederlands)".
std::string label_of(const Visit& visit, std::string_view path);

/// The form of a method; two empty places are added to each list. `faults` become mistakes beside their fields.
std::vector<FieldGroup> form_of(const Visit& visit, const Method& method, const std::vector<knowledge::Fault>& faults);

/// The method that a form describes. What the form does not ask stays as in `before`; an item of a list without any
/// text goes.
Method method_from(const http::Parameters& form, const Method& before);

}  // namespace actiewijzer::pages::desk
