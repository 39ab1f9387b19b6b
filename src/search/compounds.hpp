// Splitting Dutch compounds: "bewonersinitiatief" → "bewoners" + "initiatief".
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace actiewijzer::search {

/// Lengths of the parts of a word, linking letters with the part before them; empty when it is no
/// compound. `kind` tells what a form can be (FormKind). `loose` also accepts linking letters that
/// the list doesn't know for a part: right for words that aren't in the list themselves.
std::vector<std::uint8_t> split_compound(std::string_view folded,
                                         const std::function<std::uint8_t(std::string_view)>& kind, bool loose);

}  // namespace actiewijzer::search
