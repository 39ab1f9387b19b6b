#include "search/facets.hpp"

#include <algorithm>
#include <array>

#include "domain/slug.hpp"

namespace actiewijzer::search {

namespace {

using knowledge::Knowledge;
using Options = std::vector<FacetOption>;
using Ids = std::vector<std::string>;

constexpr std::array leads{"residents", "professional", "municipality", "shared", "unknown"};
constexpr std::string_view none = "geen";
constexpr std::string_view valid = "geldig";
constexpr std::string_view expired = "verlopen";
constexpr std::string_view not_known = "onbekend";
constexpr std::string_view meets_all = "ja";
constexpr std::string_view meets_partly = "deels";
constexpr std::string_view fails = "nee";

template <std::vector<knowledge::Term> Knowledge::*terms>
Options term_options(const Knowledge& knowledge) {
    Options options;
    for (const auto& term : knowledge.*terms) options.push_back({term.id, term.name, {}, &term.aliases});
    return options;
}

template <std::vector<std::string> Method::*ids>
Ids all_of(const Method& method, std::string_view) {
    return method.*ids;
}

template <std::string Method::*id>
Ids one_of(const Method& method, std::string_view) {
    return (method.*id).empty() ? Ids{} : Ids{method.*id};
}

Options element_options(const Knowledge&) {
    Options options;
    for (const auto element : all_elements) {
        const std::string called(name(element));
        options.push_back({std::string(slug(element)), {called, called}, {}});
    }
    return options;
}

Ids elements_of(const Method& method, std::string_view) {
    Ids ids;
    for (const auto& lean : method.leans) ids.emplace_back(slug(lean.element));
    return ids;
}

/// "animo-a": which way a method moves an element.
std::string way(Element element, char pole) { return std::string(slug(element)) + '-' + pole; }

Options way_options(const Knowledge& knowledge) {
    Options options;
    for (const auto element : all_elements)
        for (const auto pole : {Pole::a, Pole::b}) {
            const std::string called(name(element));
            const auto& brief = knowledge.element(element).pole(pole).brief;
            options.push_back(
                {way(element, pole == Pole::a ? 'a' : 'b'), {called + ": " + brief.nl, called + ": " + brief.en}, {}});
        }
    return options;
}

Ids ways_of(const Method& method, std::string_view) {
    Ids ids;
    for (const auto& lean : method.leans) {
        if (lean.lean == Lean::a || lean.lean == Lean::both) ids.push_back(way(lean.element, 'a'));
        if (lean.lean == Lean::b || lean.lean == Lean::both) ids.push_back(way(lean.element, 'b'));
    }
    return ids;
}

Options collection_options(const Knowledge& knowledge) {
    Options options;
    for (const auto& collection : knowledge.collections) options.push_back({collection.id, collection.name, {}});
    return options;
}

Ids collections_of(const Method& method, std::string_view) {
    auto ids = method.collections;
    ids.insert(ids.end(), method.gathered_in.begin(), method.gathered_in.end());
    return ids;
}

/// Each level stands with its own scale: they can't be compared.
Options evidence_options(const Knowledge& knowledge) {
    Options options;
    for (const auto& scale : knowledge.evidence_scales)
        for (const auto& level : scale.levels)
            options.push_back({scale.id + '_' + level.id,
                               {scale.name.nl + ": " + level.name.nl, scale.name.en + ": " + level.name.en},
                               {}});
    options.push_back({std::string(none), {}, "methods.evidence.none"});
    return options;
}

Ids evidence_of(const Method& method, std::string_view) {
    Ids ids;
    for (const auto& each : method.evidence) ids.push_back(each.scale + '_' + each.level);
    if (ids.empty()) ids.emplace_back(none);
    return ids;
}

Options scale_options(const Knowledge& knowledge) {
    Options options;
    for (const auto& scale : knowledge.evidence_scales) options.push_back({scale.id, scale.name, {}});
    return options;
}

Ids scales_of(const Method& method, std::string_view) {
    Ids ids;
    for (const auto& each : method.evidence) ids.push_back(each.scale);
    return ids;
}

Options validity_options(const Knowledge&) {
    return {{std::string(valid), {}, "methods.validity.valid"},
            {std::string(expired), {}, "methods.validity.expired"},
            {std::string(not_known), {}, "methods.validity.unknown"}};
}

Ids validity_of(const Method& method, std::string_view today) {
    Ids ids;
    for (const auto& each : method.evidence)
        ids.emplace_back(each.valid_until.empty() ? not_known : each.expired(today) ? expired : valid);
    return ids;
}

Options judgement_options(const Knowledge&) {
    return {{std::string(meets_all), {}, "methods.judgement.all"},
            {std::string(meets_partly), {}, "methods.judgement.partly"},
            {std::string(fails), {}, "methods.judgement.no"},
            {std::string(not_known), {}, "methods.judgement.unknown"}};
}

/// The gravest of our judgements: what fails one criterion stays findable under that.
Ids judgement_of(const Method& method, std::string_view) {
    const auto has = [&](Verdict verdict) {
        return std::ranges::find(method.judgements, verdict, &Judgement::verdict) != method.judgements.end();
    };
    if (has(Verdict::no)) return {std::string(fails)};
    if (has(Verdict::partly)) return {std::string(meets_partly)};
    const bool known = !method.judgements.empty() && !has(Verdict::unknown);
    return {std::string(known ? meets_all : not_known)};
}

Options lead_options(const Knowledge&) {
    Options options;
    for (const auto* id : leads) options.push_back({id, {}, std::string("method.lead.") + id});
    return options;
}

Ids lead_of(const Method& method, std::string_view) { return {leads[static_cast<std::size_t>(method.lead)]}; }

constexpr std::array table{
    Facet{"element", "element", element_options, elements_of},
    Facet{"way", "richting", way_options, ways_of},
    Facet{"theme", "thema", term_options<&Knowledge::themes>, all_of<&Method::themes>},
    Facet{"audience", "doelgroep", term_options<&Knowledge::audiences>, all_of<&Method::audiences>},
    Facet{"setting", "omgeving", term_options<&Knowledge::settings>, all_of<&Method::settings>},
    Facet{"lead", "regie", lead_options, lead_of},
    Facet{"duration", "duur", term_options<&Knowledge::duration_bands>, one_of<&Method::duration_band>},
    Facet{"cost", "kosten", term_options<&Knowledge::cost_bands>, one_of<&Method::cost_band>},
    Facet{"evidence", "bewijs", evidence_options, evidence_of},
    Facet{"scale", "schaal", scale_options, scales_of},
    Facet{"validity", "geldigheid", validity_options, validity_of},
    Facet{"judgement", "oordeel", judgement_options, judgement_of},
    Facet{"collection", "verzameling", collection_options, collections_of},
};

}  // namespace

std::span<const Facet> facets() { return table; }

std::optional<std::string> recognise(const Facet& facet, const Knowledge& knowledge,
                                     const text::Translations& translations, std::string_view typed) {
    const auto wanted = slug_of(typed);
    for (const auto& option : facet.options(knowledge)) {
        if (option.id == typed) return option.id;
        if (wanted.empty()) continue;
        if (option.aliases && std::ranges::find(*option.aliases, wanted) != option.aliases->end()) return option.id;
        for (const auto language : all_languages)
            if (slug_of(option.called(text::Words(translations, language))) == wanted) return option.id;
    }
    return std::nullopt;
}

}  // namespace actiewijzer::search
