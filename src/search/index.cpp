#include "search/index.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <mutex>
#include <stdexcept>

#include "search/asked.hpp"
#include "search/database.hpp"
#include "search/facets.hpp"
#include "search/fields.hpp"
#include "search/fold.hpp"
#include "search/snippet.hpp"
#include "search/titles.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::search {

namespace {

// A hit this far below the best has little to do with what was asked.
constexpr double least_share = 0.22;
constexpr std::size_t most_nearest = 3;
constexpr std::size_t most_hits = 1000;

/// What an index needs of a method to filter and count: for each facet the places of its values.
using FacetValues = std::vector<std::vector<std::size_t>>;

/// A match: place of the method in the snapshot, and weight.
struct Match {
    std::size_t place;
    double weight;
};

/// Takes every document that matches, however many there are.
class Gather : public Xapian::MatchSpy {
public:
    void operator()(const Xapian::Document& document, double weight) override {
        matches.push_back({document.get_docid() - 1, weight});
    }
    std::vector<Match> matches;
};

}  // namespace

struct Index::State {
    State(std::shared_ptr<const knowledge::Knowledge> of, std::shared_ptr<const Analysis> by,
          const std::filesystem::path& work_dir)
        : knowledge(std::move(of)),
          analysis(std::move(by)),
          database(*knowledge, *analysis, work_dir),
          titles(*knowledge, *analysis) {
        const auto today = text::dutch_today();
        of_method.resize(knowledge->methods.size());
        for (const auto& facet : facets()) {
            auto& ids = values.emplace_back();
            for (auto& option : facet.options(*knowledge)) ids.push_back(std::move(option.id));
            for (std::size_t place = 0; place < of_method.size(); ++place) {
                auto& own = of_method[place].emplace_back();
                for (const auto& id : facet.of(knowledge->methods[place], today))
                    if (const auto at = place_of(values.size() - 1, id); at < ids.size()) own.push_back(at);
                std::sort(own.begin(), own.end());
                own.erase(std::unique(own.begin(), own.end()), own.end());
            }
        }
        for (std::size_t i = 0; i < knowledge->methods.size(); ++i) by_name.push_back(i);
        std::vector<std::string> names;
        for (const auto& method : knowledge->methods) names.push_back(squashed(method.name));
        std::stable_sort(by_name.begin(), by_name.end(),
                         [&](std::size_t a, std::size_t b) { return names[a] < names[b]; });
        name_rank.resize(by_name.size());
        for (std::size_t rank = 0; rank < by_name.size(); ++rank) name_rank[by_name[rank]] = rank;
    }

    std::size_t place_of(std::size_t facet, std::string_view id) const {
        return static_cast<std::size_t>(std::find(values[facet].begin(), values[facet].end(), id) -
                                        values[facet].begin());
    }

    const Meanings& meant() const {
        // Not needed before somebody searches, and a start must be fast.
        std::call_once(made, [&] { meanings = std::make_unique<Meanings>(*knowledge, analysis); });
        return *meanings;
    }

    /// Places of the methods whose name was typed, perhaps with a mistake.
    std::vector<std::size_t> named(std::string_view typed) const {
        auto places = titles.exact(typed);
        if (places.empty())
            if (const auto almost = titles.almost(typed)) places.push_back(*almost);
        return places;
    }

    Asked read(const Query& query, const Xapian::Database& reader) const {
        auto asked = understand(query.words, query.language, reader, *analysis, meant(),
                                [this]() -> const Spelling& { return database.spelling(); });
        if (!titles.exact(asked.text).empty())
            asked.did_you_mean.clear();
        else if (const auto almost = titles.almost(asked.text))
            asked.did_you_mean = knowledge->methods[*almost].name;
        return asked;
    }

