#include "search/bits.hpp"

namespace actiewijzer::search {

AW_COUNTS_BITS std::size_t count(std::span<const std::uint64_t> bits) {
    std::size_t all = 0;
    for (const auto word : bits) all += static_cast<std::size_t>(std::popcount(word));
    return all;
}

AW_COUNTS_BITS std::size_t count_both(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other) {
    std::size_t all = 0;
    for (std::size_t at = 0; at < one.size(); ++at) all += static_cast<std::size_t>(std::popcount(one[at] & other[at]));
    return all;
}

}  // namespace actiewijzer::search
