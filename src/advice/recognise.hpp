// What a text says, as far as the vocabulary and the circumstances know it: circumstances, themes, audiences, settings,
// activities and refusals of them, wishes and phases; and the words that point at single methods.
#pragma once

#include <memory>
#include <optional>
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
    Recogniser(knowledge::KnowledgePtr knowledge, std::shared_ptr<const search::Analysis> analysis);
    /// The same for a later revision, in which only the methods with these slugs differ.
    Recogniser with(knowledge::KnowledgePtr knowledge, const std::vector<std::string>& changed) const;

    struct Found {
        std::vector<Recognised> recognised;  ///< in the order of the text, each id once
        Clues clues;                         ///< words that point at single methods
        std::vector<Remark> remarks;
    };
    /// Reads the description and what the initiators want in their own words, each in the language it is written in.
    Found read(const Situation& situation) const;

private:
    using MethodPtr = std::shared_ptr<const Method>;
    /// What a sign stands for.
    struct Meaning {
        enum class Kind { recognised, keyword, subject, criterion, remark };
        Kind kind;
        Recognised::Kind as{};
        std::string id;
        std::size_t number = 0;  ///< of the criterion or remark, or of the method among those of its signs
    };
    /// Signs that never change: those of the vocabulary, or of some methods.
    struct Signs {
        explicit Signs(std::shared_ptr<const search::Analysis> analysis) : phrases(std::move(analysis)) {}
        void add(const std::vector<std::string>& signs, Language language, Meaning meaning);
        void add_terms(const std::vector<knowledge::Term>& terms, Recognised::Kind kind);
        search::Phrases phrases;
        std::vector<Meaning> meanings;
        std::vector<MethodPtr> methods;
    };

    /// Its row when readers see exactly this one.
    std::optional<std::size_t> row_of(const MethodPtr& method) const;
    void add_methods(std::vector<MethodPtr> fresh);
    void read_text(const std::string& text, bool is_wish, Found& into) const;

    knowledge::KnowledgePtr knowledge_;
    std::shared_ptr<const search::Analysis> analysis_;
    std::shared_ptr<const Signs> vocabulary_;
    std::vector<std::shared_ptr<const Signs>> of_methods_;  ///< the largest first; some hold methods that are gone
};

}  // namespace actiewijzer::advice
