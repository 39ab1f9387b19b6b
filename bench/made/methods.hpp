// Made-up methods, as many as a national base could have: from a grammar, with the facets of the shipped vocabulary
// about as common as the shipped methods have them. The same seed gives the same methods.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "domain/method.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::made {

/// Methods without faults and with names that nobody else has, the shipped ones included. Their sections are not
/// rendered: `html` is empty.
std::vector<Method> make_methods(const knowledge::Knowledge& shipped, std::size_t count, std::uint64_t seed);

}  // namespace actiewijzer::made
