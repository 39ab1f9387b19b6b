// The five elements of the ACTIE model and the two poles of each question.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace actiewijzer {

/// In the order in which the model asks them.
enum class Element { animo, contact, toerusting, inbedding, empathie };

inline constexpr std::array all_elements{Element::animo, Element::contact, Element::toerusting, Element::inbedding,
                                         Element::empathie};

constexpr std::size_t index(Element element) { return static_cast<std::size_t>(element); }

/// Proper noun, the same in Dutch and English: "Animo".
std::string_view name(Element element);
/// As it stands in addresses, files and JSON: "animo".
std::string_view slug(Element element);
/// The element with this slug, or nothing.
std::optional<Element> element_from_slug(std::string_view slug);

/// The two ends of a question; `a` is written first.
enum class Pole { a, b };

constexpr Pole other(Pole pole) { return pole == Pole::a ? Pole::b : Pole::a; }

/// −1 for pole a, +1 for pole b.
constexpr int direction(Pole pole) { return pole == Pole::a ? -1 : 1; }

}  // namespace actiewijzer
