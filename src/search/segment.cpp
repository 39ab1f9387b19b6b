#include "search/segment.hpp"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <numeric>

#include "search/fields.hpp"
#include "search/fold.hpp"
#include "search/weight.hpp"

namespace actiewijzer::search {

namespace {

constexpr unsigned value_weight = 4;

std::size_t place(Language language) { return language == Language::nl ? 0 : 1; }

struct Posting {
    Document document;
    std::uint32_t count;
};

}  // namespace

/// Reads the methods one by one. What a word stands for is found once.
class Segment::Builder {
public:
    Builder(Segment& into, const Around& around) : into_(into), around_(around) {}

    void read(Document document) {
        const auto& method = *into_.methods_[document];
        counted_.clear();
        into_.first_shown_.push_back(into_.shown_starts_.size());
        for (const auto& field : fields_of(method, around_.knowledge)) {
            if (field.shown) into_.shown_starts_.push_back(into_.shown_.size());
            for (const auto& token : tokens(field.text)) {
                const auto& known = known_word(token.folded, field.language);
                for (const auto term : known.terms) counted_.push_back({term, field.weight});
                if (known.spellable) ++into_.word_counts_[known.word];
                if (field.shown) into_.shown_.push_back(known.number);
            }
        }
        const auto values = [&](const char* facet, const std::vector<std::string>& ids) {
            for (const auto& id : ids)
                counted_.push_back({number(term(prefix::value, std::string(facet) + ':' + id)), value_weight});
        };
        values("theme", method.themes);
        values("audience", method.audiences);
        values("setting", method.settings);
        values("activity", method.activities);
        values("wish", method.gives);
        values("phase", method.phases);
        values("collection", method.collections);
        values("collection", method.gathered_in);
        close(document);
    }

    void finish() {
        into_.shown_starts_.push_back(into_.shown_.size());
        into_.stems_.resize(known_count_);
        into_.words_with_.resize(postings_.size());
        for (const auto& words : known_)
            for (const auto& [folded, known] : words) {
                into_.stems_[known.number] = known.terms.front();
                for (const auto term : known.terms) into_.words_with_[term].push_back(known.number);
            }
        into_.starts_.assign(postings_.size() + 1, 0);
        for (std::size_t at = 0; at < postings_.size(); ++at)
            into_.starts_[at + 1] = into_.starts_[at] + postings_[at].size();
        into_.documents_.reserve(into_.starts_.back());
        into_.shares_.reserve(into_.starts_.back());
        for (const auto& list : postings_)
            for (const auto& posting : list) {
                into_.documents_.push_back(posting.document);
                into_.shares_.push_back(share_of_weight(posting.count, lengths_[posting.document]));
            }
        for (const auto& [name, number] : into_.terms_) into_.sorted_.push_back({&name, number});
        std::ranges::sort(into_.sorted_, {}, [](const Named& each) -> std::string_view { return *each.name; });
        for (const auto& [word, number] : into_.word_numbers_) into_.words_.add(word, number);
    }

private:
    /// What a word stands for.
    struct Known {
        boost::container::small_vector<std::uint32_t, 4> terms;  ///< that of its stem first
        std::uint32_t number = 0;
        bool spellable = false;
        std::uint32_t word = 0;  ///< number of its count, when it is spellable
    };
    struct Counted {
        std::uint32_t term;
        std::uint32_t count;
    };

    std::uint32_t number(const std::string& name) {
        const auto [found, fresh] = into_.terms_.try_emplace(name, static_cast<std::uint32_t>(postings_.size()));
        if (fresh) postings_.emplace_back();
        return found->second;
    }

    const Known& known_word(const std::string& folded, Language language) {
        const auto [found, fresh] = known_[place(language)].try_emplace(folded);
        auto& known = found->second;
        if (!fresh) return known;
        known.number = known_count_++;
        const char kind = language == Language::nl ? prefix::dutch : prefix::english;
        const auto reading = around_.analysis.read(folded, language);
        known.terms.push_back(number(term(kind, reading.stem)));
        for (const auto& part : reading.parts) known.terms.push_back(number(term(prefix::part, part)));
        if (const auto word = number_word(folded, language); !word.empty())
            known.terms.push_back(number(term(kind, word)));
        known.spellable = spellable(folded);
        if (!known.spellable) return known;
        const auto [word, unknown] =
            into_.word_numbers_.try_emplace(folded, static_cast<std::uint32_t>(into_.word_counts_.size()));
        if (unknown) into_.word_counts_.push_back(0);
        known.word = word->second;
        return known;
    }

