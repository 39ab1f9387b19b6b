// Sets of documents as bits, 64 in a word.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

// The processor counts bits in one step where it can; which one it is shows when the program starts.
#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)
#define AW_COUNTS_BITS __attribute__((target_clones("popcnt", "default")))
#else
#define AW_COUNTS_BITS
#endif

namespace actiewijzer::search {

using Bits = std::vector<std::uint64_t>;

inline std::size_t words_for(std::size_t documents) { return (documents + 63) / 64; }
/// All of so many.
inline Bits all_bits(std::size_t documents) {
    Bits bits(words_for(documents), ~std::uint64_t{0});
    if (const auto over = documents % 64) bits.back() = (std::uint64_t{1} << over) - 1;
    return bits;
}
inline void set(std::span<std::uint64_t> bits, std::size_t at) { bits[at / 64] |= std::uint64_t{1} << (at % 64); }
inline bool has(std::span<const std::uint64_t> bits, std::size_t at) { return bits[at / 64] >> (at % 64) & 1; }

/// Calls `with` with the number of each bit that is set, in order.
template <class With>
void each(std::span<const std::uint64_t> bits, With&& with) {
    for (std::size_t word = 0; word < bits.size(); ++word)
        for (auto left = bits[word]; left; left &= left - 1)
            with(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
}

std::size_t count(std::span<const std::uint64_t> bits);
/// How many are in both sets, which are of the same size.
std::size_t count_both(std::span<const std::uint64_t> one, std::span<const std::uint64_t> other);

}  // namespace actiewijzer::search
