#include "search/found.hpp"

#include <algorithm>

#include "search/weight.hpp"

namespace actiewijzer::search {

namespace {

// A hit this far below the best has little to do with what was asked.
constexpr float least_share = 0.22F;

const Method& method_at(const Parts& parts, const Place& place) {
    return *parts.all()[place.part].segment->method(place.document);
}

void order_by_slug(const Parts& parts, std::vector<Place>& places) {
    std::ranges::sort(places, {}, [&](const Place& each) -> std::string_view { return method_at(parts, each).slug; });
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

template <class Find>
std::vector<Place> in_titles(const Parts& parts, Find find) {
    std::vector<Place> places;
    for (std::size_t part = 0; part < parts.all().size(); ++part)
        for (const auto document : find(parts.all()[part].segment->titles()))
            if (parts.all()[part].shows(document)) places.push_back({part, document});
    order_by_slug(parts, places);
    return places;
}

/// The one whose name has the fewest letters wrong. None when two are as near.
std::vector<Place> almost_named(const Parts& parts, const TypedName& typed) {
    std::vector<Place> places;
    std::size_t fewest = typed.letters.size();
    for (std::size_t part = 0; part < parts.all().size(); ++part)
        for (const auto& each : parts.all()[part].segment->titles().almost(typed)) {
            const Place place{part, each.number};
            if (!parts.all()[part].shows(each.number) || each.mistakes > fewest) continue;
            if (each.mistakes < fewest) places.clear();
            fewest = each.mistakes;
            if (std::ranges::find(places, place) == places.end()) places.push_back(place);
        }
    if (places.size() > 1) places.clear();
    return places;
}

void add_terms(const Sought& what, const Parts& parts, const Part& part, Document document,
               std::vector<OwnTerm>& terms) {
    for (const auto& one : what.of) add_terms(one, parts, part, document, terms);
    if (what.kind != Sought::Kind::term || std::ranges::find(terms, what.term, &OwnTerm::term) != terms.end()) return;
    const auto postings = part.segment->postings(what.term);
    const auto found = std::ranges::lower_bound(postings.documents, document);
    if (found == postings.documents.end() || *found != document) return;
    const auto share = postings.shares[static_cast<std::size_t>(found - postings.documents.begin())];
    terms.push_back({what.term, term_weight(parts.frequency(what.term), parts.size()) * share / whole_share});
}

}  // namespace

Named find_named(const Parts& parts, const TypedName& typed) {
    auto places = in_titles(parts, [&](const Titles& titles) { return titles.by_letters(typed); });
    if (places.empty()) places = in_titles(parts, [&](const Titles& titles) { return titles.by_stems(typed); });
    if (!places.empty()) return {std::move(places), true};
    return {almost_named(parts, typed), false};
}

std::vector<Place> names_like(const Parts& parts, const TypedName& typed, std::size_t most) {
    std::vector<Match> all;
    for (std::size_t part = 0; part < parts.all().size(); ++part)
        for (const auto& each : parts.all()[part].segment->titles().like(typed))
            if (parts.all()[part].shows(each.number)) all.push_back({{part, each.number}, each.likeness});
    std::ranges::sort(all, [&](const Match& one, const Match& other) {
        if (one.weight != other.weight) return one.weight > other.weight;
        return method_at(parts, one.place).slug < method_at(parts, other.place).slug;
    });
    std::vector<Place> places;
    for (const auto& match : all)
        if (places.size() < most && std::ranges::find(places, match.place) == places.end())
            places.push_back(match.place);
    return places;
}

std::vector<OwnTerm> terms_in(const Sought& what, const Parts& parts, std::string_view slug) {
    std::vector<OwnTerm> terms;
    for (const auto& part : parts.all())
        if (const auto document = part.segment->find(slug); document && part.shows(*document))
            add_terms(what, parts, part, *document, terms);
    std::ranges::sort(terms, {}, &OwnTerm::term);
    return terms;
}

Matches::Matches(const Parts& parts) : parts_(parts), own_(parts.all().size()) {}

void Matches::take_all() {
    for (std::size_t at = 0; at < own_.size(); ++at) {
        const auto& part = parts_.all()[at];
        own_[at].all = part.gone ? part.gone->left : all_bits(part.segment->size());
        own_[at].left = own_[at].all;
    }
}

void Matches::take(const Sought& what, const Named& named) {
    float best = 0;
    for (std::size_t at = 0; at < own_.size(); ++at) {
        own_[at].scored = score(what, parts_, parts_.all()[at], least_share, best);
        best = own_[at].scored.best;
    }
    for (std::size_t part = 0; part < own_.size(); ++part) {
        auto& [scored, all, left] = own_[part];
        all.assign(words_for(parts_.all()[part].segment->size()), 0);
        for (std::size_t at = 0; at < scored.documents.size(); ++at)
            if (scored.weights[at] >= best * least_share) set(all, scored.documents[at]);
        for (const auto& place : named.places)
            if (place.part == part) set(all, place.document);
        left = all;
    }
    first_ = named.places;
    top_ = best + 1;
}

float Matches::Own::weight(Document document) const {
    const auto found = std::ranges::lower_bound(scored.documents, document);
    if (found == scored.documents.end() || *found != document) return 0;
    return scored.weights[static_cast<std::size_t>(found - scored.documents.begin())];
}

std::vector<std::size_t> Matches::narrow(const Chosen& chosen, const Values& values) {
    std::vector<std::size_t> counts(values.size());
    for (std::size_t at = 0; at < own_.size(); ++at) {
        const auto& segment = *parts_.all()[at].segment;
        auto& own = own_[at];
        // Which documents each choice lets through, and for each facet what the choices in the others leave.
        std::vector<std::pair<std::size_t, Bits>> passes;
        for (std::size_t facet = 0; facet < chosen.size(); ++facet) {
            if (chosen[facet].empty()) continue;
            Bits any(own.all.size());
            for (const auto value : chosen[facet])
                if (value < values.size())
                    for (std::size_t word = 0; word < any.size(); ++word) any[word] |= segment.with_value(value)[word];
            passes.emplace_back(facet, std::move(any));
        }
        const auto left_by = [&](std::size_t but) {
            Bits left = own.all;
            for (const auto& [facet, any] : passes)
                if (facet != but)
                    for (std::size_t word = 0; word < left.size(); ++word) left[word] &= any[word];
            return left;
        };
        own.left = left_by(chosen.size());
        const auto count_values = [&](const Bits& among, std::size_t from, std::size_t to) {
            // Few documents are asked for their values; of many, each value is asked for its documents, 64 at a time.
            constexpr std::size_t steps_for_one = 40;
            const auto documents = count(among);
            if (documents * steps_for_one < among.size() * (to - from)) {
                each(among, [&](std::size_t document) {
                    for (const auto value : segment.values_of(static_cast<Document>(document)))
                        if (value >= from && value < to) ++counts[value];
                });
            } else {
                for (auto value = from; value < to; ++value)
                    counts[value] += count_both(among, segment.with_value(value));
            }
        };
        if (passes.empty()) {
            count_values(own.left, 0, values.size());
            continue;
        }
        for (std::size_t facet = 0; facet < chosen.size(); ++facet)
            count_values(chosen[facet].empty() ? own.left : left_by(facet), values.first(facet),
                         values.first(facet + 1));
    }
    return counts;
}

std::size_t Matches::size() const {
    std::size_t all = 0;
    for (const auto& own : own_) all += count(own.left);
    return all;
}

std::vector<Match> Matches::by_name(std::size_t offset, std::size_t limit) const {
    // Each part has its own order of names: the first name of those that are next comes next.
    struct Next {
        std::size_t part;
        std::span<const Document> order;
        std::size_t at = 0;
    };
    std::vector<Next> next;
    const auto skip = [&](Next& each) {
        while (each.at < each.order.size() && !has(own_[each.part].left, each.order[each.at])) ++each.at;
    };
    for (std::size_t part = 0; part < own_.size(); ++part) {
        next.push_back({part, parts_.all()[part].segment->by_name()});
        skip(next.back());
    }
    const auto before = [&](const Next& one, const Next& other) {
        if (one.at == one.order.size() || other.at == other.order.size()) return other.at == other.order.size();
        const Place a{one.part, one.order[one.at]};
        const Place b{other.part, other.order[other.at]};
        const auto order = parts_.all()[a.part]
                               .segment->name_key(a.document)
                               .compare(parts_.all()[b.part].segment->name_key(b.document));
        return order != 0 ? order < 0 : method_at(parts_, a).slug < method_at(parts_, b).slug;
    };
    std::vector<Match> matches;
    for (std::size_t passed = 0; matches.size() < limit; ++passed) {
        const auto found = std::ranges::min_element(next, before);
        if (found == next.end() || found->at == found->order.size()) break;
        const Place place{found->part, found->order[found->at++]};
        skip(*found);
        if (passed < offset) continue;
        const auto& own = own_[place.part];
        matches.push_back({place, own.weight(place.document)});
    }
    return matches;
}

template <class Of>
std::vector<Match> Matches::best_in(Of of, std::size_t offset, std::size_t limit) const {
    const auto better = [&](const Match& one, const Match& other) {
        if (one.weight != other.weight) return one.weight > other.weight;
        return method_at(parts_, one.place).slug < method_at(parts_, other.place).slug;
    };
    std::vector<Match> matches;  // a heap of the best so far, the least on top
    const auto most = offset + limit;
    const auto offer = [&](const Match& match) {
        if (matches.size() == most) {
            if (most == 0 || !better(match, matches.front())) return;
            std::ranges::pop_heap(matches, better);
            matches.pop_back();
        }
        matches.push_back(match);
        std::ranges::push_heap(matches, better);
    };
    const auto is_first = [&](const Place& place) { return std::ranges::find(first_, place) != first_.end(); };
    for (const auto& place : first_)
        if (has(of(own_[place.part]), place.document)) offer({place, top_});
    for (std::size_t part = 0; part < own_.size(); ++part) {
        const auto& scored = own_[part].scored;
        for (std::size_t at = 0; at < scored.documents.size(); ++at) {
            const Place place{part, scored.documents[at]};
            if (has(of(own_[part]), place.document) && !is_first(place)) offer({place, scored.weights[at]});
        }
    }
    std::ranges::sort_heap(matches, better);
    matches.erase(matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(std::min(offset, matches.size())));
    return matches;
}

std::vector<Match> Matches::best(std::size_t offset, std::size_t limit) const {
    return best_in([](const Own& own) -> const Bits& { return own.left; }, offset, limit);
}

std::vector<Match> Matches::best_of_all(std::size_t most) const {
    return best_in([](const Own& own) -> const Bits& { return own.all; }, 0, most);
}

}  // namespace actiewijzer::search
