// The line of one element in the picture of the balance: SVG with both marks, an arrow where they differ.
#pragma once

#include <string>

#include "pages/advice/view.hpp"

namespace actiewijzer::pages::advised {

/// Safe HTML. Marks stand at percentages without a viewBox, so that they keep their size at 320 px; shape tells them
/// apart, also without colour.
std::string picture_line(const BalanceRow& row);

}  // namespace actiewijzer::pages::advised
