#include "pages/methods/entry.hpp"

#include <algorithm>

#include "methods/entry.tpl.hpp"
#include "pages/methods/show.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::methods {

namespace m = markers::methods_entry;

namespace {

/// The words of a snippet without the dots that show where it was cut.
std::string text_of(const std::vector<search::Fragment>& snippet) {
    std::string text;
    for (const auto& fragment : snippet) text += fragment.text;
    constexpr std::string_view dots = "…";
    const auto trim = [&] {
        const auto begin = text.find_first_not_of(' ');
        text = begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
    };
    trim();
    if (text.starts_with(dots)) text.erase(0, dots.size());
    if (text.ends_with(dots)) text.erase(text.size() - dots.size());
    trim();
    return text;
}

}  // namespace

std::string names_of(const text::Words& words, const std::vector<knowledge::Term>& terms,
                     const std::vector<std::string>& ids) {
    std::string names;
    for (const auto& id : ids)
        if (const auto* term = knowledge::find_term(terms, id))
            names += (names.empty() ? "" : ", ") + words(term->name);
    return names;
}

std::string evidence_in_short(const Visit& visit, const Method& method) {
    const auto& words = visit.words;
    const auto today = text::dutch_today();
    if (method.evidence.empty()) return words("evidence.none");
    std::vector<std::string> levels;
    for (const auto& each : method.evidence) {
        auto level = words(visit.knowledge().level_of(each).name);
        if (!each.date.empty()) level += " (" + text::date(words, each.date) + ')';
        if (each.expired(today)) level += ", " + words("method.expired", {text::date(words, each.valid_until)});
        if (std::ranges::find(levels, level) == levels.end()) levels.push_back(std::move(level));
    }
    std::string all;
    for (const auto& level : levels) all += (all.empty() ? "" : "; ") + level;
    return words("evidence.short", {all});
}

EntryView entry_of(const Visit& visit, const Method& method) {
    EntryView entry;
    entry.href = visit.url("/methoden/" + method.slug);
    entry.name = method.name;
    entry.summary = visit.words(method.summary);
    for (const auto& lean : method.leans) entry.elements.push_back(lean.element);
    entry.settings = names_of(visit.words, visit.knowledge().settings, method.settings);
    entry.evidence = evidence_in_short(visit, method);
    for (const auto& failed : failed_judgements(visit, method))
        entry.fails += (entry.fails.empty() ? "" : " ") + failed.verdict + ' ' + failed.why;
    return entry;
}

EntryView entry_of(const Visit& visit, const search::Hit& hit) {
    auto entry = entry_of(visit, *hit.method);
    if (std::ranges::none_of(hit.snippet, &search::Fragment::marked)) return entry;
    entry.snippet = hit.snippet;
    const auto text = text_of(hit.snippet);
    if (entry.summary.find(text) != std::string::npos)
        entry.summary.clear();
    else
        entry.snippet_is_dutch = visit.language() != Language::nl;
    return entry;
}

void pour_entry(const Visit& visit, ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place,
                const EntryView& entry) {
    auto* poured = values.AddIncludeDictionary(place);
    poured->SetFilename(Templates::key(visit.language(), "methods/entry.html"));
    poured->SetValue(m::ks_ENTRY_HREF, entry.href);
    poured->SetValue(m::ks_ENTRY_NAME, entry.name);
    fill_if(*poured, m::ks_ENTRY_SUMMARY, m::ks_ENTRY_TEXT, entry.summary);
    if (!entry.snippet.empty()) {
        auto* snippet = poured->AddSectionDictionary(m::ks_SNIPPET);
        show_if(*snippet, entry.snippet_is_dutch, m::ks_DUTCH);
        for (const auto& fragment : entry.snippet) {
            auto* piece = snippet->AddSectionDictionary(m::ks_FRAGMENT);
            piece->SetValue(m::ks_PIECE, fragment.text);
            piece->ShowSection(fragment.marked ? m::ks_MARKED : m::ks_PLAIN);
        }
    }
    for (const auto element : entry.elements) {
        auto* mark = poured->AddSectionDictionary(m::ks_ENTRY_ELEMENT);
        mark->SetValue(m::ks_ELEMENT_SLUG, str(slug(element)));
        mark->SetValue(m::ks_ELEMENT_NAME, str(name(element)));
    }
    poured->SetValue(m::ks_ENTRY_SETTINGS, entry.settings);
    poured->SetValue(m::ks_ENTRY_EVIDENCE, entry.evidence);
    fill_if(*poured, m::ks_ENTRY_FAILS, m::ks_FAILS_TEXT, entry.fails);
}

}  // namespace actiewijzer::pages::methods
