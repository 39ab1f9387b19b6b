#include "advice/columns.hpp"

namespace actiewijzer::advice {

template <class With>
void Columns::each_facet(const knowledge::Knowledge& knowledge, const Method& method, const Experiences* known,
                         With with) {
    with(std::get<Column<Leans>>(all_), leans_of(method));
    with(std::get<Column<Subject>>(all_), subject_of(knowledge, method));
    with(std::get<Column<Audience>>(all_), Audience{mask_of(knowledge.audiences, method.audiences)});
    with(std::get<Column<Surroundings>>(all_), Surroundings{mask_of(knowledge.settings, method.settings),
                                                            mask_of(knowledge.phases, method.phases), method.lead});
    with(std::get<Column<Doing>>(all_), Doing{mask_of(knowledge.activities, method.activities)});
    with(std::get<Column<Giving>>(all_), Giving{mask_of(knowledge.wishes, method.gives)});
    with(std::get<Column<Record>>(all_),
         Record{holds_until(method), known ? experience_points(*known, knowledge.weights.experience) : 0});
}

Columns::Columns(const knowledge::Knowledge& knowledge, const std::vector<Experiences>& experiences) {
    for (std::size_t row = 0; row < knowledge.methods.size(); ++row)
        each_facet(knowledge, knowledge.methods[row], row < experiences.size() ? &experiences[row] : nullptr,
                   [](auto& column, const auto& facet) { column.add(facet); });
}

void Columns::set(std::size_t row, const knowledge::Knowledge& knowledge, const Method& method,
                  const Experiences* known) {
    each_facet(knowledge, method, known, [&](auto& column, const auto& facet) { column.set(row, facet); });
}

void Columns::insert(std::size_t row, const knowledge::Knowledge& knowledge, const Method& method,
                     const Experiences* known) {
    each_facet(knowledge, method, known, [&](auto& column, const auto& facet) { column.insert(row, facet); });
}

void Columns::erase(std::size_t row) {
    std::apply([&](auto&... column) { (column.erase(row), ...); }, all_);
}

}  // namespace actiewijzer::advice
