// Weights of some thousand documents in a row, worked on several at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <experimental/simd>

namespace actiewijzer::search {

/// So many documents at a time, so that their weights stay near the processor.
inline constexpr std::size_t window_size = 4096;

enum class Join { add, raise };

inline float joined(Join join, float one, float other) {
    return join == Join::add ? one + other : std::max(one, other);
}

/// No weight is below 0; where it is 0 nothing matched.
class Window {
    using Some = std::experimental::native_simd<float>;
    static_assert(window_size % Some::size() == 0);

public:
    float& operator[](std::size_t at) { return weights_[at]; }
    float operator[](std::size_t at) const { return weights_[at]; }

    /// Takes in what `from` has, and empties it.
    void drain(Window& from, Join join) {
        in_turn(from, [&](Some own, Some other) { return join == Join::add ? own + other : max(own, other); });
    }
    /// Keeps what both have, and adds it up; empties `from`.
    void meet(Window& from) {
        in_turn(from, [](Some own, Some other) {
            Some sum = own + other;
            where(own == 0 || other == 0, sum) = 0;
            return sum;
        });
    }
    /// Takes in the greater weights of `from` where there is something already, here or in `also`; empties `from`.
    void raise_few(Window& from, const Window& also) {
        for (std::size_t at = 0; at < window_size; at += Some::size()) {
            const Some other(&from.weights_[at], std::experimental::vector_aligned);
            if (all_of(other == 0)) continue;
            Some own(&weights_[at], std::experimental::vector_aligned);
            const Some more(&also.weights_[at], std::experimental::vector_aligned);
            where(own + more > 0, own) = max(own, other);
            own.copy_to(&weights_[at], std::experimental::vector_aligned);
            Some(0).copy_to(&from.weights_[at], std::experimental::vector_aligned);
        }
    }
    float greatest() const {
        Some all(0);
        for (std::size_t at = 0; at < window_size; at += Some::size())
            all = max(all, Some(&weights_[at], std::experimental::vector_aligned));
        return hmax(all);
    }
    /// Calls `with(place, weight)` for each weight of at least `least`, which is above 0; empties the window.
    template <class With>
    void empty(float least, With with) {
        for (std::size_t at = 0; at < window_size; at += Some::size()) {
            const Some some(&weights_[at], std::experimental::vector_aligned);
            if (any_of(some >= least))
                for (std::size_t one = at; one < at + Some::size(); ++one)
                    if (weights_[one] >= least) with(one, weights_[one]);
            Some(0).copy_to(&weights_[at], std::experimental::vector_aligned);
        }
    }

private:
    template <class Both>
    void in_turn(Window& from, Both both) {
        for (std::size_t at = 0; at < window_size; at += Some::size()) {
            const Some own(&weights_[at], std::experimental::vector_aligned);
            const Some other(&from.weights_[at], std::experimental::vector_aligned);
            Some(both(own, other)).copy_to(&weights_[at], std::experimental::vector_aligned);
            Some(0).copy_to(&from.weights_[at], std::experimental::vector_aligned);
        }
    }

    alignas(std::experimental::memory_alignment_v<Some>) float weights_[window_size] = {};
};

}  // namespace actiewijzer::search
