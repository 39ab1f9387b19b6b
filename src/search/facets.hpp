// The facets by which methods are narrowed: one table, that the index, pages, API and exports read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "text/translate.hpp"

namespace actiewijzer::search {

/// One value of a facet: an id and its name.
struct FacetOption {
    std::string id;
    Text name;                                          ///< of the content; or
    std::string message;                                ///< a key of po/
    const std::vector<std::string>* aliases = nullptr;  ///< also accepted from outside

    std::string called(const text::Words& words) const { return message.empty() ? words(name) : words(message); }
};

struct Facet {
    std::string_view key;        ///< in the program: "theme"; its name for people is "methods.facet.theme"
    std::string_view parameter;  ///< in addresses and the API: "thema"
    /// All values, in the order in which they are shown.
    std::vector<FacetOption> (*options)(const knowledge::Knowledge& knowledge);
    /// Ids of those that a method has, on a day (ISO 8601).
    std::vector<std::string> (*of)(const Method& method, std::string_view today);
};

/// Every facet there is.
std::span<const Facet> facets();

/// The value that somebody typed: an id, an alias or a name in either language.
std::optional<std::string> recognise(const Facet& facet, const knowledge::Knowledge& knowledge,
                                     const text::Translations& translations, std::string_view typed);

}  // namespace actiewijzer::search
