#include "pages/terms.hpp"

#include <algorithm>
#include <cstdint>

#include "pages/templates.hpp"

namespace actiewijzer::pages {

namespace {

/// The name of a tag as a number, which compares faster. Longer names than eight letters are none of ours.
constexpr std::uint64_t packed(std::string_view name) {
    std::uint64_t all = 0;
    if (name.size() > sizeof all) return all;
    for (const char c : name) all = all << 8 | (static_cast<unsigned char>(c) | 0x20U);
    return all;
}

constexpr std::array closed_to_terms{packed("a"),        packed("h1"),     packed("h2"),     packed("h3"),
                                     packed("h4"),       packed("label"),  packed("button"), packed("summary"),
                                     packed("legend"),   packed("option"), packed("script"), packed("title"),
                                     packed("textarea"), packed("q"),      packed("dt"),     packed("svg"),
                                     packed("nav"),      packed("mark"),   packed("select"), packed("code")};

/// Templates mark a part that is too small to hold a button, such as a label in a picture, with data-plain as the last
/// attribute.
bool closed_to(std::string_view name, std::string_view tag) {
    return std::ranges::find(closed_to_terms, packed(name)) != closed_to_terms.end() || tag.ends_with(" data-plain>");
}

constexpr std::size_t byte(char c) { return static_cast<unsigned char>(c); }

constexpr auto letters = [] {
    std::array<bool, 256> table{};
    for (std::size_t u = 0; u < table.size(); ++u)
        table[u] = (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9') || u >= 0x80 || u == '-';
    return table;
}();

bool letter(char c) { return letters[byte(c)]; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower(std::string_view text) {
    std::string all(text);
    std::ranges::transform(all, all.begin(), [](char c) { return lower(c); });
    return all;
}

bool starts_with_word(std::string_view text, std::size_t at, std::string_view word) {
    if (at + word.size() > text.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(text[at + i]) != word[i]) return false;
    return at + word.size() == text.size() || !letter(text[at + word.size()]);
}

/// Which group of forms may stand here: by the first two letters, whatever their case.
std::size_t group_of(std::string_view text) {
    return ((byte(text[0]) | 0x20U) << 5 ^ (byte(text[1]) | 0x20U)) % Terms::groups;
}

/// Where the text goes on behind the tag at `at`; behind its whole element when that is closed to terms.
std::size_t behind(std::string_view html, std::size_t at) {
    const auto end = std::min(html.find('>', at), html.size() - 1);
    const auto tag = html.substr(at, end + 1 - at);
    if (tag.size() < 3 || tag[1] == '/' || tag[tag.size() - 2] == '/') return end + 1;
    const auto name = tag.substr(1, tag.find_first_of(" />\n", 1) - 1);
    if (!closed_to(name, tag)) return end + 1;
    for (auto close = html.find("</", end); close != std::string_view::npos; close = html.find("</", close + 2)) {
        const auto rest = html.substr(close + 2);
        if (rest.starts_with(name) && rest.size() > name.size() && !letter(rest[name.size()])) return close;
    }
    return html.size();
}

}  // namespace

Terms::Terms(const knowledge::Knowledge& knowledge, const text::Words& words, const std::string& glossary_url) {
    const auto add = [&](std::string_view word) {
        auto form = Form{lower(word), terms_.size() - 1};
        if (form.word.size() < 2) return;
        const auto group = group_of(form.word);
        any_[group] = true;
        forms_[group].push_back(std::move(form));
    };
    for (const auto& term : knowledge.glossary) {
        if (term.forms.empty()) continue;  // a word that needs no explaining where it stands
        terms_.push_back({"<button type=\"button\" class=\"aw-term\" popovertarget=\"begrip-" + term.id + "\">",
                          "<div class=\"aw-term-text\" id=\"begrip-" + term.id + "\" popover><dfn>" +
                              escape_html(words(term.term)) + "</dfn> " + escape_html(words(term.text)) +
                              " <a href=\"" + escape_html(glossary_url) + '#' + term.id + "\">" +
                              escape_html(words("glossary.all")) + "</a></div>\n"});
        add(words(term.term));
        if (words.language() == Language::nl) std::ranges::for_each(term.forms, add);
    }
    for (auto& forms : forms_)
        std::ranges::stable_sort(forms,
                                 [](const Form& one, const Form& two) { return one.word.size() > two.word.size(); });
}

const Terms::Form* Terms::at_word(std::string_view html, std::size_t at, const std::vector<bool>& used) const {
    const auto& forms = forms_[group_of(html.substr(at))];
    const auto found = std::ranges::find_if(
        forms, [&](const Form& form) { return !used[form.term] && starts_with_word(html, at, form.word); });
    return found == forms.end() ? nullptr : &*found;
}

Explained Terms::explain(std::string_view html) const {
    Explained explained;
    auto& out = explained.html;
    out.reserve(html.size() + 2048);
    std::vector<bool> used(terms_.size());
    std::string explanations;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            at = behind(html, at);
            continue;
        }
        if (!letter(html[at])) {
            ++at;
            continue;
        }
        const bool entity = at > 0 && html[at - 1] == '&';
        const bool maybe = at + 1 < html.size() && any_[group_of(html.substr(at))] && !entity;
        if (const auto* form = maybe ? at_word(html, at, used) : nullptr) {
            const auto& term = terms_[form->term];
            out.append(html, copied, at - copied).append(term.button);
            out.append(html, at, form->word.size()).append("</button>");
            at += form->word.size();
            copied = at;
            explanations += term.explanation;
            used[form->term] = true;
            continue;
        }
        while (at < html.size() && letter(html[at])) ++at;
    }
    out.append(html, copied);
    if (!explanations.empty()) explained.terms = "<div class=\"aw-terms\">\n" + explanations + "</div>\n";
    return explained;
}

}  // namespace actiewijzer::pages
