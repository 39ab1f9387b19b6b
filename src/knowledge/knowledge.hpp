// The published knowledge: an immutable snapshot that everyone reads without locks.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/guidance.hpp"
#include "domain/language.hpp"
#include "domain/method.hpp"
#include "knowledge/method_list.hpp"

namespace actiewijzer::knowledge {

/// "brochure", "source" (an address stands with it) or "ours".
enum class Basis { brochure, source, ours };

struct PoleText {
    Text label;                  ///< short, as on the line: "meegaan met hun motieven"
    Text brief;                  ///< one or two words for the picture: "meegaan"
    Text when;                   ///< "Past als …"
    std::array<Text, 2> places;  ///< the two positions on this side in words: [0] = ±1, [1] = ±2
};

struct ElementText {
    Element element;
    Text meaning;
    std::string meaning_source;
    Text question;
    Text short_question;  ///< one line for the start page
    std::array<PoleText, 2> poles;
    Text middle;        ///< the position 0 in words
    Text middle_means;  ///< what the middle means here
    std::optional<Pole> default_pole;
    Pole resident_led_pole;
    Text axis;
    std::vector<Text> questions_for_worker;
    std::vector<Text> questions_for_organisation;
    std::vector<std::pair<std::string, Basis>> basis;  ///< what of this is brochure, source or ours

    const PoleText& pole(Pole which) const { return poles[which == Pole::a ? 0 : 1]; }
};

/// A value of a facet: theme, audience, setting, activity, wish or phase.
struct Term {
    std::string id;
    Text name;
    std::vector<std::string> words_nl;  ///< phrases that mean it: everyday Dutch and official jargon
    std::vector<std::string> words_en;
    std::vector<std::string> aliases;  ///< other ids accepted from outside
    Text note;                         ///< explanation, may be empty
};

struct Criterion {
    std::string id;
    Text text;
    Text name;
    std::vector<std::string> signs_nl;  ///< phrases that show a wish misses it
    std::vector<std::string> signs_en;
};

struct GlossaryTerm {
    std::string id;
    Text term;
    Text text;
    Basis basis;
    std::vector<std::string> forms;  ///< how it appears in running Dutch text
};

/// A method in a collection that editors made.
struct CollectedMethod {
    std::string slug;  ///< of a method, or of one that was withdrawn
    std::string note;  ///< Dutch: why it is in, what to look at
};

struct Collection {
    std::string id;
    Text name;
    std::string kind;  ///< "database" or "exploration"
    Text text;
    Basis basis;
    std::string url;
    std::string checked;

    bool by_editors = false;                 ///< made here; those of the release stand elsewhere, at `url`
    std::string published{};                 ///< ISO 8601 day; of one by editors, as all below
    std::string introduction{};              ///< Dutch Markdown
    std::string introduction_html{};         ///< the same, safe to show
    std::vector<CollectedMethod> methods{};  ///< in their order
};

/// A level of a scale. Those of one scale stand in its own order; those of two scales can't be compared.
struct EvidenceLevel {
    std::string id;
    Text name;  ///< as it stands beside a method
    Text note;  ///< since when, by whom; may be empty
};

struct EvidenceScale {
    std::string id;
    Text name;
    std::vector<EvidenceLevel> levels;
    Text unconfirmed;
    std::vector<std::string> sources;

