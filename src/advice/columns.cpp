#include "advice/columns.hpp"

namespace actiewijzer::advice {

Columns::Columns(const knowledge::Knowledge& knowledge, const std::vector<Experiences>& experiences) {
    for (std::size_t row = 0; row < knowledge.methods.size(); ++row) {
        const auto& method = knowledge.methods[row];
        const int points =
            row < experiences.size() ? experience_points(experiences[row], knowledge.weights.experience) : 0;
        std::get<Column<Leans>>(all_).add(leans_of(method));
        std::get<Column<Subject>>(all_).add(subject_of(knowledge, method));
        std::get<Column<Audience>>(all_).add({mask_of(knowledge.audiences, method.audiences)});
        std::get<Column<Surroundings>>(all_).add(
            {mask_of(knowledge.settings, method.settings), mask_of(knowledge.phases, method.phases), method.lead});
        std::get<Column<Doing>>(all_).add({mask_of(knowledge.activities, method.activities)});
        std::get<Column<Giving>>(all_).add({mask_of(knowledge.wishes, method.gives)});
        std::get<Column<Record>>(all_).add({holds_until(method), points});
    }
}

}  // namespace actiewijzer::advice
