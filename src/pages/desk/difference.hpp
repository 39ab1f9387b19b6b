// What differs between two versions of a method, in words.
#pragma once

#include <string>
#include <vector>

#include "pages/site.hpp"

namespace actiewijzer::pages::desk {

struct DifferencePiece {
    enum class Kind { same, removed, added };
    Kind kind;
    std::string text;
    friend bool operator==(const DifferencePiece&, const DifferencePiece&) = default;
};

/// Word by word; runs of the same kind are one piece.
std::vector<DifferencePiece> difference(const std::string& before, const std::string& after);

struct FieldDifference {
    std::string label;
    std::vector<DifferencePiece> pieces;
};

/// A field of a text, with its name for people.
struct NamedField {
    std::string path;
    std::string label;
    std::string value;
};
/// The fields that differ, in the order of the later text; when all of it is new, nothing in it is marked.
std::vector<FieldDifference> differences(const std::vector<NamedField>& before, const std::vector<NamedField>& after);
/// The same, of the canonical texts of two methods.
std::vector<FieldDifference> differences(const Visit& visit, const std::string& before, const std::string& after);

/// Fills desk/difference.html in at `place`; says so when nothing differs.
void pour_differences(const Visit& visit, const std::vector<FieldDifference>& all,
                      ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place);

}  // namespace actiewijzer::pages::desk
