// A method as text: Markdown with front matter, the form in which it ships, is edited, kept, exported and imported.
// docs/content-format.md describes it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/load.hpp"

namespace actiewijzer::knowledge {

/// A heading of the Dutch text. Those that every description has come with a text; the others may be absent, which
/// says that nobody described it yet.
struct Heading {
    std::string_view id;
    std::string_view title;  ///< as it stands in the text
    bool required;
};

/// All headings, in the order in which they stand in a text and on a page.
std::span<const Heading> method_headings();

struct ReadMethod {
    std::string slug;
    std::optional<Method> method;  ///< as far as it could be read; empty when the front matter is no YAML
    std::vector<Fault> faults;

    bool right() const { return faults.empty(); }
};

/// Reads and checks a method: its own rules, and that every id exists in `knowledge`. Never throws for a wrong text.
/// Combinations are not part of the text.
ReadMethod read_method_text(const std::string& slug, const std::string& text, const Knowledge& knowledge);

/// The text of a method in its one canonical form: the same method gives the same bytes, and reading gives it back.
std::string write_method_text(const Method& method);

}  // namespace actiewijzer::knowledge
