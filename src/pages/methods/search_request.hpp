// What the address of the list of methods asks for, and the address that asks for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/site.hpp"
#include "search/facets.hpp"
#include "search/index.hpp"

namespace actiewijzer::pages::methods {

inline constexpr std::size_t usual_page_size = 20;
inline constexpr std::size_t largest_page_size = 100;

struct SearchRequest {
    search::Query query;  ///< what is right of it
    std::string typed;    ///< the words as typed, also when they are not searched
    std::size_t page = 1;
    bool table = false;               ///< results as a table instead of a list
    std::vector<std::string> faults;  ///< what is wrong, in words

    /// "/methoden?zoek=…" on the page given, in the visitor's language.
    std::string address(const Visit& visit, std::size_t on_page = 1) const;
};

SearchRequest read_search(const Visit& visit);

/// Name of a facet's value for people; empty when there is no such value.
std::string value_name(const Visit& visit, const search::Facet& facet, const std::string& id);
/// Name of a facet for people.
std::string facet_name(const Visit& visit, const search::Facet& facet);

}  // namespace actiewijzer::pages::methods
