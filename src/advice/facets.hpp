// What the ranking reads of a method: one small comparable value a facet. Methods that share a facet share its points.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/method.hpp"
#include "knowledge/knowledge.hpp"

namespace actiewijzer::advice {

/// Bit n stands for the nth term of a vocabulary; a vocabulary holds at most 64 terms.
using Mask = std::uint64_t;

Mask mask_of(const std::vector<knowledge::Term>& terms, const std::vector<std::string>& ids);
std::vector<std::string> ids_of(const std::vector<knowledge::Term>& terms, Mask mask);

/// Which way a method moves each element: as the brochure names it, and where we think it also serves.
struct Leans {
    std::uint16_t own = 0;  ///< two bits an element
    std::uint16_t also = 0;

    static constexpr unsigned none = 0, a = 1, b = 2, both = 3;
    static unsigned code(Lean lean);
    void set(Element element, Lean lean, bool named) {
        auto& bits = named ? own : also;
        bits = static_cast<std::uint16_t>(bits | code(lean) << 2 * index(element));
    }
    unsigned on(Element element, bool named) const { return (named ? own : also) >> 2 * index(element) & 3U; }
    auto operator<=>(const Leans&) const = default;
};

/// What a method is about, and outside which subjects it makes no sense.
struct Subject {
    Mask themes = 0;
    Mask only_themes = 0, only_audiences = 0, only_settings = 0;
    bool only = false;  ///< one of the three above must be met, or a word of the text
    auto operator<=>(const Subject&) const = default;
};

struct Audience {
    Mask audiences = 0;
    auto operator<=>(const Audience&) const = default;
};

/// Where, when, and under whose lead a method works.
struct Surroundings {
    Mask settings = 0;
    Mask phases = 0;
    Lead lead = Lead::unknown;
    auto operator<=>(const Surroundings&) const = default;
};

/// What people do in a method.
struct Doing {
    Mask activities = 0;
    auto operator<=>(const Doing&) const = default;
};

/// Which wishes of initiators a method can meet.
struct Giving {
    Mask wishes = 0;
    auto operator<=>(const Giving&) const = default;
};

/// What research found and what teams saw.
struct Record {
    int holds_until =
        0;  ///< the last day, as yyyymmdd, on which a finding or recognition holds; 0: none, or contradicted
    int experience = 0;  ///< points, see experience.hpp
    auto operator<=>(const Record&) const = default;
};

/// "2026-11-24", "2026-11" or "2026" as a whole number; what is left out counts as the end of it.
int day_number(std::string_view iso);

Leans leans_of(const Method& method);
Subject subject_of(const knowledge::Knowledge& knowledge, const Method& method);
/// Whether it held until a day before `today` (ISO days).
bool expired(const Evidence& evidence, const std::string& today);
/// The latest day on which something found for the method holds; 0 when nothing is known, neither its date nor its end
/// is, or research contradicts the method.
int holds_until(const Method& method);

}  // namespace actiewijzer::advice
