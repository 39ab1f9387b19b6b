// The fields of a method's canonical text, each with a path: "summary.nl", "facts.0.source", "tekst.hoe". Forms, faults
// and differences name a field by it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::knowledge {

struct MethodField {
    std::string path;
    std::string value;                 ///< as a person would type it: without quotes and escapes
    int line;                          ///< where it stands in the text, 1-based
    bool list = false;                 ///< of ids or words
    std::vector<std::string> items{};  ///< of a list
    friend bool operator==(const MethodField&, const MethodField&) = default;
};

/// All fields, in their order in the text; `text` is canonical. Of another text something comes, but no crash.
std::vector<MethodField> fields_in(std::string_view text);

/// The reverse, in the same layout: a text that reads as a method with these fields. Fields without a value are left
/// out, and lists that every method has are empty when no field fills them.
std::string text_from_fields(const std::vector<MethodField>& fields);

/// Whether the field with this path is a list of ids or words.
bool is_list_path(std::string_view path);

/// The path of the field at or before this line; empty when there is none.
std::string path_at(const std::vector<MethodField>& fields, int line);

/// The path without the number of an item or the name of an element or criterion: "facts.source", "elements.why.nl".
/// What a field is called depends on this alone.
std::string kind_of_path(std::string_view path);

}  // namespace actiewijzer::knowledge
