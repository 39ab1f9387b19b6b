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
    enum class Kind { circumstance, theme, audience, setting, activity, refusal, wish, phase };
    Kind kind;
    std::string id;
    std::string words;  ///< as the user wrote them
};

/// "omstandigheid", "thema", "doelgroep", "omgeving", "activiteit", "weigering", "wens", "fase":
/// with ':' and the id this names something recognised, to cross it out.
std::string_view name(Recognised::Kind kind);

/// One term of a method's score. The terms of a method add up to its score exactly.
struct Term {
    enum class Kind { balance, theme, audience, setting, keyword, activity, phase, wish, refusal, left_alone, subject };
    Kind kind;
    Source source;
    double points;                  ///< above 0 speaks for the method, below 0 against it
    std::optional<Element> element; ///< balance
    std::vector<std::string> ids;   ///< the themes, audiences, … that match or don't
    std::string words;              ///< keyword, activity, refusal: as the user wrote them
};

struct RankedMethod {
    const Method* method;
    double score;
    std::vector<Term> terms;
    bool fits;  ///< enough speaks for it, also on its subject
};

/// Guidance that applies now, and why.
struct ActiveGuidance {
    const Guidance* guidance;
    std::vector<std::string> circumstances;  ///< those of its circumstances that hold
    bool by_position;                        ///< needed lies towards its pole
    bool keep;                               ///< now equals needed: "houd dit vast"
    int urgency;                             ///< places between now and needed, or from the middle when now is unknown
};

struct ElementPicture {
    Element element;
    Answer answer;
    int weight;          ///< places between now and needed; orders "what matters most"
    bool unknown;        ///< show its sub-questions
    bool keep;           ///< now equals needed
    bool left_default;   ///< needed departs from the default pole: a reason is asked
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

struct Advice {
    Situation situation;                  ///< with what was recognised, without what was crossed out
    std::vector<Recognised> recognised;
    std::vector<std::string> recognised_themes;     ///< used when no theme was chosen
    std::vector<std::string> recognised_audiences;  ///< besides those that were chosen
    std::vector<ElementPicture> elements; ///< in the order of the model
    std::vector<Element> by_weight;       ///< what matters most first
    std::vector<ActiveGuidance> guidance; ///< most urgent first
    std::vector<const Tension*> tensions;
    const RoleRule* role = nullptr;             ///< null: too little is known
    Outcome outcome = Outcome::fitting;
    NoMethodReason no_method = NoMethodReason::none;
    std::vector<std::string> uncovered_themes;  ///< chosen or the only ones recognised, but no method is about them
    std::vector<RankedMethod> methods;    ///< all, best first
    std::vector<Remark> remarks;

    const ElementPicture& picture(Element element) const { return elements[index(element)]; }
};

}  // namespace actiewijzer::advice
