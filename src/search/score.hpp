// How well documents match: BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond,
// 2009), with a document frequency above one half damped as in Xapian 1.4, so that a weight is never negative.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/bits.hpp"
#include "search/parts.hpp"
#include "search/sought.hpp"

namespace actiewijzer::search {

/// k1 × (1 − b + b × length / mean length), the length at least half the mean. Little regard for length (b = 0.3): a
/// method with a long text isn't less about its subject. k1 = 3: a word in the name or summary weighs well above one
/// mention in the running text.
float saturation(std::uint32_t length, double mean_length);

/// Documents of one part with their weights. Borrows its memory from the thread, and gives it back clean.
class Scores {
public:
    explicit Scores(std::size_t documents);
    ~Scores();
    Scores(const Scores&) = delete;
    Scores& operator=(const Scores&) = delete;

    std::span<const std::uint64_t> documents() const { return bits_; }
    float weight(Document document) const { return weights_[document]; }

    void add(Document document, float weight) {
        weights_[document] += weight;
        set(bits_, document);
    }
    void raise(Document document, float weight) {
        weights_[document] = std::max(weights_[document], weight);
        set(bits_, document);
    }
    /// Leaves only documents that `other` has too; their weights add up.
    void meet(const Scores& other);
    void clear();

private:
    struct Memory;
    Memory& memory_;
    std::span<float> weights_;
    std::span<std::uint64_t> bits_;
};

/// Adds what matches in this part. Those that are gone are among it.
void score(const Sought& what, const Parts& parts, const Part& part, Scores& into);

}  // namespace actiewijzer::search
