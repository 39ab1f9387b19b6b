// Explains glossary terms in place: the first time a word of the glossary appears in running text it becomes a button
// that opens its explanation.
#pragma once

#include <string>

#include "knowledge/knowledge.hpp"
#include "text/translate.hpp"

namespace actiewijzer::pages {

struct Explained {
    std::string html;   ///< the content with its terms marked
    std::string terms;  ///< the explanations, to stand at the end of main
};

/// Looks in the text of `html` only, and not inside links, headings, labels, buttons, summaries or quotations.
Explained explain_terms(std::string html, const knowledge::Knowledge& knowledge, const text::Words& words,
                        const std::string& glossary_url);

}  // namespace actiewijzer::pages
