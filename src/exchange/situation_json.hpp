// A situation as JSON, in the shape of POST /api/v1/adviezen: used by the API, the command line, the store and
// downloads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.hpp"
#include "domain/situation.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::exchange {

/// What a machine asks: the situation and how much it wants back.
struct AdviceRequest {
    Situation situation;
    std::size_t count = 5;             ///< "aantal": methods wanted
    std::vector<std::string> why_not;  ///< "waaromNiet": slugs to explain
};

/// Reads and checks everything; all faults at once. Ids may be given as id, name or known alias.
/// Without description and positions there is nothing to advise on: a fault too, unless `may_be_empty`.
Result<AdviceRequest> read_request(std::string_view json, const knowledge::Knowledge& knowledge,
                                   bool may_be_empty = false);

/// The same shape, with every field that is filled in.
std::string write(const Situation& situation);

}  // namespace actiewijzer::exchange
