// Whether a condition of content/ holds for a situation (docs/content-format.md, "Conditions").
#pragma once

#include "domain/guidance.hpp"
#include "domain/situation.hpp"

namespace actiewijzer {

/// `needed` and `now` never hold while unknown; `gap` counts places between two known positions.
bool holds(const Condition& condition, const Situation& situation);

/// The pole on which residents lead: b for Empathie, a for the others (other.json, `resident_led_pole`).
constexpr Pole resident_led_pole(Element element) { return element == Element::empathie ? Pole::b : Pole::a; }

}  // namespace actiewijzer
