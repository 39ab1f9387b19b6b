// A position between the two poles of a question: never a score, never added up over elements.
#pragma once

#include <array>
#include <cassert>
#include <compare>
#include <optional>

#include "domain/element.hpp"

namespace actiewijzer {

/// −2 (mostly pole a) … 0 (both equally) … +2 (mostly pole b). "Not known yet" is an empty optional.
class Position {
public:
    static constexpr int lowest = -2;
    static constexpr int highest = 2;

    static constexpr std::optional<Position> from(long long value) {
        if (value < lowest || value > highest) return std::nullopt;
        return Position(static_cast<int>(value));
    }

    constexpr int value() const { return value_; }
    /// Lies at least one place on the side of this pole.
    constexpr bool towards(Pole pole) const { return value_ * direction(pole) > 0; }

    friend constexpr auto operator<=>(Position, Position) = default;

private:
    explicit constexpr Position(int value) : value_(value) {}
    int value_;
};

/// Every position from pole a to pole b.
inline constexpr std::array all_positions{*Position::from(-2), *Position::from(-1), *Position::from(0),
                                          *Position::from(1), *Position::from(2)};

}  // namespace actiewijzer