    /// Everything that the words match, best first, before any facet.
    std::vector<Match> matches(const Asked& asked, const Xapian::Database& reader) const {
        std::vector<Match> all;
        if (!asked.query.empty()) {
            Xapian::Enquire enquire(reader);
            enquire.set_query(asked.query);
            // Little regard for length: a method with a long text isn't less about its subject.
            // A word in the name or summary weighs well above one mention in the running text.
            enquire.set_weighting_scheme(Xapian::BM25Weight(3, 0, 1, 0.3, 0.5));
            Gather gather;
            enquire.add_matchspy(&gather);
            enquire.get_mset(0, 1, reader.get_doccount());
            all = std::move(gather.matches);
            double best = 0;
            for (const auto& match : all) best = std::max(best, match.weight);
            std::erase_if(all, [&](const Match& match) { return match.weight < best * least_share; });
        }
        const auto exact = named(asked.text);
        std::sort(all.begin(), all.end(), [](const Match& a, const Match& b) {
            return a.weight != b.weight ? a.weight > b.weight : a.place < b.place;
        });
        if (!exact.empty()) {
            const double top = all.empty() ? 1 : all.front().weight + 1;
            std::erase_if(all, [&](const Match& match) {
                return std::find(exact.begin(), exact.end(), match.place) != exact.end();
            });
            std::vector<Match> first;
            for (const auto place : exact) first.push_back({place, top});
            all.insert(all.begin(), first.begin(), first.end());
        }
        return all;
    }

    std::vector<Fragment> shown(const Method& method, const Asked* asked, Language language) const {
        const std::string& summary = method.summary.in(language);
        const auto words = analysis->words(summary, language);
        if (!asked) return opening(summary, words);
        if (auto found = snippet(summary, words, asked->stems); !found.empty()) return found;
        std::vector<Fragment> best;
        std::size_t most = 0;
        const auto look = [&](const std::string& text) {
            auto found = snippet(text, analysis->words(text, Language::nl), asked->stems);
            const auto marks = static_cast<std::size_t>(
                std::count_if(found.begin(), found.end(), [](const Fragment& each) { return each.marked; }));
            if (marks > most) {
                most = marks;
                best = std::move(found);
            }
        };
        for (const auto& section : method.sections) look(plain(section.markdown));
        return most ? best : opening(summary, words);
    }

    std::shared_ptr<const knowledge::Knowledge> knowledge;
    std::shared_ptr<const Analysis> analysis;
    Database database;
    Titles titles;
    std::vector<std::vector<std::string>> values;  ///< ids, by facet
    std::vector<FacetValues> of_method;
    std::vector<std::size_t> by_name;    ///< places, in the order of their names
    std::vector<std::size_t> name_rank;  ///< the reverse: by place
    mutable std::once_flag made;
    mutable std::unique_ptr<const Meanings> meanings;
};

Index::Index(std::unique_ptr<State> state) : state_(std::move(state)) {}
Index::~Index() = default;

std::shared_ptr<const Index> Index::build(std::shared_ptr<const knowledge::Knowledge> knowledge,
                                          std::shared_ptr<const Analysis> analysis,
                                          const std::filesystem::path& work_dir) {
    try {
        return std::shared_ptr<const Index>(
            new Index(std::make_unique<State>(std::move(knowledge), std::move(analysis), work_dir)));
    } catch (const Xapian::Error& problem) {
        throw std::runtime_error("search database in " + work_dir.string() + ": " + problem.get_description());
    }
}

