// What of a method can be searched, and how much a word counts there.
#pragma once

#include <string>
#include <vector>

#include "domain/language.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::search {

struct Field {
    std::string text;  ///< plain
    Language language;
    unsigned weight;     ///< how often each of its words counts
    bool shown = false;  ///< a hit shows the piece of it that was found
};

/// Those that are shown are there for every method, in this order: the summary in each language, then the sections.
std::vector<Field> fields_of(const Method& method, const knowledge::Knowledge& knowledge);

/// Markdown without its marks.
std::string plain(std::string_view markdown);

}  // namespace actiewijzer::search
