#include "exchange/knowledge_json.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstdlib>

#include "domain/position.hpp"

namespace actiewijzer::exchange {

namespace json = boost::json;

namespace {

constexpr std::string_view name_of(knowledge::Basis basis) {
    constexpr std::array<std::string_view, 3> names{"brochure", "bron", "wij"};
    return names[static_cast<std::size_t>(basis)];
}

json::array texts(const std::vector<Text>& all, const text::Words& words) {
    json::array said;
    for (const auto& text : all) said.emplace_back(words(text));
    return said;
}

json::object pole(const knowledge::PoleText& text, const text::Words& words) {
    json::object one;
    one["naam"] = words(text.label);
    one["kort"] = words(text.brief);
    one["pastAls"] = words(text.when);
    return one;
}

/// The five positions in words, from pole a to pole b.
json::array places(const knowledge::ElementText& text, const text::Words& words) {
    json::array all;
    for (const auto position : all_positions) {
        const int value = position.value();
        json::object one;
        one["stand"] = value;
        if (value == 0)
            one["tekst"] = words(text.middle);
        else
            one["tekst"] =
                words(text.pole(value < 0 ? Pole::a : Pole::b).places[static_cast<std::size_t>(std::abs(value)) - 1]);
        all.push_back(std::move(one));
    }
    return all;
}

json::array circumstances(const knowledge::Knowledge& knowledge, Element element, const text::Words& words) {
    json::array all;
    for (const auto& item : knowledge.circumstances) {
        if (item.element != element) continue;
        json::object one;
        one["id"] = item.id;
        one["tekst"] = words(item.text);
        all.push_back(std::move(one));
    }
    return all;
}

json::array guidance(const knowledge::Knowledge& knowledge, Element element, const text::Words& words) {
    static constexpr std::array levels{"werker", "organisatie", "beide"};
    json::array all;
    for (const auto& item : knowledge.guidance) {
        if (item.element != element) continue;
        json::object one;
        one["id"] = item.id;
        one["soort"] = item.kind == GuidanceKind::doing ? "doen" : "laten";
        one["niveau"] = levels[static_cast<std::size_t>(item.level)];
        one["tekst"] = words(item.text);
        one["waarom"] = words(item.why);
        one["pool"] = item.pole ? json::value(*item.pole == Pole::a ? "a" : "b") : json::value();
        one["omstandigheden"] = json::array(item.circumstances.begin(), item.circumstances.end());
        all.push_back(std::move(one));
    }
    return all;
}

json::object element_json(const knowledge::Knowledge& knowledge, const knowledge::ElementText& text,
                          const text::Words& words) {
    json::object poles;
    poles["a"] = pole(text.poles[0], words);
    poles["b"] = pole(text.poles[1], words);
    json::object questions;
    questions["werker"] = texts(text.questions_for_worker, words);
    questions["organisatie"] = texts(text.questions_for_organisation, words);
    json::object one;
    one["element"] = slug(text.element);
    one["naam"] = name(text.element);
    one["betekenis"] = words(text.meaning);
    one["vraag"] = words(text.question);
    one["polen"] = std::move(poles);
    one["standen"] = places(text, words);
    one["midden"] = words(text.middle_means);
    one["gewonePool"] = text.default_pole ? json::value(*text.default_pole == Pole::a ? "a" : "b") : json::value();
    one["bewonersLeiden"] = text.resident_led_pole == Pole::a ? "a" : "b";
    one["deelvragen"] = std::move(questions);
    one["omstandigheden"] = circumstances(knowledge, text.element, words);
    one["aanwijzingen"] = guidance(knowledge, text.element, words);
    return one;
}

json::object term_json(const knowledge::GlossaryTerm& term, const text::Words& words) {
    json::object one;
    one["id"] = term.id;
    one["begrip"] = words(term.term);
    one["uitleg"] = words(term.text);
    one["basis"] = name_of(term.basis);
    return one;
}

json::object criterion_json(const knowledge::Criterion& criterion, const text::Words& words) {
    json::object one;
    one["id"] = criterion.id;
    one["naam"] = words(criterion.name);
    one["tekst"] = words(criterion.text);
    return one;
}

json::object collection_json(const knowledge::Knowledge& knowledge, const knowledge::Collection& collection,
                             const text::Words& words) {
    json::array methods;
    for (const auto* method : knowledge.methods_in(collection)) {
        const auto collected = std::ranges::find(collection.methods, method->slug, &knowledge::CollectedMethod::slug);
        json::object entry;
        entry["slug"] = method->slug;
        entry["naam"] = method->name;
        entry["toelichting"] = collected == collection.methods.end() ? json::value() : json::value(collected->note);
        methods.push_back(std::move(entry));
    }
    json::object one;
    one["id"] = collection.id;
    one["naam"] = words(collection.name);
    one["soort"] = collection.kind == "database" ? "databank" : "verkenning";
    one["tekst"] = words(collection.text);
    one["basis"] = name_of(collection.basis);
    one["url"] = collection.url.empty() ? json::value() : json::value(collection.url);
    one["gelezen"] = collection.checked.empty() ? json::value() : json::value(collection.checked);
    one["vanRedactie"] = collection.by_editors;
    one["gepubliceerd"] = collection.published.empty() ? json::value() : json::value(collection.published);
    one["inleiding"] = collection.introduction.empty() ? json::value() : json::value(collection.introduction);
    one["methoden"] = std::move(methods);
    return one;
}

/// Each of them under one name.
template <class Items, class ToJson>
json::object list_of(std::string_view name, const Items& items, ToJson to_json) {
    json::array all;
    for (const auto& item : items) all.push_back(to_json(item));
    json::object root;
    root[name] = std::move(all);
    return root;
}

template <class Items, class ToJson>
std::optional<std::string> one_of(const Items& items, std::string_view id, ToJson to_json) {
    const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.id == id; });
    if (found == items.end()) return std::nullopt;
    return json::serialize(to_json(*found));
}

}  // namespace

