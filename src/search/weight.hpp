// What a term adds to the weight of a document: BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework:
// BM25 and Beyond, 2009), in two factors: one of the term, one of its place in the document.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace actiewijzer::search {

inline constexpr std::uint16_t whole_share = std::numeric_limits<std::uint16_t>::max();
/// A word in the name or summary weighs well above one mention in the running text.
inline constexpr double k1 = 3;

/// The share that a document gets which has a term so many times, among so many counts of all terms. Little regard for
/// length (b = 0.3): a method with a long text isn't less about its subject. Lengths are compared with that of a usual
/// method, the mean of those that ship, so that a share stays the same when other methods come or go.
inline std::uint16_t share_of_weight(std::uint32_t count, std::uint32_t length) {
    constexpr double b = 0.3;
    constexpr double usual_length = 960;
    constexpr double least_length = 0.5;
    const double relative = std::max(length / usual_length, least_length);
    const double share = count / (k1 * (1 - b + b * relative) + count);
    return static_cast<std::uint16_t>(std::lround(share * whole_share));
}

/// The weight of a term that so many documents have, of all. More than half of them: damped as in Xapian 1.4, so that
/// a weight is never negative.
inline double term_weight(std::size_t documents_with, std::size_t documents) {
    const auto with = static_cast<double>(documents_with);
    double odds = (static_cast<double>(documents) - with + 0.5) / (with + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds) * (k1 + 1);
}

}  // namespace actiewijzer::search
