#include "search/parts.hpp"

#include <algorithm>
#include <unordered_map>

namespace actiewijzer::search {

namespace {

// A segment that is not larger than so many times what is added goes up in the new one.
constexpr std::size_t growth = 8;

std::shared_ptr<const Gone> without(const Part& part, const std::vector<Document>& documents, const Around& around) {
    auto gone = part.gone ? std::make_shared<Gone>(*part.gone) : std::make_shared<Gone>();
    if (!part.gone) gone->left = all_bits(part.segment->size());
    for (const auto document : documents) {
        // What stood in the segment for it, it stands for once more.
        const Segment one({part.segment->method(document)}, around);
        one.each_term([&](std::string_view term, std::size_t) { ++gone->terms[std::string(term)]; });
        one.each_word([&](std::string_view word, std::uint32_t count) { gone->words[std::string(word)] += count; });
        ++gone->count;
        gone->left[document / 64] &= ~(std::uint64_t{1} << (document % 64));
    }
    return gone;
}

template <class Counts>
auto count_in(const Counts& counts, std::string_view key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

}  // namespace

void Parts::add(std::shared_ptr<const Segment> segment, std::shared_ptr<const Gone> gone) {
    Part part{std::move(segment), std::move(gone)};
    if (part.visible() > 0) parts_.push_back(std::move(part));
}

Parts Parts::with(const std::vector<std::string>& gone, std::vector<MethodPtr> fresh, const Around& around) const {
    Parts made;
    for (const auto& part : parts_) {
        std::vector<Document> documents;
        for (const auto& slug : gone)
            if (const auto document = part.segment->find(slug); document && part.shows(*document))
                documents.push_back(*document);
        made.add(part.segment, documents.empty() ? part.gone : without(part, documents, around));
    }
    if (!fresh.empty()) {
        while (!made.parts_.empty() && made.parts_.back().visible() <= growth * fresh.size()) {
            const auto& last = made.parts_.back();
            for (Document document = 0; document < last.segment->size(); ++document)
                if (last.shows(document)) fresh.push_back(last.segment->method(document));
            made.parts_.pop_back();
        }
        std::ranges::sort(fresh, {}, [](const MethodPtr& each) -> std::string_view { return each->slug; });
        made.add(std::make_shared<const Segment>(std::move(fresh), around), nullptr);
    }
    for (const auto& part : made.parts_) made.size_ += part.visible();
    return made;
}

std::size_t Parts::frequency(std::string_view term) const {
    std::size_t all = 0;
    for (const auto& part : parts_) {
        all += part.segment->postings(term).documents.size();
        if (part.gone) all -= count_in(part.gone->terms, term);
    }
    return all;
}

std::vector<std::string> Parts::starting(std::string_view begin, std::size_t most) const {
    std::unordered_map<std::string_view, std::size_t> found;
    for (const auto& part : parts_)
        part.segment->starting(begin, [&](std::string_view term, std::size_t documents) {
            found[term] += documents - (part.gone ? count_in(part.gone->terms, term) : 0);
        });
    std::vector<std::pair<std::size_t, std::string_view>> order;
    for (const auto& [term, documents] : found)
        if (documents > 0) order.emplace_back(documents, term);
    std::ranges::sort(order, [](const auto& one, const auto& other) {
        return one.first != other.first ? one.first > other.first : one.second < other.second;
    });
    if (order.size() > most) order.resize(most);
    std::vector<std::string> terms;
    for (const auto& [documents, term] : order) terms.emplace_back(term);
    return terms;
}

std::map<std::string, std::uint64_t> Parts::words_like(std::string_view folded, std::size_t most) const {
    std::map<std::string, std::uint64_t> words;
    for (const auto& part : parts_)
        for (const auto& near : part.segment->words().within(folded, most)) {
            const auto left = part.segment->count_of(near) - (part.gone ? count_in(part.gone->words, near.text) : 0);
            if (left > 0) words[std::string(near.text)] += left;
        }
    return words;
}

}  // namespace actiewijzer::search
