// All methods as columns of facets. A distinct facet is asked once a case; a method then costs a few additions.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "advice/experience.hpp"
#include "advice/facets.hpp"

namespace actiewijzer::advice {

/// One facet of all methods: its distinct values, and by method which of them it has.
template <class Facet>
class Column {
public:
    void add(const Facet& facet) { rows_.push_back(number(facet)); }
    void set(std::size_t row, const Facet& facet) { rows_[row] = number(facet); }
    void insert(std::size_t row, const Facet& facet) { rows_.insert(at_row(row), number(facet)); }
    void erase(std::size_t row) { rows_.erase(at_row(row)); }
    const Facet& at(std::size_t row) const { return distinct_[rows_[row]]; }
    const std::vector<Facet>& distinct() const { return distinct_; }
    std::span<const std::uint16_t> rows() const { return rows_; }

private:
    std::uint16_t number(const Facet& facet) {
        const auto [found, fresh] = numbers_.try_emplace(facet, static_cast<std::uint16_t>(distinct_.size()));
        if (fresh) {
            if (distinct_.size() > std::numeric_limits<std::uint16_t>::max())
                throw std::length_error("more than 65,536 different values of one facet");
            distinct_.push_back(facet);
        }
        return found->second;
    }
    std::vector<std::uint16_t>::iterator at_row(std::size_t row) {
        return rows_.begin() + static_cast<std::ptrdiff_t>(row);
    }

    std::vector<Facet> distinct_;
    std::vector<std::uint16_t> rows_;
    std::map<Facet, std::uint16_t> numbers_;
};

/// In the order of Knowledge::methods, which is by slug.
class Columns {
public:
    /// `experiences` by method, or empty.
    Columns(const knowledge::Knowledge& knowledge, const std::vector<Experiences>& experiences);

    /// Follows one change of Knowledge::methods: a method in a row that is new there, or another than before.
    void set(std::size_t row, const knowledge::Knowledge& knowledge, const Method& method, const Experiences* known);
    void insert(std::size_t row, const knowledge::Knowledge& knowledge, const Method& method, const Experiences* known);
    void erase(std::size_t row);

    std::size_t size() const { return std::get<0>(all_).rows().size(); }
    template <class Facet>
    const Facet& at(std::size_t row) const {
        return std::get<Column<Facet>>(all_).at(row);
    }
    /// Calls `with` with each column.
    template <class With>
    void each(With&& with) const {
        std::apply([&](const auto&... column) { (with(column), ...); }, all_);
    }
    static constexpr std::size_t count = 7;

private:
    /// Calls `with` with each column and the facet that a method has in it.
    template <class With>
    void each_facet(const knowledge::Knowledge& knowledge, const Method& method, const Experiences* known, With with);

    std::tuple<Column<Leans>, Column<Subject>, Column<Audience>, Column<Surroundings>, Column<Doing>, Column<Giving>,
               Column<Record>>
        all_;
};

}  // namespace actiewijzer::advice
