// The piece of a text that shows why it was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/fold.hpp"
#include "search/index.hpp"
#include "search/segment.hpp"

namespace actiewijzer::search {

/// `marked`: by word. At most about 240 bytes, from the place where most of what was sought stands; it is marked. Empty
/// when nothing is.
std::vector<Fragment> snippet(std::string_view text, const std::vector<Token>& words, const Segment::Marks& marked);
/// The start of a text, cut at a word, with nothing marked.
std::vector<Fragment> opening(std::string_view text, const std::vector<Token>& words);

}  // namespace actiewijzer::search
