#include "search/score.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

namespace actiewijzer::search {

namespace {

constexpr double k1 = 3;
constexpr double b = 0.3;
constexpr double least_length = 0.5;  // of the mean

/// The weight of a term that occurs without end in a document.
double weight_of(std::size_t documents_with, std::size_t documents) {
    const double with = static_cast<double>(documents_with);
    double odds = (static_cast<double>(documents) - with + 0.5) / (with + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds) * (k1 + 1);
}

enum class Join { add, raise };

class Scorer {
public:
    Scorer(const Parts& parts, const Part& part) : parts_(parts), part_(part) {}

    void score(const Sought& what, double factor, Scores& into, Join join) const {
        factor *= what.factor;
        switch (what.kind) {
            case Sought::Kind::term: return score_term(what, factor, into, join);
            case Sought::Kind::any:
                if (join == Join::add) return score_each(what, factor, into, Join::add);
                break;
            case Sought::Kind::best:
                if (join == Join::raise) return score_each(what, factor, into, Join::raise);
                break;
            case Sought::Kind::all: break;
        }
        Scores own(part_.segment->size());
        if (what.kind == Sought::Kind::all)
            score_all(what, factor, own);
        else
            score_each(what, factor, own, what.kind == Sought::Kind::any ? Join::add : Join::raise);
        each(own.documents(), [&](std::size_t at) {
            const auto document = static_cast<Document>(at);
            put(into, document, own.weight(document), join);
        });
    }

private:
    static void put(Scores& into, Document document, float weight, Join join) {
        if (join == Join::add)
            into.add(document, weight);
        else
            into.raise(document, weight);
    }

    void score_term(const Sought& what, double factor, Scores& into, Join join) const {
        const auto postings = part_.segment->postings(what.term);
        if (postings.documents.empty()) return;
        const auto full = static_cast<float>(factor * weight_of(parts_.frequency(what.term), parts_.size()));
        const auto with_all = [&](auto put_one) {
            for (std::size_t at = 0; at < postings.documents.size(); ++at) {
                const auto document = postings.documents[at];
                const auto count = static_cast<float>(postings.counts[at]);
                put_one(document, full * count / (part_.saturation[document] + count));
            }
        };
        if (join == Join::add)
            with_all([&](Document document, float weight) { into.add(document, weight); });
        else
            with_all([&](Document document, float weight) { into.raise(document, weight); });
    }

    void score_each(const Sought& what, double factor, Scores& into, Join join) const {
        for (const auto& one : what.of) score(one, factor, into, join);
    }

    void score_all(const Sought& what, double factor, Scores& into) const {
        bool first = true;
        for (const auto& one : what.of) {
            if (first) {
                score(one, factor, into, Join::add);
            } else {
                Scores other(part_.segment->size());
                score(one, factor, other, Join::add);
                into.meet(other);
            }
            first = false;
        }
    }

    const Parts& parts_;
    const Part& part_;
};

}  // namespace

float saturation(std::uint32_t length, double mean_length) {
    const double relative = mean_length > 0 ? static_cast<double>(length) / mean_length : 1;
    return static_cast<float>(k1 * (1 - b + b * std::max(relative, least_length)));
}

struct Scores::Memory {
    std::vector<float> weights;
    Bits bits;

    /// Of this thread: as many as are in use at once, all clean but those in use.
    static std::vector<std::unique_ptr<Memory>>& free() {
        thread_local std::vector<std::unique_ptr<Memory>> all;
        return all;
    }
    static Memory& take(std::size_t documents) {
        auto& all = free();
        auto memory = all.empty() ? std::make_unique<Memory>() : std::move(all.back());
        if (!all.empty()) all.pop_back();
        if (memory->weights.size() < documents) memory->weights.resize(documents);
        if (memory->bits.size() < words_for(documents)) memory->bits.resize(words_for(documents));
        return *memory.release();
    }
};

Scores::Scores(std::size_t documents)
    : memory_(Memory::take(documents)),
      weights_(memory_.weights.data(), documents),
      bits_(memory_.bits.data(), words_for(documents)) {}

Scores::~Scores() {
    clear();
    Memory::free().emplace_back(&memory_);
}

void Scores::clear() {
    each(bits_, [&](std::size_t at) { weights_[at] = 0; });
    std::ranges::fill(bits_, 0);
}

void Scores::meet(const Scores& other) {
    for (std::size_t word = 0; word < bits_.size(); ++word) {
        for (auto lost = bits_[word] & ~other.bits_[word]; lost; lost &= lost - 1)
            weights_[word * 64 + static_cast<std::size_t>(std::countr_zero(lost))] = 0;
        bits_[word] &= other.bits_[word];
    }
    each(bits_, [&](std::size_t at) { weights_[at] += other.weights_[at]; });
}

void score(const Sought& what, const Parts& parts, const Part& part, Scores& into) {
    Scorer(parts, part).score(what, 1, into, Join::add);
}

}  // namespace actiewijzer::search
