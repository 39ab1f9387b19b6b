// Explains glossary terms in place: the first time a word of the glossary appears in running text it becomes a button
// that opens its explanation.
#pragma once

#include <array>
#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "text/translate.hpp"

namespace actiewijzer::pages {

struct Explained {
    std::string html;   ///< the content with its terms marked
    std::string terms;  ///< the explanations, to stand at the end of main
};

/// The glossary in one language, prepared for looking its words up.
class Terms {
public:
    Terms(const knowledge::Knowledge& knowledge, const text::Words& words, const std::string& glossary_url);

    static constexpr std::size_t groups = 1024;

    /// Looks in the text of `html` only, and not inside links, headings, labels, buttons, summaries or quotations.
    Explained explain(std::string_view html) const;

private:
    struct Term {
        std::string button;       ///< its start tag
        std::string explanation;  ///< as HTML
    };
    struct Form {
        std::string word;  ///< lower case
        std::size_t term;
    };
    const Form* at_word(std::string_view html, std::size_t at, const std::vector<bool>& used) const;

    std::vector<Term> terms_;
    std::array<std::vector<Form>, groups> forms_;  ///< in each group the longest first
    std::bitset<groups> any_;                      ///< the groups that are not empty: most words stand in none
};

}  // namespace actiewijzer::pages
