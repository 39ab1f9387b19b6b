// A method: an approach that can be looked up and applied, as content/methods/*.md describes it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/element.hpp"
#include "domain/language.hpp"

namespace actiewijzer {

/// Which way a method moves an element.
enum class Lean { a, b, both, unknown };

/// That the brochure names a method under an element, and which way we think it moves it.
struct ElementLean {
    Element element;
    Lean lean;
    Text why;  ///< ours, by professional judgement
};

/// How one method may stand to another in time.
enum class Order { before, after, beside };

/// A method that may come before, after or beside this one; by our professional judgement.
struct Combination {
    std::string slug;
    Order order;
    Text why;
};

/// Where a claim comes from: an address and the day on which it was read (ISO 8601).
struct Source {
    std::string url;
    std::string checked;
    friend bool operator==(const Source&, const Source&) = default;
};

struct Fact {
    std::string text;  ///< Dutch
    Source source;
};

/// A study or recognition, on its own named scale. Scales are never merged, converted or ordered.
struct Evidence {
    std::string scale;  ///< id in evidence scales
    Text level;
    std::string body;         ///< who judged; empty: not known
    std::string date;         ///< ISO 8601, year or month precision allowed
    std::string valid_until;  ///< empty: not known
    Text says;
    Source source;
};

/// What speaks against a method; shown beside the evidence with equal weight.
struct CounterEvidence {
    Text says;
    std::string date;  ///< of the finding; empty: not known
    Source source;
};

/// Our doubt where a criterion fits badly, beside the brochure's verdict that the method belongs.
struct Doubt {
    std::string criterion;  ///< id in criteria.yaml, or "uitsluiting"
    Text says;
};

/// Where two sources contradict each other; both are shown.
struct Contradiction {
    Text says;
    std::vector<Source> sources;
};

enum class Lead { residents, professional, municipality, shared, unknown };

/// Outside these a method doesn't fit, whatever its balance: one of the lists must be met.
struct OnlyFor {
    std::vector<std::string> themes;
    std::vector<std::string> audiences;
    std::vector<std::string> settings;
    std::vector<std::string> words;  ///< Dutch words that show the subject in a description
    Text why;

    bool unlimited() const { return themes.empty() && audiences.empty() && settings.empty() && words.empty(); }
};

/// A titled part of the long Dutch text.
struct MethodSection {
    std::string id;        ///< "wat", "hoe", "vraagt-van-u", …
    std::string title;     ///< Dutch
    std::string markdown;  ///< as written
    std::string html;      ///< rendered, safe
};

struct Method {
    std::string slug;
    std::string name;
    std::vector<std::string> other_names;
    Text summary;
    std::string for_whom;  ///< Dutch
    std::string where;     ///< Dutch
    std::string duration;  ///< Dutch; empty: not known
    std::string costs;     ///< Dutch; empty: not known
    std::vector<ElementLean> leans;
    std::vector<ElementLean>
        also_serves;  ///< elements under which the brochure doesn't name it, but that we think it serves
    std::vector<Combination> combinations;  ///< by slug; what another method says of this one stands here too
    Lead lead = Lead::unknown;
    Text lead_why;
    std::vector<std::string> themes;
    std::vector<std::string> audiences;
    std::vector<std::string> settings;
    std::vector<std::string> activities;  ///< what people do in it
    std::vector<std::string> gives;       ///< wishes it can meet
    std::vector<std::string> phases;      ///< when in the life of an initiative
    OnlyFor only_for;
    std::vector<std::string> keywords;
    std::vector<std::string> collections;
    std::string brochure_note;  ///< Dutch; how the brochure lists it; empty when plain
    std::string original_link;
    std::string original_link_note;
    Source current_link;  ///< empty url: not known
    std::vector<Fact> facts;
    std::vector<Evidence> evidence;  ///< empty: no research known
    std::vector<CounterEvidence> counter_evidence;
    std::vector<Doubt> doubts;
    std::vector<Contradiction> contradictions;
    std::vector<MethodSection> sections;

    /// The lean on this element, if the brochure names the method under it.
    const ElementLean* lean_on(Element element) const { return on(leans, element); }
    /// The same, where only we name it.
    const ElementLean* also_serves_on(Element element) const { return on(also_serves, element); }

private:
    static const ElementLean* on(const std::vector<ElementLean>& leans, Element element) {
        for (const auto& each : leans)
            if (each.element == element) return &each;
        return nullptr;
    }
};

}  // namespace actiewijzer
