// Some methods, ready to be searched. Never changes: a newer index adds another one, and says what is gone from this.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "search/alike.hpp"
#include "search/analysis.hpp"
#include "search/bits.hpp"
#include "search/terms.hpp"
#include "search/titles.hpp"
#include "search/values.hpp"

namespace actiewijzer::search {

using MethodPtr = std::shared_ptr<const Method>;
/// The number of a method within its segment.
using Document = std::uint32_t;

/// What of the knowledge an index needs besides its methods.
struct Around {
    const knowledge::Knowledge& knowledge;
    const Analysis& analysis;
    const Values& values;
    std::string today;  ///< ISO 8601: research may have run out
};

/// Safe to read from many threads.
class Segment {
public:
    /// `methods` by slug.
    Segment(std::vector<MethodPtr> methods, const Around& around);

    std::size_t size() const { return methods_.size(); }
    const MethodPtr& method(Document document) const { return methods_[document]; }
    std::optional<Document> find(std::string_view slug) const;

    /// The documents that have a term, rising, and the share of the term's weight that each gets, of `whole_share`.
    struct Postings {
        std::span<const Document> documents;
        std::span<const std::uint16_t> shares;
    };
    Postings postings(std::string_view term) const;
    /// Calls `with(term, documents)` with each term that begins so.
    template <class With>
    void starting(std::string_view begin, With&& with) const {
        for (auto at = first_term(begin); at < sorted_.size(); ++at) {
            const std::string_view name = *sorted_[at].name;
            if (!name.starts_with(begin)) return;
            with(name, frequency_at(sorted_[at].number));
        }
    }
    template <class With>
    void each_term(With&& with) const {
        for (const auto& [name, number] : terms_) with(std::string_view(name), frequency_at(number));
    }
    /// Words as written, folded, that a mistake may have been meant for; with how often they occur.
    const Alike& words() const { return words_; }
    std::uint32_t count_of(const Alike::Near& word) const { return word_counts_[word.value]; }
    template <class With>
    void each_word(With&& with) const {
        for (const auto& [word, number] : word_numbers_) with(std::string_view(word), word_counts_[number]);
    }

    /// By word of a text: 0, or a number that is the same for words of one stem, when it was sought.
    using Marks = std::vector<std::uint32_t>;
    /// What of the methods here was sought, by stems. For one search.
    class Marker {
    public:
        Marker(const Segment& segment, const std::set<std::string, std::less<>>& stems);
        Marks in_summary(Document document, Language language) const;
        /// Of the plain text of a section, by its place in the method.
        Marks in_section(Document document, std::size_t section) const;

    private:
        Marks in_text(std::size_t text) const;
        const Segment& segment_;
        Bits sought_;  ///< by number of a word
    };

    const Titles& titles() const { return titles_; }
    /// Documents in the order of their names; what they are put in order by.
    std::span<const Document> by_name() const { return by_name_; }
    const std::string& name_key(Document document) const { return name_keys_[document]; }

    /// Values of facets: of a document, rising, and the documents of a value.
    std::span<const std::uint16_t> values_of(Document document) const {
        return {values_.data() + value_starts_[document], values_.data() + value_starts_[document + 1]};
    }
    std::span<const std::uint64_t> with_value(std::size_t value) const { return with_value_[value]; }

private:
    class Builder;
    struct Named {
        const std::string* name;
        std::uint32_t number;
    };
    std::size_t first_term(std::string_view begin) const;
    std::size_t frequency_at(std::uint32_t number) const { return starts_[number + 1] - starts_[number]; }

    std::vector<MethodPtr> methods_;
    boost::unordered_flat_map<std::string, std::uint32_t, TextHash, std::equal_to<>> terms_;
    std::vector<Named> sorted_;
    std::vector<std::size_t> starts_;  ///< by number of a term, in the two that follow
    std::vector<Document> documents_;
    std::vector<std::uint16_t> shares_;
    std::vector<std::uint32_t> shown_;       ///< numbers of the words of all texts that are shown, one after another
    std::vector<std::size_t> shown_starts_;  ///< by text
    std::vector<std::size_t> first_shown_;   ///< text of a document
    std::vector<std::uint32_t> stems_;       ///< by number of a word: the term of its stem
    std::vector<std::vector<std::uint32_t>> words_with_;  ///< by number of a term: the words that stand for it
    Alike words_;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> word_numbers_;
    std::vector<std::uint32_t> word_counts_;
    Titles titles_;
    std::vector<Document> by_name_;
    std::vector<std::string> name_keys_;
    std::vector<std::uint16_t> values_;
    std::vector<std::size_t> value_starts_;
    std::vector<Bits> with_value_;
};

}  // namespace actiewijzer::search
