// The piece of a text that shows why it was found.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "search/analysis.hpp"
#include "search/index.hpp"

namespace actiewijzer::search {

/// At most about 240 bytes, from the place with most of the sought stems; these are marked. Empty when
/// the text has none of them.
std::vector<Fragment> snippet(std::string_view text, const std::vector<Word>& words,
                              const std::set<std::string, std::less<>>& stems);
/// The start of a text, cut at a word, with nothing marked.
std::vector<Fragment> opening(std::string_view text, const std::vector<Word>& words);

}  // namespace actiewijzer::search
