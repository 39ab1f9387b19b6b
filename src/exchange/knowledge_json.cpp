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

}  // namespace

std::string write_elements(const knowledge::Knowledge& knowledge, const text::Words& words) {
    json::array all;
    for (const auto& text : knowledge.elements) {
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
        all.push_back(std::move(one));
    }
    json::object root;
    root["elementen"] = std::move(all);
    return json::serialize(root);
}

std::string write_glossary(const knowledge::Knowledge& knowledge, const text::Words& words) {
    json::array all;
    for (const auto& term : knowledge.glossary) {
        json::object one;
        one["id"] = term.id;
        one["begrip"] = words(term.term);
        one["uitleg"] = words(term.text);
        one["basis"] = name_of(term.basis);
        all.push_back(std::move(one));
    }
    json::object root;
    root["begrippen"] = std::move(all);
    return json::serialize(root);
}

std::string write_criteria(const knowledge::Knowledge& knowledge, const text::Words& words) {
    json::array all;
    for (const auto& criterion : knowledge.criteria) {
        json::object one;
        one["id"] = criterion.id;
        one["naam"] = words(criterion.name);
        one["tekst"] = words(criterion.text);
        all.push_back(std::move(one));
    }
    json::object root;
    root["criteria"] = std::move(all);
    root["uitsluiting"] = words(knowledge.exclusion);
    root["toelichting"] = words(knowledge.criteria_note);
    return json::serialize(root);
}

std::string write_collections(const knowledge::Knowledge& knowledge, const text::Words& words) {
    json::array all;
    for (const auto& collection : knowledge.collections) {
        json::array methods;
        for (const auto* method : knowledge.methods_in(collection)) {
            const auto collected =
                std::ranges::find(collection.methods, method->slug, &knowledge::CollectedMethod::slug);
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
        all.push_back(std::move(one));
    }
    json::object root;
    root["verzamelingen"] = std::move(all);
    return json::serialize(root);
}

}  // namespace actiewijzer::exchange
