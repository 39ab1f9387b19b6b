#include "search/index.hpp"

#include <algorithm>
#include <cstdio>
#include <mutex>

#include "search/asked.hpp"
#include "search/facets.hpp"
#include "search/fields.hpp"
#include "search/fold.hpp"
#include "search/found.hpp"
#include "search/parts.hpp"
#include "search/snippet.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::search {

namespace {

constexpr std::size_t most_nearest = 3;
constexpr std::size_t most_hits = 1000;

/// The words of synonyms and vocabulary, for which a mistake may have been meant.
class VocabularyWords {
public:
    VocabularyWords(const knowledge::Knowledge& knowledge, const Analysis& analysis) {
        std::map<std::string, std::uint32_t> counts;
        const auto add = [&](const std::string& text, Language language) {
            for (const auto& word : analysis.words(text, language))
                if (spellable(word.folded)) ++counts[word.folded];
        };
        for (const auto& group : knowledge.synonyms)
            for (const auto& text : group) add(text, Language::nl);
        for (const auto* terms : {&knowledge.themes, &knowledge.audiences, &knowledge.settings, &knowledge.activities})
            for (const auto& each : *terms) {
                for (const auto& text : each.words_nl) add(text, Language::nl);
                for (const auto& text : each.words_en) add(text, Language::en);
            }
        for (auto& [word, count] : counts) words_.add(word, count);
    }
    std::vector<Alike::Near> within(std::string_view folded, std::size_t most) const {
        return words_.within(folded, most);
    }

private:
    Alike words_;  ///< each stands for how often it occurs
};

/// What successive revisions have in common while only methods change. Made when somebody first searches: a start
/// must be fast.
class Common {
public:
    explicit Common(const knowledge::Knowledge& knowledge) : values(knowledge) {}

    const Meanings& meanings(const knowledge::Knowledge& knowledge, const std::shared_ptr<const Analysis>& analysis) {
        make(knowledge, analysis);
        return *meanings_;
    }
    const VocabularyWords& words(const knowledge::Knowledge& knowledge,
                                 const std::shared_ptr<const Analysis>& analysis) {
        make(knowledge, analysis);
        return *words_;
    }
    const Values values;

private:
    void make(const knowledge::Knowledge& knowledge, const std::shared_ptr<const Analysis>& analysis) {
        std::call_once(made_, [&] {
            meanings_.emplace(knowledge, analysis);
            words_.emplace(knowledge, *analysis);
        });
    }
    std::once_flag made_;
    std::optional<const Meanings> meanings_;
    std::optional<const VocabularyWords> words_;
};

}  // namespace

struct Index::State {
    knowledge::KnowledgePtr knowledge;
    std::shared_ptr<const Analysis> analysis;
    std::shared_ptr<Common> common;
    Parts parts;

    Around around() const { return {*knowledge, *analysis, common->values, text::dutch_today()}; }

    /// The word with the fewest mistakes, then the most used, then the first by letter; empty: none within `most`.
    std::string mended(std::string_view folded, std::size_t most) const {
        auto words = parts.words_like(folded, most);
        for (const auto& near : common->words(*knowledge, analysis).within(folded, most))
            words[std::string(near.text)] += near.value;
        std::string best;
        std::size_t fewest = most + 1;
        std::uint64_t used = 0;
        for (const auto& [word, count] : words) {
            const auto wrong = mistakes(folded, word, most);
            if (wrong == 0 || wrong > fewest || (wrong == fewest && count <= used)) continue;
            best = word;
            fewest = wrong;
            used = count;
        }
        return best;
    }

    Asked read(const Query& query, const Named& named) const {
        auto asked = understand(query.words, query.language, parts, *analysis, common->meanings(*knowledge, analysis),
                                [this](std::string_view folded, std::size_t most) { return mended(folded, most); });
        if (named.exact)
            asked.did_you_mean.clear();
        else if (!named.places.empty())
            asked.did_you_mean = method(named.places.front()).name;
        return asked;
    }

    const Method& method(const Place& place) const { return *parts.all()[place.part].segment->method(place.document); }
};

namespace {

/// How many different things that were sought are marked.
std::size_t different(Segment::Marks marks) {
    std::erase(marks, 0);
    std::ranges::sort(marks);
    return static_cast<std::size_t>(std::unique(marks.begin(), marks.end()) - marks.begin());
}

std::vector<Fragment> opening_of(const std::string& summary) { return opening(summary, tokens(summary)); }

/// The summary when it has what was sought, else the section that has most of it, or the first that has two things:
/// more don't fit together.
std::vector<Fragment> found_in(const Method& method, Document document, const Segment::Marker& marker,
                               Language language) {
    const std::string& summary = method.summary.in(language);
    const auto in_summary = marker.in_summary(document, language);
    if (different(in_summary) > 0) return snippet(summary, tokens(summary), in_summary);
    const MethodSection* best = nullptr;
    Segment::Marks in_best;
    std::size_t most = 0;
    for (std::size_t section = 0; section < method.sections.size() && most < 2; ++section) {
        auto marks = marker.in_section(document, section);
        const auto found = different(marks);
        if (found <= most) continue;
        most = found;
        best = &method.sections[section];
        in_best = std::move(marks);
    }
    if (!best) return opening_of(summary);
    const auto text = plain(best->markdown);
    return snippet(text, tokens(text), in_best);
}

}  // namespace

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::~Index() = default;