    void close(Document document) {
        std::ranges::sort(counted_, {}, &Counted::term);
        std::uint32_t length = 0;
        for (std::size_t at = 0; at < counted_.size();) {
            const auto term = counted_[at].term;
            std::uint32_t count = 0;
            for (; at < counted_.size() && counted_[at].term == term; ++at) count += counted_[at].count;
            postings_[term].push_back({document, count});
            length += count;
        }
        lengths_.push_back(length);
    }

    Segment& into_;
    const Around& around_;
    std::vector<std::vector<Posting>> postings_;
    std::vector<std::uint32_t> lengths_;  ///< counts of all terms, by document
    std::vector<Counted> counted_;
    std::array<boost::unordered_flat_map<std::string, Known, TextHash, std::equal_to<>>, 2> known_;  ///< by language
    std::uint32_t known_count_ = 0;
};

Segment::Segment(std::vector<MethodPtr> methods, const Around& around)
    : methods_(std::move(methods)), titles_(methods_, around.analysis) {
    Builder builder(*this, around);
    value_starts_.push_back(0);
    with_value_.assign(around.values.size(), Bits(words_for(size())));
    for (Document document = 0; document < size(); ++document) {
        builder.read(document);
        for (const auto value : around.values.of(*methods_[document], around.today)) {
            values_.push_back(value);
            set(with_value_[value], document);
        }
        value_starts_.push_back(values_.size());
        name_keys_.push_back(squashed(methods_[document]->name));
    }
    builder.finish();
    by_name_.resize(size());
    std::iota(by_name_.begin(), by_name_.end(), 0);
    std::ranges::stable_sort(by_name_, {}, [&](Document each) -> std::string_view { return name_keys_[each]; });
}

std::optional<Document> Segment::find(std::string_view slug) const {
    const auto found = std::ranges::lower_bound(methods_, slug, {},
                                                [](const MethodPtr& each) -> std::string_view { return each->slug; });
    if (found == methods_.end() || (*found)->slug != slug) return std::nullopt;
    return static_cast<Document>(found - methods_.begin());
}

Segment::Postings Segment::postings(std::string_view term) const {
    const auto found = terms_.find(term);
    if (found == terms_.end()) return {};
    const auto from = starts_[found->second];
    const auto count = frequency_at(found->second);
    return {{documents_.data() + from, count}, {shares_.data() + from, count}};
}

Segment::Marker::Marker(const Segment& segment, const std::set<std::string, std::less<>>& stems)
    : segment_(segment), sought_(words_for(segment.stems_.size())) {
    for (const auto& stem : stems)
        for (const char kind : {prefix::dutch, prefix::part, prefix::english})
            if (const auto found = segment.terms_.find(term(kind, stem)); found != segment.terms_.end())
                for (const auto word : segment.words_with_[found->second]) set(sought_, word);
}

Segment::Marks Segment::Marker::in_summary(Document document, Language language) const {
    return in_text(segment_.first_shown_[document] + place(language));
}

Segment::Marks Segment::Marker::in_section(Document document, std::size_t section) const {
    return in_text(segment_.first_shown_[document] + all_languages.size() + section);
}

Segment::Marks Segment::Marker::in_text(std::size_t text) const {
    const auto from = segment_.shown_starts_[text];
    Marks marks(segment_.shown_starts_[text + 1] - from);
    for (std::size_t at = 0; at < marks.size(); ++at)
        if (const auto word = segment_.shown_[from + at]; has(sought_, word)) marks[at] = segment_.stems_[word] + 1;
    return marks;
}

std::size_t Segment::first_term(std::string_view begin) const {
    const auto found =
        std::ranges::lower_bound(sorted_, begin, {}, [](const Named& each) -> std::string_view { return *each.name; });
    return static_cast<std::size_t>(found - sorted_.begin());
}

}  // namespace actiewijzer::search
