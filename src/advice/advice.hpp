// What advice consists of: plain values that say what applies and why, without sentences.
// wording.hpp turns them into words; pages, API and command line show those same words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/guidance.hpp"
#include "domain/method.hpp"
#include "domain/situation.hpp"

namespace actiewijzer::advice {

/// Where a reason stems from: the case itself, or one of the three sources of evidence-based working.
enum class Source { situation, research, expertise, residents };

/// Something recognised in what the professional wrote; the user can cross it out.
struct Recognised {
    enum class Kind { circumstance, theme, audience, setting, activity, refusal, wish, phase, word };
    Kind kind;
    std::string id;
    std::string words;  ///< as the user wrote them
};

/// "omstandigheid", "thema", "doelgroep", "omgeving", "activiteit", "weigering", "wens", "fase", "woord":
/// with ':' and the id this names something recognised, to cross it out.
std::string_view name(Recognised::Kind kind);

/// One term of a method's score. The terms of a method add up to its score exactly.
struct Term {
    enum class Kind {
        balance,
        also_serves,
        theme,
        subject,
        audience,
        setting,
        phase,
        lead,
        activity,
        refusal,
        wish,
        left_alone,
        research,
        experience,
        keyword,
        tried,
        alike
    };
    Kind kind;
    Source source;
    int points;                      ///< above 0 speaks for the method, below 0 against it
    std::optional<Element> element;  ///< balance, also_serves
    std::vector<std::string> ids;  ///< the themes, audiences, … that match or don't; alike: slugs of methods above it
    std::string words;             ///< keyword, activity, refusal, phase: as the user wrote them; may be empty
};

/// One answer that, if it were different, would change who comes first.
struct Change {
    Element element;
    Position needed;
    const Method* first;  ///< who would then come first
};

struct RankedMethod {
    const Method* method;
    int points;
    bool fits;  ///< enough speaks for it, also on its subject
    std::vector<Term> terms;
    std::optional<Change>
        change;  ///< of the first method: what would put another first; of others: what would put it first
};

/// Two methods of which each helps where the other doesn't.
struct Mix {
    const Method* first;
    const Method* second;
    std::vector<Element> by_first, by_second;  ///< where only that one moves the way that is needed
};

/// One of a few steps in a row, from what methods say of each other.
struct Step {
    const Method* method;
    std::optional<Order> order;  ///< how it stands to the main method; empty: it is the main method
    const Text* why = nullptr;   ///< empty for the main method
};

/// Guidance that applies now, and why.
struct ActiveGuidance {
    const Guidance* guidance;
    std::vector<std::string> circumstances;  ///< those of its circumstances that hold
    std::vector<const Trigger*> triggers;    ///< those that hold
    bool by_position;                        ///< needed lies towards its pole
    bool keep;                               ///< now equals needed: "houd dit vast"
    int urgency;                             ///< places between now and needed, or from the middle when now is unknown
};

/// As much guidance as a reader takes in at once; the rest can wait.
inline constexpr std::size_t at_once = 7;

struct ElementPicture {
    Element element;
    Answer answer;
    int weight;         ///< places between now and needed; orders "what matters most"
    bool unknown;       ///< show its sub-questions
    bool keep;          ///< now equals needed
    bool left_default;  ///< needed departs from the default pole: a reason is asked
};

enum class Outcome { fitting, nothing_fits, no_method_needed };

/// Why no method is needed, when that is the outcome.
enum class NoMethodReason { none, left_alone, in_balance };

/// What the reader should know about the text itself: a criterion that it misses, or personal data.
struct Remark {
    std::string id;
    const Text* text;
    std::string words;
};

/// What the reader asks for.
struct Wanted {
    std::string today;                 ///< ISO day: what has expired by then no longer counts
    std::size_t count = 5;             ///< methods at most
    std::vector<std::string> by_slug;  ///< methods to explain, shown or not
};

struct Advice {
    std::string today;    ///< ISO day it was given on
    Situation situation;  ///< with what was recognised, without what was crossed out
    std::vector<Recognised> recognised;
    std::vector<std::string> recognised_themes;     ///< used when no theme was chosen
    std::vector<std::string> recognised_audiences;  ///< besides those that were chosen
    std::vector<ElementPicture> elements;           ///< in the order of the model
    std::vector<Element> by_weight;                 ///< what matters most first
    std::vector<ActiveGuidance> guidance;           ///< most urgent first
    std::vector<const Tension*> tensions;
    const RoleRule* role = nullptr;  ///< null: too little is known
    Outcome outcome = Outcome::fitting;
    NoMethodReason no_method = NoMethodReason::none;
    std::vector<std::string> uncovered_themes;  ///< chosen or the only ones recognised, but no method is about them
    std::vector<RankedMethod> methods;          ///< those to show, best first: fitting ones, else the closest, or none
    std::vector<RankedMethod> asked;            ///< those that were asked for by name
    std::optional<Mix> mix;
    std::vector<Step> steps;  ///< in their order in time; empty when nothing is known to go with the first
    std::vector<Remark> remarks;

    const ElementPicture& picture(Element element) const { return elements[index(element)]; }
};

}  // namespace actiewijzer::advice
