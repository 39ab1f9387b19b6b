// What if the answers were others: marks in the address, the advice that goes with them, and what that changes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "advice/advice.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::advised {

/// Puts marks (`animo=-1&animo-nu=2`; "onbekend" is not known) in place of those of the situation. False when one is
/// none of the five places: then the situation is of no use.
bool take_marks(const http::Parameters& marks, Situation& situation);

/// How a mark stands in an address and a form: "-1", or "onbekend".
std::string mark_value(const std::optional<Position>& position);

/// The choices of the form as HTML, the same for everybody: no place is chosen yet.
std::string mark_choices(const Visit& visit);

/// Chooses `value` in the list `field` of such choices.
void choose_mark(std::string& html, std::string_view field, std::string_view value);

/// What differs between two pieces of advice, a sentence each; never empty.
std::vector<std::string> differences(const Visit& visit, const advice::Advice& own, const advice::Advice& other);

}  // namespace actiewijzer::pages::advised