Results Index::find(const Query& query) const {
    const State& state = *state_;
    Results results;

    // Which words, and what they match.
    std::vector<Match> matches;
    Asked asked;
    const bool words = !squashed(query.words).empty();
    if (words) {
        const auto reader = state.database.reader();
        asked = state.read(query, *reader);
        matches = state.matches(asked, *reader);
        results.did_you_mean = asked.did_you_mean;
        results.understood = asked.understood;
    } else {
        for (const auto place : state.by_name) matches.push_back({place, 0});
    }

    // Which values were chosen; one that nobody knows matches nothing.
    const auto count = facets().size();
    FacetValues chosen(count);
    for (std::size_t facet = 0; facet < count; ++facet)
        if (const auto ids = query.chosen.find(facets()[facet].key); ids != query.chosen.end())
            for (const auto& id : ids->second) chosen[facet].push_back(state.place_of(facet, id));

    std::vector<std::vector<std::size_t>> counts(count);
    for (std::size_t facet = 0; facet < count; ++facet) counts[facet].resize(state.values[facet].size());
    std::vector<Match> kept;
    for (const auto& match : matches) {
        const auto& own = state.of_method[match.place];
        std::size_t missed = 0;
        std::size_t missed_facet = 0;
        for (std::size_t facet = 0; facet < count; ++facet) {
            if (chosen[facet].empty()) continue;
            const bool holds = std::any_of(chosen[facet].begin(), chosen[facet].end(), [&](std::size_t value) {
                return std::binary_search(own[facet].begin(), own[facet].end(), value);
            });
            if (holds) continue;
            ++missed;
            missed_facet = facet;
        }
        // A facet counts with the others applied, so a match that fails only in it still counts there.
        for (std::size_t facet = 0; facet < count; ++facet)
            if (missed == 0 || (missed == 1 && missed_facet == facet))
                for (const auto value : own[facet]) ++counts[facet][value];
        if (missed == 0) kept.push_back(match);
    }
    for (std::size_t facet = 0; facet < count; ++facet) {
        auto& shown = results.facets[std::string(facets()[facet].key)];
        for (std::size_t value = 0; value < state.values[facet].size(); ++value) {
            const bool is_chosen = std::find(chosen[facet].begin(), chosen[facet].end(), value) != chosen[facet].end();
            if (counts[facet][value] || is_chosen)
                shown.push_back({state.values[facet][value], counts[facet][value], is_chosen});
        }
    }

    if (words && query.by_name)
        std::ranges::sort(kept, {}, [&](const Match& match) { return state.name_rank[match.place]; });
    results.total = kept.size();
    const std::size_t limit = std::min(query.limit, most_hits);
    for (std::size_t i = query.offset; i < kept.size() && results.hits.size() < limit; ++i) {
        const Method& method = state.knowledge->methods[kept[i].place];
        results.hits.push_back(
            {&method, kept[i].weight, state.shown(method, words ? &asked : nullptr, query.language)});
    }
    if (kept.empty()) {
        // What the words find without the facets; else what looks like them.
        for (std::size_t i = 0; words && i < matches.size() && i < most_nearest; ++i)
            results.nearest.push_back(&state.knowledge->methods[matches[i].place]);
        if (results.nearest.empty())
            for (const auto place : state.titles.nearest(asked.text, most_nearest))
                results.nearest.push_back(&state.knowledge->methods[place]);
    }
    return results;
}

std::string Index::explain(const Query& query) const {
    const State& state = *state_;
    const bool dutch = query.language == Language::nl;
    const auto reader = state.database.reader();
    const auto asked = state.read(query, *reader);
    std::string text = dutch ? "Zo zijn de woorden gelezen:\n" : "How the words were read:\n";
    for (const auto& step : asked.steps) text += "  " + step + '\n';
    if (!asked.did_you_mean.empty()) text += (dutch ? "Bedoelde u: " : "Did you mean: ") + asked.did_you_mean + '\n';
    const auto exact = state.named(asked.text);
    const auto results = find(query);
    text += (dutch ? "Gevonden: " : "Found: ") + std::to_string(results.total) + '\n';
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
        const auto& hit = results.hits[i];
        char weight[32];
        std::snprintf(weight, sizeof weight, "%.2f", hit.weight);
        text += std::to_string(query.offset + i + 1) + ". " + hit.method->name + "  " + weight + '\n';
        const auto place = static_cast<std::size_t>(hit.method - state.knowledge->methods.data());
        if (std::find(exact.begin(), exact.end(), place) != exact.end())
            text += dutch ? "   dit is zijn naam\n" : "   this is its name\n";
        if (asked.query.empty()) continue;
        // What each term of the method adds, were it the whole query.
        Xapian::Enquire enquire(*reader);
        enquire.set_query(asked.query);
        std::string terms;
        for (auto at = enquire.get_matching_terms_begin(static_cast<Xapian::docid>(place + 1));
             at != enquire.get_matching_terms_end(static_cast<Xapian::docid>(place + 1)); ++at) {
            const auto count = [&] {
                auto own = reader->termlist_begin(static_cast<Xapian::docid>(place + 1));
                own.skip_to(*at);
                return own.get_wdf();
            }();
            terms += (terms.empty() ? "   " : ", ") + *at + " ×" + std::to_string(count) + " (" +
                     std::to_string(reader->get_termfreq(*at)) + (dutch ? " methoden)" : " methods)");
        }
        if (!terms.empty()) text += terms + '\n';
    }
    return text;
}

}  // namespace actiewijzer::search
