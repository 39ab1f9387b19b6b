// Words → methods.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/language.hpp"
#include "domain/method.hpp"
#include "knowledge/knowledge.hpp"
#include "search/analysis.hpp"

namespace actiewijzer::search {

/// What somebody looks for. Any text is allowed: it is words, never a language of operators.
struct Query {
    std::string words;  ///< empty: all methods, by name
    /// Values by key of a facet (search/facets.hpp): of each facet that is here one must hold.
    std::map<std::string, std::vector<std::string>, std::less<>> chosen;
    bool by_name = false;              ///< in the order of their names, also when words were sought
    Language language = Language::nl;  ///< of the reader; words of both languages are understood
    std::size_t offset = 0, limit = 20;
};

/// A piece of plain text; escape it where it is shown.
struct Fragment {
    std::string text;
    bool marked = false;  ///< a word that was sought
};

struct Hit {
    const Method* method = nullptr;
    double weight = 0;  ///< to put hits in order; means nothing else
    std::vector<Fragment> snippet;
};

struct FacetValue {
    std::string value;      ///< id in the vocabulary, slug of an element, id of a collection
    std::size_t count = 0;  ///< hits with this value, the other facets applied
    bool chosen = false;
};

struct Results {
    std::vector<Hit> hits;
    std::size_t total = 0;
    /// By key of a facet; values in their order, without those that no hit has unless they are chosen.
    std::map<std::string, std::vector<FacetValue>, std::less<>> facets;
    std::string did_you_mean;             ///< the words with their likely spelling; empty: nothing to mend
    std::vector<const Method*> nearest;   ///< when nothing was found
    std::vector<std::string> understood;  ///< other words that were sought too
};

/// One revision of the knowledge, ready to be searched from many threads. Its pointers to methods live
/// as long as the index.
class Index {
public:
    static std::shared_ptr<const Index> build(knowledge::KnowledgePtr knowledge,
                                              std::shared_ptr<const Analysis> analysis);
    ~Index();

    /// The index of a later revision, in which only the methods with these slugs are new, different or gone; nothing
    /// else of the knowledge may differ. It finds what one built at once would find, and takes time for what changed
    /// only.
    std::shared_ptr<const Index> with(knowledge::KnowledgePtr knowledge, const std::vector<std::string>& changed) const;

    Results find(const Query& query) const;
    /// How each rank came about, as lines of text in the language of the query.
    std::string explain(const Query& query) const;

private:
    struct State;
    explicit Index(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace actiewijzer::search
