// One method in a list of methods: name, a line or two, its elements, where it is used and what research says.
#pragma once

#include <string>
#include <vector>

#include "domain/method.hpp"
#include "pages/site.hpp"
#include "search/index.hpp"

namespace actiewijzer::pages::methods {

struct EntryView {
    std::string href;
    std::string name;
    std::string summary;  ///< empty when the snippet says it
    std::vector<search::Fragment> snippet;
    bool snippet_is_dutch = false;  ///< on an English page
    std::vector<Element> elements;
    std::string settings;
    std::string evidence;
    std::string fails;  ///< why it doesn't belong in the overview; empty when it does
};

EntryView entry_of(const Visit& visit, const Method& method);
/// The same, with the piece of text that shows why it was found.
EntryView entry_of(const Visit& visit, const search::Hit& hit);

/// The evidence in a few words, each level with its date; "geen onderzoek bekend" when there is none.
std::string evidence_in_short(const Visit& visit, const Method& method);

/// Names of vocabulary terms in the reader's language: "dorp, wijk".
std::string names_of(const text::Words& words, const std::vector<knowledge::Term>& terms,
                     const std::vector<std::string>& ids);

/// Fills in methods/entry.html at `place`.
void pour_entry(const Visit& visit, ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place,
                const EntryView& entry);

}  // namespace actiewijzer::pages::methods
