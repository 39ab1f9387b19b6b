// Do's and don'ts, the circumstances that call for them, and the closed vocabulary of conditions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/element.hpp"
#include "domain/language.hpp"

namespace actiewijzer {

/// Something that plays a role around an initiative; ticked, or recognised in the description.
struct Circumstance {
    std::string id;
    Element element;
    Text text;
    Text found;                         ///< how a reason says it: "er is steun beloofd"
    std::vector<std::string> signs_nl;  ///< phrases that show it; "…" is a gap of a few words
    std::vector<std::string> signs_en;
};

enum class GuidanceKind { doing, leaving };
enum class GuidanceLevel { worker, organisation, both };

/// A condition on a situation, from the closed vocabulary of docs/content-format.md.
struct Condition {
    enum class Kind {
        all,
        any,
        none_of,
        circumstance,
        wish,
        needed,
        now,
        gap_at_least,
        known_at_least,
        resident_led,
        phase
    };
    Kind kind = Kind::all;
    std::vector<Condition> parts;  ///< all, any, none_of
    std::string id;                ///< circumstance, wish, phase
    Element element{};             ///< needed, now, gap_at_least
    std::vector<int> positions;    ///< needed, now: one of these
    int count = 0;                 ///< gap_at_least, known_at_least
};

/// Another reason for a do or don't, of our own: distance, tension between questions, phase, or a wish of residents.
struct Trigger {
    Condition when;
    Text because;  ///< inside a sentence: "de groep wil een besluit"
};

/// One do or don't. Applies when one of its circumstances holds, when `needed` lies at least one place towards its
/// pole (dos.json, "rule"), or when one of its triggers holds.
struct Guidance {
    std::string id;
    Element element;
    GuidanceKind kind;
    GuidanceLevel level;
    bool level_is_ours;        ///< the brochure doesn't say the level; we assigned it
    std::string level_source;  ///< address, when another source gives the level
    Text text;
    std::optional<Pole> pole;
    std::vector<std::string> circumstances;
    Text why;
    std::vector<Trigger> triggers;
};

/// Two things in a situation that pull against each other.
struct Tension {
    std::string id;
    Condition when;
    Text text;
    std::vector<Element> elements;
};

enum class Role { stimulating, facilitating, coproducing };

/// The first rule whose condition holds suggests the role.
struct RoleRule {
    std::string id;
    Condition when;
    Role role;
    Text why;
};

}  // namespace actiewijzer
