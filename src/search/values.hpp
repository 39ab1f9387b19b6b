// All values of all facets, numbered through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.hpp"

namespace actiewijzer::search {

class Values {
public:
    explicit Values(const knowledge::Knowledge& knowledge);

    std::size_t size() const { return ids_.size(); }
    const std::string& id(std::size_t value) const { return ids_[value]; }
    /// The numbers of a facet, by its place in facets(), are those from `first` up to `first` of the next.
    std::size_t first(std::size_t facet) const { return first_[facet]; }
    /// `size()` when no facet of this place has it.
    std::size_t number(std::size_t facet, std::string_view id) const;
    /// Of a method on a day (ISO 8601), rising.
    std::vector<std::uint16_t> of(const Method& method, std::string_view today) const;

private:
    std::vector<std::string> ids_;
    std::vector<std::size_t> first_;
};

}  // namespace actiewijzer::search
