// The stem of one folded word, by rule alone.
#pragma once

#include <string>
#include <string_view>

#include "domain/language.hpp"

namespace actiewijzer::search {

/// Snowball, with what it leaves apart in Dutch brought together: "huizen" and "huis", "gezinnen" and "gezin".
std::string rule_stem(std::string_view folded, Language language);

}  // namespace actiewijzer::search
