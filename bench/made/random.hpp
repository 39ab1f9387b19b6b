// Chance from a seed: the same seed gives the same choices with every compiler, which the distributions of the standard
// library do not promise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace actiewijzer::made {

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    /// 0 … count - 1, each as likely.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    /// From `least` to `most`, both included.
    std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
    bool chance(unsigned percent) { return below(100) < percent; }
    /// 0 … count - 1, the place r as likely as 1 / (r + 2): few are common, many are rare.
    std::size_t skewed(std::size_t count) {
        for (;;) {
            const auto at = below(count);
            if (below(at + 2) < 2) return at;
        }
    }
    template <class List>
    const auto& of(const List& list) {
        return list[below(list.size())];
    }
    template <class List>
    const auto& skewed_of(const List& list) {
        return list[skewed(list.size())];
    }

private:
    std::mt19937_64 engine_;
};

/// Ids that are as common as their weights say.
class Weighted {
public:
    void add(std::string id, std::size_t weight) {
        total_ += weight;
        ids_.push_back(std::move(id));
        until_.push_back(total_);
    }
    const std::string& pick(Random& random) const {
        const auto at = random.below(total_);
        std::size_t place = 0;
        while (until_[place] <= at) ++place;
        return ids_[place];
    }
    /// `least` to `most` different ones, fewer when there aren't as many.
    std::vector<std::string> some(Random& random, std::size_t least, std::size_t most) const;

private:
    std::vector<std::string> ids_;
    std::vector<std::size_t> until_;
    std::size_t total_ = 0;
};

}  // namespace actiewijzer::made
