// Which pages of others the published knowledge leads to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.hpp"

namespace actiewijzer::knowledge {

/// Every address on the page of a method, once.
std::vector<std::string> links_of(const Method& method);

/// Those of all methods and collections, in order, each once.
std::vector<std::string> links_of(const Knowledge& knowledge);

}  // namespace actiewijzer::knowledge
