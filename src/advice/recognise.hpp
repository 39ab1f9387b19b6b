// What a text says, as far as the vocabulary and the circumstances know it: circumstances, themes, audiences, settings,
// activities and refusals of them, wishes and phases; and the words that point at single methods.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "advice/advice.hpp"
#include "advice/rank.hpp"
#include "knowledge/knowledge.hpp"
#include "search/analysis.hpp"
#include "search/phrases.hpp"

namespace actiewijzer::advice {

class Recogniser {
public:
    Recogniser(const knowledge::Knowledge& knowledge, std::shared_ptr<const search::Analysis> analysis);

    struct Found {
        std::vector<Recognised> recognised;  ///< in the order of the text, each id once
        Clues clues;                         ///< words that point at single methods
        std::vector<Remark> remarks;
    };
    /// Reads the description and what the initiators want in their own words, each in the language it is written in.
    Found read(const Situation& situation) const;

private:
    /// What a sign stands for.
    struct Meaning {
        enum class Kind { recognised, keyword, subject, criterion, remark };
        Kind kind;
        Recognised::Kind as{};
        std::string id;
        std::size_t number = 0;  ///< of the method, criterion or remark
    };
    void add(const std::vector<std::string>& signs, Language language, Meaning meaning);
    void add_terms(const std::vector<knowledge::Term>& terms, Recognised::Kind kind);
    void read_text(const std::string& text, bool is_wish, Found& into) const;

    const knowledge::Knowledge& knowledge_;
    std::shared_ptr<const search::Analysis> analysis_;
    search::Phrases phrases_;
    std::vector<Meaning> meanings_;
};

}  // namespace actiewijzer::advice
