// The piece of a text that shows why it was found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/fold.hpp"
#include "search/index.hpp"

namespace actiewijzer::search {

/// By word: 0, or the number of what was sought that it stands for.
using Marks = std::vector<std::uint32_t>;

/// At most about 240 bytes, from the place where most of what was sought stands; it is marked. Empty when nothing is.
std::vector<Fragment> snippet(std::string_view text, const std::vector<Token>& words, const Marks& marked);
/// The start of a text, cut at a word, with nothing marked.
std::vector<Fragment> opening(std::string_view text, const std::vector<Token>& words);

}  // namespace actiewijzer::search
