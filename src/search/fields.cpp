#include "search/fields.hpp"

#include <cctype>

namespace actiewijzer::search {

namespace {

// A name says most; the running text, long as it is, least.
constexpr unsigned of_name = 12;
constexpr unsigned of_keyword = 6;
constexpr unsigned of_summary = 4;
constexpr unsigned of_facet = 3;
constexpr unsigned of_line = 2;
constexpr unsigned of_text = 1;

}  // namespace

std::string plain(std::string_view markdown) {
    std::string text;
    text.reserve(markdown.size());
    bool line_start = true;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const char c = markdown[i];
        if (line_start) {
            if (c == '#' || c == '-' || c == '*' || c == '>' || c == ' ') continue;
            std::size_t digits = i;
            while (digits < markdown.size() && std::isdigit(static_cast<unsigned char>(markdown[digits]))) ++digits;
            if (digits > i && digits < markdown.size() && markdown[digits] == '.') {
                i = digits;
                continue;
            }
        }
        line_start = c == '\n';
        if (c == '*' || c == '_' || c == '`' || c == '[') continue;
        if (c == ']') {
            if (i + 1 < markdown.size() && markdown[i + 1] == '(') {
                const auto close = markdown.find(')', i);
                i = close == std::string_view::npos ? markdown.size() : close;
            }
            continue;
        }
        text += c;
    }
    return text;
}

std::vector<Field> fields_of(const Method& method, const knowledge::Knowledge& knowledge) {
    std::vector<Field> fields;
    const auto add = [&](const std::string& text, Language language, unsigned weight) {
        if (!text.empty()) fields.push_back({text, language, weight});
    };
    const auto shown = [&](std::string text, Language language, unsigned weight) {
        fields.push_back({std::move(text), language, weight, true});
    };
    const auto both = [&](const Text& text, unsigned weight) {
        add(text.nl, Language::nl, weight);
        add(text.en, Language::en, weight);
    };
    for (const auto language : all_languages) {
        add(method.name, language, of_name);
        for (const auto& other : method.other_names) add(other, language, of_name);
    }
    for (const auto& keyword : method.keywords) add(keyword, Language::nl, of_keyword);
    for (const auto language : all_languages) shown(method.summary.in(language), language, of_summary);
    for (const auto& [terms, chosen] : {std::pair{&knowledge.themes, &method.themes},
                                        {&knowledge.audiences, &method.audiences},
                                        {&knowledge.settings, &method.settings},
                                        {&knowledge.activities, &method.activities},
                                        {&knowledge.wishes, &method.gives},
                                        {&knowledge.phases, &method.phases}})
        for (const auto& id : *chosen)
            if (const auto* term = knowledge::find_term(*terms, id)) both(term->name, of_facet);
    for (const auto* collections : {&method.collections, &method.gathered_in})
        for (const auto& id : *collections)
            if (const auto* collection = knowledge.collection(id)) both(collection->name, of_text);
    add(method.for_whom, Language::nl, of_line);
    add(method.where, Language::nl, of_line);
    for (const auto& lean : method.leans) both(lean.why, of_line);
    for (const auto& section : method.sections) shown(plain(section.markdown), Language::nl, of_text);
    for (const auto& fact : method.facts) add(fact.text, Language::nl, of_text);
    return fields;
}

}  // namespace actiewijzer::search