std::shared_ptr<const Index> Index::build(knowledge::KnowledgePtr knowledge, std::shared_ptr<const Analysis> analysis) {
    auto state = std::make_unique<State>();
    state->common = std::make_shared<Common>(*knowledge);
    state->knowledge = std::move(knowledge);
    state->analysis = std::move(analysis);
    std::vector<MethodPtr> methods;
    for (std::size_t at = 0; at < state->knowledge->methods.size(); ++at)
        methods.push_back(state->knowledge->methods.shared(at));
    state->parts = Parts().with({}, std::move(methods), state->around());
    return std::shared_ptr<const Index>(new Index(std::move(state)));
}

std::shared_ptr<const Index> Index::with(knowledge::KnowledgePtr knowledge,
                                         const std::vector<std::string>& changed) const {
    auto state = std::make_unique<State>(*state_);
    state->knowledge = std::move(knowledge);
    std::vector<MethodPtr> fresh;
    for (const auto& slug : changed)
        if (const auto at = state->knowledge->methods.place(slug))
            fresh.push_back(state->knowledge->methods.shared(*at));
    state->parts = state_->parts.with(changed, std::move(fresh), state->around());
    return std::shared_ptr<const Index>(new Index(std::move(state)));
}

Results Index::find(const Query& query) const {
    const State& state = *state_;
    Results results;

    // Which words, and what they match.
    Asked asked;
    TypedName typed(within_limits(query.words), *state.analysis);
    const bool words = !typed.letters.empty();
    Matches matches(state.parts);
    if (words) {
        const auto named = find_named(state.parts, typed);
        asked = state.read(query, named);
        results.did_you_mean = asked.did_you_mean;
        results.understood = asked.understood;
        matches.take(asked.sought, named);
    } else {
        matches.take_all();
    }

    // Which values were chosen; one that nobody knows matches nothing.
    const auto& values = state.common->values;
    Chosen chosen(facets().size());
    for (std::size_t facet = 0; facet < facets().size(); ++facet)
        if (const auto ids = query.chosen.find(facets()[facet].key); ids != query.chosen.end())
            for (const auto& id : ids->second) chosen[facet].push_back(values.number(facet, id));
    const auto counted = matches.narrow(chosen, values);
    for (std::size_t facet = 0; facet < facets().size(); ++facet) {
        auto& shown = results.facets[std::string(facets()[facet].key)];
        for (auto value = values.first(facet); value < values.first(facet + 1); ++value) {
            const bool is_chosen = std::ranges::find(chosen[facet], value) != chosen[facet].end();
            if (counted[value] || is_chosen) shown.push_back({values.id(value), counted[value], is_chosen});
        }
    }

    results.total = matches.size();
    const std::size_t limit = std::min(query.limit, most_hits);
    const bool by_name = !words || query.by_name;
    std::vector<Segment::Marker> markers;
    if (words)
        for (const auto& part : state.parts.all()) markers.emplace_back(*part.segment, asked.stems);
    for (const auto& match : by_name ? matches.by_name(query.offset, limit) : matches.best(query.offset, limit)) {
        const auto& method = state.method(match.place);
        results.hits.push_back({&method, match.weight,
                                words
                                    ? found_in(method, match.place.document, markers[match.place.part], query.language)
                                    : opening_of(method.summary.in(query.language))});
    }
    if (results.total == 0) {
        // What the words find without the facets; else what looks like them.
        if (words)
            for (const auto& match : matches.best_of_all(most_nearest))
                results.nearest.push_back(&state.method(match.place));
        if (results.nearest.empty())
            for (const auto& place : names_like(state.parts, typed, most_nearest))
                results.nearest.push_back(&state.method(place));
    }
    return results;
}

std::string Index::explain(const Query& query) const {
    const State& state = *state_;
    const bool dutch = query.language == Language::nl;
    const TypedName typed(within_limits(query.words), *state.analysis);
    const auto named = find_named(state.parts, typed);
    const auto asked = state.read(query, named);
    std::string text = dutch ? "Zo zijn de woorden gelezen:\n" : "How the words were read:\n";
    for (const auto& step : asked.steps) text += "  " + step + '\n';
    if (!asked.did_you_mean.empty()) text += (dutch ? "Bedoelde u: " : "Did you mean: ") + asked.did_you_mean + '\n';
    const auto results = find(query);
    text += (dutch ? "Gevonden: " : "Found: ") + std::to_string(results.total) + '\n';
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
        const auto& hit = results.hits[i];
        char weight[32];
        std::snprintf(weight, sizeof weight, "%.2f", hit.weight);
        text += std::to_string(query.offset + i + 1) + ". " + hit.method->name + "  " + weight + '\n';
        if (std::ranges::any_of(named.places, [&](const Place& each) { return &state.method(each) == hit.method; }))
            text += dutch ? "   dit is zijn naam\n" : "   this is its name\n";
        std::string terms;
        for (const auto& own : terms_in(asked.sought, state.parts, hit.method->slug)) {
            std::snprintf(weight, sizeof weight, "%.2f", own.weight);
            terms += (terms.empty() ? "   " : ", ") + own.term + ' ' + weight + " (" +
                     std::to_string(state.parts.frequency(own.term)) + (dutch ? " methoden)" : " methods)");
        }
        if (!terms.empty()) text += terms + '\n';
    }
    return text;
}

}  // namespace actiewijzer::search
