#include "pages/terms.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "pages/templates.hpp"

namespace actiewijzer::pages {

namespace {

struct Form {
    std::string word;  ///< lower case
    const knowledge::GlossaryTerm* term;
};

constexpr std::array<std::string_view, 18> closed_to_terms{"a",      "h1",     "h2",    "h3",       "h4",    "label",  "button", "summary", "legend",
                                                           "option", "script", "title", "textarea", "q",     "dt",     "svg",    "nav",     "mark"};

/// Templates mark a part that is too small to hold a button, such as a label in a picture, with data-plain.
bool closed_to(std::string_view name, std::string_view tag) {
    return std::ranges::find(closed_to_terms, name) != closed_to_terms.end() || tag.find(" data-plain") != std::string_view::npos;
}

bool letter(char c) {
    const auto u = static_cast<unsigned char>(c);
    return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u >= 0x80 || u == '-';
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
    std::string all(text);
    std::ranges::transform(all, all.begin(), [](char c) { return lower(c); });
    return all;
}

std::vector<Form> forms_of(const knowledge::Knowledge& knowledge, Language language) {
    std::vector<Form> forms;
    for (const auto& term : knowledge.glossary) {
        if (term.forms.empty()) continue;  // a word that needs no explaining where it stands
        forms.push_back({lower(term.term.in(language)), &term});
        if (language == Language::nl)
            for (const auto& form : term.forms) forms.push_back({lower(form), &term});
    }
    std::ranges::stable_sort(forms, [](const Form& one, const Form& two) { return one.word.size() > two.word.size(); });
    return forms;
}

bool starts_with_word(std::string_view text, std::size_t at, std::string_view word) {
    if (at + word.size() > text.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(text[at + i]) != word[i]) return false;
    return at + word.size() == text.size() || !letter(text[at + word.size()]);
}

}  // namespace

Explained explain_terms(std::string html, const knowledge::Knowledge& knowledge, const text::Words& words,
                        const std::string& glossary_url) {
    auto forms = forms_of(knowledge, words.language());
    std::string out;
    out.reserve(html.size() + 2048);
    std::vector<const knowledge::GlossaryTerm*> used;
    std::vector<std::string> closed;  // open tags in which nothing is marked
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            const auto end = std::min(html.find('>', at), html.size() - 1);
            const std::string_view tag(html.data() + at, end + 1 - at);
            const bool closing = tag.size() > 1 && tag[1] == '/';
            const auto name_at = closing ? 2U : 1U;
            const auto name_end = std::min(tag.find_first_of(" />\n", name_at), tag.size());
            const auto name = lower(tag.substr(name_at, name_end - name_at));
            if (closing && !closed.empty() && closed.back() == name) closed.pop_back();
            else if (!closing && tag[tag.size() - 2] != '/' && closed_to(name, tag)) closed.push_back(name);
            out += tag;
            at = end + 1;
            continue;
        }
        const bool word_start = letter(html[at]) && (at == 0 || !letter(html[at - 1])) && (at == 0 || html[at - 1] != '&');
        if (word_start && closed.empty()) {
            const auto form = std::ranges::find_if(forms, [&](const Form& f) {
                return f.word[0] == lower(html[at]) && starts_with_word(html, at, f.word);
            });
            if (form != forms.end()) {
                const auto* term = form->term;
                const auto length = form->word.size();
                out += "<button type=\"button\" class=\"aw-term\" popovertarget=\"begrip-" + term->id + "\">";
                out.append(html, at, length).append("</button>");
                at += length;
                used.push_back(term);
                std::erase_if(forms, [&](const Form& f) { return f.term == term; });
                continue;
            }
        }
        out += html[at++];
    }
    std::string terms;
    if (!used.empty()) {
        terms = "<div class=\"aw-terms\">\n";
        for (const auto* term : used)
            terms += "<div class=\"aw-term-text\" id=\"begrip-" + term->id + "\" popover><dfn>" +
                     escape_html(words(term->term)) + "</dfn> " + escape_html(words(term->text)) + " <a href=\"" +
                     escape_html(glossary_url) + '#' + term->id + "\">" + escape_html(words("glossary.all")) + "</a></div>\n";
        terms += "</div>\n";
    }
    return {std::move(out), std::move(terms)};
}

}  // namespace actiewijzer::pages