    const EvidenceLevel* level(std::string_view which) const;
};

struct Statement {
    Text text;
    Basis basis;
    std::string url;  ///< empty: none
};

struct Link {
    Text label;
    std::string url;
};

struct RoleText {
    Role role;
    std::string id;  ///< Dutch word: "stimulerend"
    Text name;
    Text text;
};

/// How many points a kind of reason counts in the ranking, and why (weights.yaml). Whole numbers add up exactly.
struct Weights {
    int balance_towards = 0;   ///< a place between now and needed, when the method moves that way
    int balance_against = 0;   ///< the same, when it moves the other way
    int balance_both = 0;      ///< a method that serves both poles
    int balance_also = 0;      ///< as towards, for an element under which only we name it
    int theme = 0;             ///< a chosen theme that the method is about
    int theme_recognised = 0;  ///< the same, recognised in the text
    int audience = 0;
    int audience_recognised = 0;  ///< the same, recognised in the text
    int audience_general = 0;     ///< "bewoners": nearly every method is for them
    int setting = 0;
    int setting_elsewhere = 0;
    int keyword = 0;
    int activity = 0;
    int phase = 0;
    int phase_elsewhere = 0;
    int lead = 0;
    int lead_elsewhere = 0;
    int wish = 0;
    int refusal = 0;
    int left_alone = 0;
    int subject_elsewhere = 0;
    int tried_well = 0;
    int tried_badly = 0;
    int research = 0;    ///< a finding or recognition that still holds, whatever its scale
    int experience = 0;  ///< a method that helped every team, everywhere
    int alike = 0;       ///< a method that is the same as one above it in all that counts
    int threshold = 0;   ///< below this a method does not fit well
};

struct WeightReason {
    std::string id;
    int value;
    Text why;
};

/// Signs in a text that deserve a remark, such as personal data.
struct RemarkRule {
    std::string id;
    Text text;
    std::vector<std::string> signs_nl;
    std::vector<std::string> signs_en;
};

/// A method or collection that readers knew and that editors took away.
struct Withdrawn {
    std::string slug;
    std::string name;
    std::string reason;    ///< Dutch, by an editor
    std::string moved_to;  ///< slug of the method it became part of; empty: none
    std::string on;        ///< ISO 8601 day
};

/// Two methods that stand to each other in time.
struct CombinedPair {
    std::string first, second;  ///< slugs
    bool beside;                ///< at the same time; else the second after the first
    Text why;
};

/// Everything that ships in content/, checked. Pointers into it live as long as the snapshot.
struct Knowledge {
    std::string release;   ///< hash of all files of content/, 16 hex digits
    std::string revision;  ///< the same with what editors published over it
    std::array<ElementText, all_elements.size()> elements;
    std::vector<Circumstance> circumstances;
    std::vector<Guidance> guidance;
    MethodList methods;                ///< by slug
    std::vector<Withdrawn> withdrawn;  ///< by slug
    std::vector<CombinedPair> pairs;   ///< as told; each method has its own in Method::combinations
    std::vector<Criterion> criteria;
    Text exclusion;
    Text criteria_note;
    std::vector<GlossaryTerm> glossary;
    std::vector<Collection> collections;           ///< of the release, then of editors by slug
    std::vector<Withdrawn> withdrawn_collections;  ///< by slug
    std::vector<EvidenceScale> evidence_scales;
    std::vector<Statement> principles;
    std::vector<Statement> origin;
    std::vector<Statement> examples;
    std::vector<Statement> not_in_brochure;
    std::vector<Link> more_information;
    std::vector<Term> themes;
    std::vector<Term> audiences;
    std::vector<Term> settings;
    std::vector<Term> activities;
    std::vector<Term> wishes;
    std::vector<Term> phases;
    std::vector<Term> duration_bands;
    std::vector<Term> cost_bands;
    std::vector<Term> participation;  ///< rungs, from little say to much
    std::vector<Term> effects;
    std::vector<std::vector<std::string>> synonyms;  ///< groups of words with one meaning, for search
    std::vector<Tension> tensions;
    std::vector<RoleRule> role_rules;
    std::vector<RoleText> roles;
    Text roles_note;
    Weights weights;
    std::vector<WeightReason> weight_reasons;
    std::vector<RemarkRule> remarks;

    const ElementText& element(Element which) const { return elements[index(which)]; }
    const Method* method(std::string_view slug) const;
    const Withdrawn* withdrawn_method(std::string_view slug) const;
    const Circumstance* circumstance(std::string_view id) const;
    const Criterion* criterion(std::string_view id) const;
    const Collection* collection(std::string_view id) const;
    const Withdrawn* withdrawn_collection(std::string_view slug) const;
    /// Its methods: in the order of the editors who made it, else by slug.
    std::vector<const Method*> methods_in(const Collection& collection) const;
    const EvidenceScale* evidence_scale(std::string_view id) const;
    /// The level on which a study or recognition places a method.
    const EvidenceLevel& level_of(const Evidence& evidence) const;
    const RoleText& role(Role which) const;
};

using KnowledgePtr = std::shared_ptr<const Knowledge>;

/// The term with this id, or nothing.
const Term* find_term(const std::vector<Term>& terms, std::string_view id);
/// The same, also by alias or by name in either language, whatever its case: what people and machines type.
const Term* recognise_term(const std::vector<Term>& terms, std::string_view typed);

}  // namespace actiewijzer::knowledge