std::string write_elements(const knowledge::Knowledge& knowledge, const text::Words& words) {
    return json::serialize(list_of("elementen", knowledge.elements,
                                   [&](const auto& text) { return element_json(knowledge, text, words); }));
}

std::optional<std::string> write_element(std::string_view id, const knowledge::Knowledge& knowledge,
                                         const text::Words& words) {
    for (const auto& text : knowledge.elements)
        if (slug(text.element) == id) return json::serialize(element_json(knowledge, text, words));
    return std::nullopt;
}

std::string write_glossary(const knowledge::Knowledge& knowledge, const text::Words& words) {
    return json::serialize(
        list_of("begrippen", knowledge.glossary, [&](const auto& term) { return term_json(term, words); }));
}

std::optional<std::string> write_term(std::string_view id, const knowledge::Knowledge& knowledge,
                                      const text::Words& words) {
    return one_of(knowledge.glossary, id, [&](const auto& term) { return term_json(term, words); });
}

std::string write_criteria(const knowledge::Knowledge& knowledge, const text::Words& words) {
    auto root = list_of("criteria", knowledge.criteria,
                        [&](const auto& criterion) { return criterion_json(criterion, words); });
    root["uitsluiting"] = words(knowledge.exclusion);
    root["toelichting"] = words(knowledge.criteria_note);
    return json::serialize(root);
}

std::optional<std::string> write_criterion(std::string_view id, const knowledge::Knowledge& knowledge,
                                           const text::Words& words) {
    return one_of(knowledge.criteria, id, [&](const auto& criterion) { return criterion_json(criterion, words); });
}

std::string write_collections(const knowledge::Knowledge& knowledge, const text::Words& words) {
    return json::serialize(list_of("verzamelingen", knowledge.collections, [&](const auto& collection) {
        return collection_json(knowledge, collection, words);
    }));
}

std::optional<std::string> write_collection(std::string_view id, const knowledge::Knowledge& knowledge,
                                            const text::Words& words) {
    return one_of(knowledge.collections, id,
                  [&](const auto& collection) { return collection_json(knowledge, collection, words); });
}

}  // namespace actiewijzer::exchange
