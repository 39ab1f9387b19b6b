// Advice in words, in one language: pages, API and command line all say it through this.
#pragma once

#include <string>
#include <vector>

#include "advice/advice.hpp"
#include "knowledge/knowledge.hpp"
#include "text/translate.hpp"

namespace actiewijzer::advice {

/// One reason for a method as people read it.
struct SaidReason {
    Source source;
    std::string kind;  ///< "stand", "thema", "doelgroep", "omgeving", "fase", "leiding", "ervaring", …
    std::string text;
};

/// What to mind with a method: counter-evidence, our doubt, a wish it goes against.
struct SaidCaution {
    std::string kind;  ///< "tegengeluid", "twijfel", "bronnen-verschillen", "wens", "richting", "onderwerp",
                       ///< "omgeving", "fase", "leiding", "lijkt-op", …
    std::string text;
    std::string source;   ///< an address, or who says so
    std::string date;     ///< ISO 8601; empty: not known
    std::string checked;  ///< the day on which the address was read; empty: no address
};

class Wording {
public:
    Wording(const knowledge::Knowledge& knowledge, text::Words words) : knowledge_(&knowledge), words_(words) {}

    /// A position in words: "helemaal meegaan"; "weet ik nog niet" when unknown.
    std::string place(Element element, const std::optional<Position>& position) const;
    /// "geen verschil", "klein verschil", "duidelijk verschil", "groot verschil"; empty when either is unknown.
    std::string difference(const Answer& answer) const;
    /// "Inbedding: nu …, nodig …: groot verschil." for the picture's text.
    std::string mark(const ElementPicture& picture) const;
    /// What the answers on this element mean.
    std::string meaning(const ElementPicture& picture) const;

    /// "Dit valt op": the first sentence, then why.
    std::vector<std::string> headline(const Advice& advice) const;
    std::string why_now(const ActiveGuidance& active, const Advice& advice) const;
    std::string outcome(const Advice& advice) const;
    /// The suggested role with its reason, or that too little is known.
    std::string role(const Advice& advice) const;
    std::string remark(const Remark& remark) const;

    /// Grouped by source: situation, expertise, residents, research.
    std::vector<SaidReason> reasons(const RankedMethod& ranked, const Advice& advice) const;
    std::vector<SaidCaution> cautions(const RankedMethod& ranked, const Advice& advice) const;
    /// Why this method does not stand higher: what the case asks and the method lacks.
    std::vector<std::string> why_not_higher(const RankedMethod& ranked, const Advice& advice) const;
    /// One line a term, for `--explain`.
    std::string term(const Term& term, const RankedMethod& ranked, const Advice& advice) const;

    /// What would change who comes first, for a method at this place (0 is the first); empty when nothing simple would.
    std::string change(const RankedMethod& ranked, std::size_t place) const;
    /// Which way a method moves an element and why: "betrokkenheid, omdat …".
    std::string serves(const ElementLean& lean) const;
    /// What each of two methods adds to the other.
    std::string mix(const Mix& mix) const;

    std::string_view source_name(Source source) const;  ///< "situatie", "onderzoek", "vakkennis", "bewoners"
    std::string source_label(Source source) const;      ///< for people
    std::string recognised(const Recognised& item) const;
    /// A finding on its own scale; says so when it has expired by `today` (ISO day).
    std::string evidence(const Evidence& evidence, const std::string& today) const;
    std::string term_name(Recognised::Kind kind, const std::string& id) const;
    const text::Words& words() const { return words_; }

private:
    /// What of the case makes a condition hold, a sentence each: marks, wishes, the phase.
    void facts(const Condition& condition, const Advice& advice, std::vector<std::string>& lines) const;
    std::string balance(const Term& term, const Method& method, const Advice& advice) const;
    std::string lead_name(Lead lead) const;
    std::string names(const std::vector<knowledge::Term>& terms, const std::vector<std::string>& ids) const;

    const knowledge::Knowledge* knowledge_;
    text::Words words_;
};

}  // namespace actiewijzer::advice
