// The part of an address that names something.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer {

/// Folds a title to a-z, 0-9 and single hyphens: "Kan wél" → "kan-wel". Empty when nothing is left.
std::string slug_of(std::string_view title);

}  // namespace actiewijzer
