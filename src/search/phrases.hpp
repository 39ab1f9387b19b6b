// Recognises phrases ("signs") in a text: see docs/content-format.md, "Signs".
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/language.hpp"
#include "search/analysis.hpp"

namespace actiewijzer::search {

/// Many phrases, looked for at once. Fill it, then only read: reading is safe from many threads.
class Phrases {
public:
    explicit Phrases(std::shared_ptr<const Analysis> analysis);
    ~Phrases();
    Phrases(Phrases&&) noexcept;
    Phrases& operator=(Phrases&&) noexcept;

    /// Adds a phrase that stands for `value`; "…" is a gap of at most four words. Returns the number of
    /// the phrase, or -1 when it holds no word.
    int add(std::string_view phrase, Language language, int value);

    struct Found {
        int value;
        std::size_t begin, end;  ///< bytes in the text
        std::string words;       ///< as the user wrote them
        bool negated;            ///< "geen", "zonder" … stands before it, or "niet" right after
    };
    /// Everything that is in the text, by place; also shorter phrases inside longer ones. `words` is
    /// what the analysis made of the same text; phrases of its language count.
    std::vector<Found> find(std::string_view text, const std::vector<Word>& words) const;

private:
    struct Trie;
    std::shared_ptr<const Analysis> analysis_;
    std::unique_ptr<Trie> trie_;
};

}  // namespace actiewijzer::search
