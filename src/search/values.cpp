#include "search/values.hpp"

#include <algorithm>

#include "search/facets.hpp"

namespace actiewijzer::search {

Values::Values(const knowledge::Knowledge& knowledge) {
    for (std::size_t facet = 0; facet < facets().size(); ++facet) {
        first_.push_back(ids_.size());
        for (auto& option : facets()[facet].options(knowledge)) ids_.push_back(std::move(option.id));
    }
    first_.push_back(ids_.size());
}

std::size_t Values::number(std::size_t facet, std::string_view id) const {
    for (auto value = first_[facet]; value < first_[facet + 1]; ++value)
        if (ids_[value] == id) return value;
    return size();
}

std::vector<std::uint16_t> Values::of(const Method& method, std::string_view today) const {
    std::vector<std::uint16_t> values;
    for (std::size_t facet = 0; facet < facets().size(); ++facet)
        for (const auto& id : facets()[facet].of(method, today))
            if (const auto value = number(facet, id); value < size())
                values.push_back(static_cast<std::uint16_t>(value));
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

}  // namespace actiewijzer::search
