#include "search/alike.hpp"

#include <algorithm>
#include <span>

#include "search/bits.hpp"

namespace actiewijzer::search {

namespace {

constexpr unsigned kinds = 21;  // of letters; three bits each
constexpr unsigned most_of_a_kind = 3;

/// A mistake changes at most two of these bits: it takes a letter away and puts one in its place.
std::uint64_t sign_of(std::string_view text) {
    std::array<unsigned char, kinds> seen{};
    std::uint64_t sign = 0;
    for (const char c : text) {
        const auto kind = static_cast<unsigned char>(c) % kinds;
        if (seen[kind] < most_of_a_kind) sign |= std::uint64_t{1} << (kind * most_of_a_kind + seen[kind]++);
    }
    return sign;
}

/// Places of the signs that differ from `sign` in at most `most` bits.
AW_COUNTS_BITS void glance(std::span<const std::uint64_t> signs, std::uint64_t sign, int most,
                           std::vector<std::uint32_t>& places) {
    for (std::size_t at = 0; at < signs.size(); ++at)
        if (std::popcount(signs[at] ^ sign) <= most) places.push_back(static_cast<std::uint32_t>(at));
}

}  // namespace

std::size_t mistakes(std::string_view one, std::string_view other, std::size_t most) {
    if (one.size() > other.size() + most || other.size() > one.size() + most) return most + 1;
    // Only places near the diagonal can still be within `most`: three rows, of which a band is filled.
    thread_local std::vector<std::size_t> rows;
    const std::size_t width = other.size() + 1;
    rows.assign(3 * width, most + 1);
    auto* before = rows.data();
    auto* last = before + width;
    auto* now = last + width;
    for (std::size_t j = 0; j <= std::min(other.size(), most); ++j) last[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        const std::size_t from = i > most ? i - most : 0;
        const std::size_t to = std::min(other.size(), i + most);
        if (from > 0) now[from - 1] = most + 1;
        std::size_t least = most + 1;
        for (std::size_t j = from; j <= to; ++j) {
            if (j == 0) {
                now[0] = i;
            } else {
                const bool above = j < i + most;  // else the place above is outside the band
                now[j] = std::min({above ? last[j] + 1 : most + 1, now[j - 1] + 1,
                                   last[j - 1] + (one[i - 1] == other[j - 1] ? 0u : 1u)});
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    now[j] = std::min(now[j], before[j - 2] + 1);
            }
            least = std::min(least, now[j]);
        }
        if (least > most) return most + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[other.size()], most + 1);
}

void Alike::add(std::string text, std::uint32_t value) {
    auto& bucket = by_length_[std::min(text.size(), longest)];
    bucket.signs.push_back(sign_of(text));
    bucket.texts.push_back(std::move(text));
    bucket.values.push_back(value);
}

std::vector<Alike::Near> Alike::within(std::string_view typed, std::size_t most) const {
    std::vector<Near> all;
    const auto sign = sign_of(typed);
    const auto from = std::min(typed.size() - std::min(typed.size(), most), longest);
    const auto to = std::min(typed.size() + most, longest);
    std::vector<std::uint32_t> places;
    for (std::size_t length = from; length <= to; ++length) {
        const auto& bucket = by_length_[length];
        places.clear();
        glance(bucket.signs, sign, static_cast<int>(2 * most), places);
        for (const auto at : places)
            if (const auto wrong = mistakes(typed, bucket.texts[at], most); wrong <= most)
                all.push_back({bucket.texts[at], bucket.values[at], wrong});
    }
    return all;
}

}  // namespace actiewijzer::search
