// One field of a form: label, what it asks, what is wrong with it, and what was typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/site.hpp"

namespace actiewijzer::pages {

struct Choice {
    std::string value;
    std::string label;
};

struct Field {
    enum class Kind { line, password, area, select, checkboxes, file };
    Kind kind = Kind::line;
    std::string name;  ///< in the form; its id too
    std::string label;
    std::string hint{};
    std::string mistake{};              ///< what to do about it; empty: none
    std::string value{};                ///< of a select: the chosen value
    std::vector<std::string> values{};  ///< of checkboxes: those that are ticked
    std::vector<Choice> choices{};      ///< of a line: values that it offers while somebody types
    std::string_view autocomplete = "off";
    std::string_view accept{};  ///< of a file: the endings that a browser offers
    int rows = 4;
    bool optional = false;
};

/// Fills field.html in at `place`.
void pour_field(const Visit& visit, const Field& field, ctemplate::TemplateDictionary& values,
                const ctemplate::StaticTemplateString& place);

/// Fills the summary of mistakes in at `place`, with a link to each field; nothing when none is wrong.
void pour_mistakes(const Visit& visit, const std::vector<Field>& fields, ctemplate::TemplateDictionary& values,
                   const ctemplate::StaticTemplateString& place);

/// The message of a Problem for this field, in words; empty when it is right.
std::string mistake_of(const Visit& visit, const Problem& problem, std::string_view field);

}  // namespace actiewijzer::pages
