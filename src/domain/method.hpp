// A method: an approach that can be looked up and applied, as content/methods/*.md describes it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
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
    friend bool operator==(const ElementLean&, const ElementLean&) = default;
};

/// How one method may stand to another in time.
enum class Order { before, after, beside };

/// A method that may come before, after or beside this one; by our professional judgement.
struct Combination {
    std::string slug;
    Order order;
    Text why;
    friend bool operator==(const Combination&, const Combination&) = default;
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
    friend bool operator==(const Fact&, const Fact&) = default;
};

/// A study or recognition, on its own named scale. Scales are never merged, converted or ordered.
struct Evidence {
    std::string scale;        ///< id of an evidence scale
    std::string level;        ///< id of a level of that scale
    std::string body;         ///< who judged; empty: not known
    std::string date;         ///< ISO 8601, year or month precision allowed
    std::string valid_until;  ///< empty: not known
    Text says;
    Source source;

    /// Whether it ran out before `today` (ISO 8601). A year or month alone lasts until it ends; unknown never runs out.
    bool expired(std::string_view today) const {
        return !valid_until.empty() && valid_until < today.substr(0, valid_until.size());
    }
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// What speaks against a method; shown beside the evidence with equal weight.
struct CounterEvidence {
    Text says;
    std::string date;  ///< of the finding; empty: not known
    Source source;
    friend bool operator==(const CounterEvidence&, const CounterEvidence&) = default;
};

/// Whether a method meets a criterion.
enum class Verdict { yes, partly, no, unknown };

/// Our judgement of a method on one criterion, beside the brochure's verdict that the method belongs.
struct Judgement {
    std::string criterion;  ///< id in criteria.yaml; `exclusion` for the exclusion
    Verdict verdict;
    Text why;
    friend bool operator==(const Judgement&, const Judgement&) = default;
};

/// Stands for "citizens are more than volunteers here" among the criteria; "no" excludes the method.
inline constexpr std::string_view exclusion = "uitsluiting";

/// A book, report or article about a method.
struct Literature {
    std::string text;  ///< as a reader would look it up: who, what, when
    std::string url;   ///< empty: none known
    friend bool operator==(const Literature&, const Literature&) = default;
};

/// How a description came about: from practice as it was seen, or a type that several practices have in common.
enum class DescriptionType { practice, archetype, unknown };

/// Where two sources contradict each other; both are shown.
struct Contradiction {
    Text says;
    std::vector<Source> sources;
    friend bool operator==(const Contradiction&, const Contradiction&) = default;
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
    friend bool operator==(const OnlyFor&, const OnlyFor&) = default;
};

/// A titled part of the long Dutch text.
struct MethodSection {
    std::string id;        ///< "wat", "hoe", "vraagt-van-u", …
    std::string title;     ///< Dutch
    std::string markdown;  ///< as written
    std::string html;      ///< rendered, safe
    friend bool operator==(const MethodSection&, const MethodSection&) = default;
};

struct Method {
    std::string slug;
    std::string name;
    std::vector<std::string> other_names;
    Text summary;
    std::string for_whom;              ///< Dutch: whom it is to help in the end
    std::string via_whom;              ///< Dutch: whom it works through; empty: not known
    std::string where;                 ///< Dutch
    std::string duration;              ///< Dutch, in words
    std::string duration_band;         ///< id in the vocabulary; empty: not known
    std::string costs;                 ///< Dutch, in words: what is in it, and what is not known
    std::string cost_band;             ///< id in the vocabulary; empty: not known
    std::string participation;         ///< how much say residents have: id in the vocabulary; empty: not known
    std::vector<std::string> effects;  ///< what it wants to bring about; ids in the vocabulary
    DescriptionType description_type = DescriptionType::unknown;
    std::string developer;  ///< Dutch: who made it or holds the licence; empty: not known
    std::string contact;    ///< organisation that can tell more; empty: not known
    std::string cite;       ///< how to refer to it; empty: not known
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
    /// Collections that editors made: they name it, it doesn't name them.
    std::vector<std::string> gathered_in;
    std::string brochure_note;  ///< Dutch; how the brochure lists it; empty when plain
    std::string original_link;
    std::string original_link_note;
    Source current_link;  ///< empty url: not known
    std::vector<Fact> facts;
    std::vector<Evidence> evidence;  ///< empty: no research known
    std::vector<CounterEvidence> counter_evidence;
    std::vector<Judgement> judgements;  ///< in the order of the criteria; one that misses is not judged yet
    std::vector<Contradiction> contradictions;
    std::vector<Literature> literature;
    std::string review_by;                ///< ISO 8601: when editors look again; empty: no date set
    std::vector<MethodSection> sections;  ///< those that are described, in the order in which a page shows them

    friend bool operator==(const Method&, const Method&) = default;

    /// Our judgements that something is missing or unclear.
    std::vector<Judgement> doubts() const {
        std::vector<Judgement> all;
        for (const auto& each : judgements)
            if (each.verdict == Verdict::partly || each.verdict == Verdict::no) all.push_back(each);
        return all;
    }
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
