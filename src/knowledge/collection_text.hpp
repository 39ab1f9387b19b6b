// A collection that editors make, as text: front matter with its names and methods, then the introduction in Markdown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/load.hpp"
#include "knowledge/method_paths.hpp"

namespace actiewijzer::knowledge {

struct ReadCollection {
    std::optional<Collection> collection;  ///< as far as it could be read; empty when the front matter is no YAML
    std::vector<Fault> faults;

    bool right() const { return faults.empty(); }
};

/// Reads and checks a collection: its own rules, and that `knowledge` has, or had, every method. Never throws for a
/// wrong text.
ReadCollection read_collection_text(const std::string& slug, const std::string& text, const Knowledge& knowledge);

/// The text of a collection in its one canonical form: the same collection gives the same bytes.
std::string write_collection_text(const Collection& collection);

/// The fields of a canonical text, as those of a method: "name.nl", "methods.0.note", "introduction".
std::vector<MethodField> collection_fields_in(const std::string& text);

/// Adds what editors published and withdrew; each method learns where it was gathered. What does not fit the
/// knowledge any more goes to `ignored`: a method that is gone is left out, a collection that can't be read too.
void lay_collections(const Overlay& overlay, Knowledge& knowledge, std::vector<Fault>& ignored);

}  // namespace actiewijzer::knowledge
