// Made-up questions to a search, as people type them: a few words, common ones mostly; in another form than the text
// has them, in two words where it has one, with a mistake, or a name that is half remembered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "domain/method.hpp"
#include "search/index.hpp"

namespace actiewijzer::made {

/// One to six words each, some with values of facets. `methods`: of which a name may be asked.
std::vector<search::Query> make_questions(const knowledge::Knowledge& knowledge, std::span<const Method* const> methods,
                                          std::size_t count, std::uint64_t seed);

}  // namespace actiewijzer::made
