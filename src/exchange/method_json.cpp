#include "exchange/method_json.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <functional>

#include "knowledge/profile.hpp"
#include "search/facets.hpp"

namespace actiewijzer::exchange {

namespace json = boost::json;

namespace {

json::array list(const std::vector<std::string>& strings) { return json::array(strings.begin(), strings.end()); }

/// Null says that it is not known; an empty text would say nothing.
json::value known(const std::string& text) { return text.empty() ? json::value() : json::value(text); }

json::value source(const Source& from) {
    if (from.url.empty()) return nullptr;
    json::object one;
    one["url"] = from.url;
    one["gelezen"] = known(from.checked);
    return one;
}

json::array elements_of(const Method& method) {
    json::array all;
    for (const auto& lean : method.leans) all.emplace_back(slug(lean.element));
    return all;
}

json::object value_and_name(std::string_view value, std::string_view name) {
    json::object one;
    one["waarde"] = value;
    one["naam"] = name;
    return one;
}

class Writer {
public:
    Writer(const Method& method, const knowledge::Knowledge& knowledge, const text::Words& words)
        : method_(method), knowledge_(knowledge), words_(words) {}

    json::object write() const {
        json::object root;
        root["slug"] = method_.slug;
        root["naam"] = method_.name;
        root["andereNamen"] = list(method_.other_names);
        root["samenvatting"] = words_(method_.summary);
        root["voorWie"] = method_.for_whom;
        root["viaWie"] = known(method_.via_whom);
        root["waar"] = method_.where;
        root["duur"] = method_.duration;
        root["duurKlasse"] = term(knowledge_.duration_bands, method_.duration_band);
        root["kosten"] = method_.costs;
        root["kostenKlasse"] = term(knowledge_.cost_bands, method_.cost_band);
        root["elementen"] = leans(method_.leans);
        root["dientOok"] = leans(method_.also_serves);
        root["combinaties"] = combinations();
        root["regie"] = lead();
        root["themas"] = terms(knowledge_.themes, method_.themes);
        root["doelgroepen"] = terms(knowledge_.audiences, method_.audiences);
        root["omgevingen"] = terms(knowledge_.settings, method_.settings);
        root["activiteiten"] = terms(knowledge_.activities, method_.activities);
        root["brengt"] = terms(knowledge_.wishes, method_.gives);
        root["fasen"] = terms(knowledge_.phases, method_.phases);
        root["invloed"] = term(knowledge_.participation, method_.participation);
        root["effecten"] = terms(knowledge_.effects, method_.effects);
        root["pastAlleen"] = method_.only_for.unlimited() ? json::value() : json::value(words_(method_.only_for.why));
        root["trefwoorden"] = list(method_.keywords);
        root["verzamelingen"] = collections();
        root["brochureNoot"] = known(method_.brochure_note);
        root["linkInBrochure"] = link_in_brochure();
        root["linkNu"] = source(method_.current_link);
        root["soortBeschrijving"] = description_type();
        root["ontwikkelaar"] = known(method_.developer);
        root["contact"] = known(method_.contact);
        root["verwijzing"] = known(method_.cite);
        root["herzienVoor"] = known(method_.review_by);
        root["literatuur"] = literature();
        root["onderdelen"] = sections();
        root["nietBeschreven"] = not_described();
        root["feiten"] = facts();
        root["bewijs"] = evidence();
        root["tegengeluid"] = counter_evidence();
        root["bronnenVerschillen"] = contradictions();
        root["oordelen"] = judgements();
        root["twijfels"] = doubts();
        root["bronnen"] = sources();
        return root;
    }

private:
    json::array combinations() const {
        static constexpr std::array orders{"ervoor", "erna", "ernaast"};
        json::array all;
        for (const auto& each : method_.combinations) {
            json::object one;
            one["slug"] = each.slug;
            one["volgorde"] = orders[static_cast<std::size_t>(each.order)];
            one["waarom"] = words_(each.why);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array leans(const std::vector<ElementLean>& told) const {
        static constexpr std::array sides{"a", "b", "beide", "onbekend"};
        json::array all;
        for (const auto& lean : told) {
            const bool one_side = lean.lean == Lean::a || lean.lean == Lean::b;
            json::object one;
            one["element"] = slug(lean.element);
            one["pool"] = sides[static_cast<std::size_t>(lean.lean)];
            one["poolNaam"] =
                one_side ? json::value(words_(
                               knowledge_.element(lean.element).pole(lean.lean == Lean::a ? Pole::a : Pole::b).label))
                         : json::value();
            one["waarom"] = words_(lean.why);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::object lead() const {
        static constexpr std::array ids{"bewoners", "professional", "gemeente", "samen", "onbekend"};
        static constexpr std::array keys{"method.lead.residents", "method.lead.professional",
                                         "method.lead.municipality", "method.lead.shared", "method.lead.unknown"};
        const auto which = static_cast<std::size_t>(method_.lead);
        auto one = value_and_name(ids[which], words_(keys[which]));
        one["waarom"] = known(words_(method_.lead_why));
        return one;
    }

    json::array terms(const std::vector<knowledge::Term>& all, const std::vector<std::string>& ids) const {
        json::array named;
        for (const auto& id : ids)
            if (const auto* term = knowledge::find_term(all, id))
                named.push_back(value_and_name(id, words_(term->name)));
        return named;
    }

    json::array collections() const {
        json::array all;
        for (const auto& id : method_.collections)
            if (const auto* found = knowledge_.collection(id)) all.push_back(value_and_name(id, words_(found->name)));
        return all;
    }

    json::value link_in_brochure() const {
        if (method_.original_link.empty()) return nullptr;
        json::object one;
        one["url"] = method_.original_link;
        one["toelichting"] = known(method_.original_link_note);
        return one;
    }

    json::array sections() const {
        json::array all;
        for (const auto& section : method_.sections) {
            json::object one;
            one["id"] = section.id;
            one["titel"] = section.title;
            one["markdown"] = section.markdown;
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array facts() const {
        json::array all;
        for (const auto& fact : method_.facts) {
            json::object one;
            one["tekst"] = fact.text;
            one["bron"] = source(fact.source);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array evidence() const {
        json::array all;
        for (const auto& item : method_.evidence) {
            const auto* scale = knowledge_.evidence_scale(item.scale);
            json::object one;
            one["schaal"] = value_and_name(item.scale, scale ? words_(scale->name) : item.scale);
            one["niveauId"] = item.level;
            one["niveau"] = words_(knowledge_.level_of(item).name);
            one["beoordelaar"] = known(item.body);
            one["datum"] = known(item.date);
            one["geldigTot"] = known(item.valid_until);
            one["tekst"] = words_(item.says);
            one["bron"] = source(item.source);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array counter_evidence() const {
        json::array all;
        for (const auto& item : method_.counter_evidence) {
            json::object one;
            one["tekst"] = words_(item.says);
            one["datum"] = known(item.date);
            one["bron"] = source(item.source);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array contradictions() const {
        json::array all;
        for (const auto& item : method_.contradictions) {
            json::array sources;
            for (const auto& each : item.sources) sources.push_back(source(each));
            json::object one;
            one["tekst"] = words_(item.says);
            one["bronnen"] = std::move(sources);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::value term(const std::vector<knowledge::Term>& all, const std::string& id) const {
        const auto* found = knowledge::find_term(all, id);
        return found ? json::value(value_and_name(id, words_(found->name))) : json::value();
    }

    json::value description_type() const {
        switch (method_.description_type) {
            case DescriptionType::practice: return "praktijkbeschrijving";
            case DescriptionType::archetype: return "archetypebeschrijving";
            default: return nullptr;
        }
    }

    json::array literature() const {
        json::array all;
        for (const auto& item : method_.literature) {
            json::object one;
            one["tekst"] = item.text;
            one["url"] = known(item.url);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array not_described() const {
        json::array all;
        for (const auto& part : knowledge::profile_of(method_))
            if (!part.known) all.push_back(value_and_name(part.id, words_("profile." + std::string(part.id))));
        return all;
    }

    json::array judgements() const {
        static constexpr std::array verdicts{"ja", "deels", "nee", "onbekend"};
        json::array all;
        for (const auto& item : method_.judgements) {
            const auto* criterion = knowledge_.criterion(item.criterion);
            json::object one;
            one["criterium"] =
                value_and_name(item.criterion, criterion ? words_(criterion->name) : words_("criterion.exclusion.met"));
            one["oordeel"] = verdicts[static_cast<std::size_t>(item.verdict)];
            one["waarom"] = words_(item.why);
            all.push_back(std::move(one));
        }
        return all;
    }

    json::array doubts() const {
        json::array all;
        for (const auto& doubt : method_.doubts()) {
            const auto* criterion = knowledge_.criterion(doubt.criterion);
            auto one = json::object();
            one["criterium"] =
                value_and_name(doubt.criterion, criterion ? words_(criterion->name) : words_("criterion.exclusion"));
            one["tekst"] = words_(doubt.why);
            all.push_back(std::move(one));
        }
        return all;
    }

    /// Every address that something above rests on, once.
    json::array sources() const {
        std::vector<const Source*> found;
        const auto take = [&](const Source& from) {
            const auto same = [&](const Source* other) { return other->url == from.url; };
            if (!from.url.empty() && std::ranges::none_of(found, same)) found.push_back(&from);
        };
        take(method_.current_link);
        for (const auto& item : method_.facts) take(item.source);
        for (const auto& item : method_.evidence) take(item.source);
        for (const auto& item : method_.counter_evidence) take(item.source);
        for (const auto& item : method_.contradictions) std::ranges::for_each(item.sources, take);
        json::array all;
        for (const auto* each : found) all.push_back(source(*each));
        return all;
    }

    const Method& method_;
    const knowledge::Knowledge& knowledge_;
    const text::Words& words_;
};

json::array fragments(const std::vector<search::Fragment>& snippet) {
    json::array all;
    for (const auto& fragment : snippet) {
        json::object one;
        one["tekst"] = fragment.text;
        one["gevonden"] = fragment.marked;
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace

std::string write(const search::Results& found, const std::string& sought, const knowledge::Knowledge& knowledge,
                  const text::Words& words) {
    json::array methods;
    for (const auto& hit : found.hits) {
        json::object one;
        one["slug"] = hit.method->slug;
        one["naam"] = hit.method->name;
        one["samenvatting"] = words(hit.method->summary);
        one["elementen"] = elements_of(*hit.method);
        if (!sought.empty()) one["fragment"] = fragments(hit.snippet);
        methods.push_back(std::move(one));
    }
    json::object counted;
    for (const auto& facet : search::facets()) {
        json::array values;
        const auto options = facet.options(knowledge);
        if (const auto of_facet = found.facets.find(facet.key); of_facet != found.facets.end())
            for (const auto& each : of_facet->second) {
                const auto option = std::ranges::find(options, each.value, &search::FacetOption::id);
                auto one = value_and_name(each.value, option == options.end() ? each.value : option->called(words));
                one["aantal"] = each.count;
                one["gekozen"] = each.chosen;
                values.push_back(std::move(one));
            }
        counted[facet.parameter] = std::move(values);
    }
    json::array nearest;
    for (const auto* method : found.nearest) {
        json::object one;
        one["slug"] = method->slug;
        one["naam"] = method->name;
        nearest.push_back(std::move(one));
    }
    json::object root;
    root["methoden"] = std::move(methods);
    root["totaal"] = found.total;
    root["facetten"] = std::move(counted);
    root["bedoeldeU"] = known(found.did_you_mean);
    root["lijktErop"] = std::move(nearest);
    root["ookGezocht"] = list(found.understood);
    return json::serialize(root);
}

std::string write(const Method& method, const knowledge::Knowledge& knowledge, const text::Words& words) {
    return json::serialize(Writer(method, knowledge, words).write());
}

}  // namespace actiewijzer::exchange
