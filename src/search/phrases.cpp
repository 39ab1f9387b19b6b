#include "search/phrases.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>
#include <unordered_map>

namespace actiewijzer::search {

namespace {

constexpr std::size_t widest_gap = 4;
constexpr std::size_t negation_reach = 3;

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

template <std::size_t n>
bool one_of(const std::array<std::string_view, n>& all, std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
}

bool negation(std::string_view folded, Language language) {
    constexpr std::array<std::string_view, 8> dutch{"geen",       "niet",  "zonder", "nooit",
                                                    "nauwelijks", "niets", "niks",   "noch"};
    constexpr std::array<std::string_view, 15> english{"no",     "not",   "without", "never",   "dont",
                                                       "doesnt", "didnt", "isnt",    "arent",   "wont",
                                                       "cannot", "cant",  "hardly",  "nothing", "neither"};
    return language == Language::nl ? one_of(dutch, folded) : one_of(english, folded);
}

/// "niet alleen geld": no negation at all.
bool only(std::string_view folded) {
    constexpr std::array<std::string_view, 6> all{"alleen", "enkel", "slechts", "only", "just", "merely"};
    return one_of(all, folded);
}

/// Words that turn a sentence, so that a negation before them says nothing about what follows.
bool turn(std::string_view folded, Language language) {
    constexpr std::array<std::string_view, 4> dutch{"maar", "wel", "want", "omdat"};
    constexpr std::array<std::string_view, 3> english{"but", "because", "although"};
    return language == Language::nl ? one_of(dutch, folded) : one_of(english, folded);
}

/// Verbs whose object "niet" may follow: "zij hoeven subsidie niet".
bool wanting(std::string_view folded) {
    constexpr std::array<std::string_view, 16> all{"hoef", "hoeft",  "hoeven", "wil",    "wilt",   "willen",
                                                   "zoek", "zoekt",  "zoeken", "vraag",  "vraagt", "vragen",
                                                   "heb",  "hebben", "krijgt", "krijgen"};
    return one_of(all, folded);
}

struct Node {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> next;  // stem → node, sorted
    std::uint32_t gap = 0;                                      // node behind "…", 0: none
    std::vector<std::uint32_t> phrases;                         // that end here

    std::uint32_t after(std::uint32_t stem) const {
        const auto found = std::lower_bound(next.begin(), next.end(), std::pair{stem, std::uint32_t{0}});
        return found != next.end() && found->first == stem ? found->second : 0;
    }
};

struct Phrase {
    int value;
    bool negates;
};

constexpr std::uint32_t nothing = 0;  // a stem that no phrase has

}  // namespace

struct Phrases::Trie {
    std::vector<Node> nodes{Node{}, Node{}, Node{}};  // 0: none, 1 and 2: roots of the languages
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> stems[2];
    std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>>
        whole[2];                         // one-word phrases, unstemmed
    std::vector<std::uint32_t> first[2];  // stem → node behind the root
    std::vector<Phrase> phrases;

    static std::size_t slot(Language language) { return language == Language::nl ? 0 : 1; }
    static std::uint32_t root(Language language) { return language == Language::nl ? 1 : 2; }

    std::uint32_t number(std::string_view stem, Language language) {
        auto& known = stems[slot(language)];
        return known.try_emplace(std::string(stem), static_cast<std::uint32_t>(known.size() + 1)).first->second;
    }

    std::uint32_t number_of(std::string_view stem, Language language) const {
        const auto& known = stems[slot(language)];
        const auto found = known.find(stem);
        return found == known.end() ? nothing : found->second;
    }

    std::uint32_t step(std::uint32_t from, std::uint32_t stem) {
        if (const auto there = nodes[from].after(stem)) return there;
        const auto made = static_cast<std::uint32_t>(nodes.size());
        nodes.emplace_back();
        auto& next = nodes[from].next;
        next.insert(std::lower_bound(next.begin(), next.end(), std::pair{stem, std::uint32_t{0}}), {stem, made});
        if (from <= 2) {
            auto& fast = first[from - 1];
            if (fast.size() <= stem) fast.resize(stem + 1);
            fast[stem] = made;
        }
        return made;
    }

    std::uint32_t gap(std::uint32_t from) {
        if (!nodes[from].gap) {
            const auto made = static_cast<std::uint32_t>(nodes.size());
            nodes.emplace_back();
            nodes[from].gap = made;
        }
        return nodes[from].gap;
    }

    void close(std::uint32_t node, std::uint32_t phrase) {
        auto& here = nodes[node].phrases;
        if (std::find(here.begin(), here.end(), phrase) == here.end()) here.push_back(phrase);
    }
};

namespace {

/// What a text word can stand for: its own stem, the last part of its compound, all its parts.
struct Reading {
    std::uint32_t stem = nothing;
    std::uint32_t tail = nothing;
    std::vector<std::uint32_t> parts;
};

struct Search {
    const std::vector<Node>& nodes;
    const std::vector<Word>& words;
    const std::vector<Reading>& readings;
    std::size_t start = 0;
    std::vector<std::tuple<std::size_t, std::size_t, std::uint32_t>> ends{};  // first word, behind the last, phrase

    /// At `node`, about to read word `at`; the phrase so far began at `start`.
    void walk(std::uint32_t node, std::size_t at) {
        const Node& here = nodes[node];
        for (const auto phrase : here.phrases) ends.emplace_back(start, at, phrase);
        if (at >= words.size() || (here.next.empty() && !here.gap)) return;
        if (at > start && words[at - 1].ends_sentence) return;
        read(node, at);
        if (!here.gap) return;
        for (std::size_t skipped = 0; skipped <= widest_gap && at + skipped < words.size(); ++skipped) {
            if (skipped && words[at + skipped - 1].ends_sentence) return;
            const auto before = ends.size();
            read(here.gap, at + skipped);
            if (ends.size() > before) return;  // the nearest will do
        }
    }

    void read(std::uint32_t node, std::size_t at) {
        const Node& here = nodes[node];
        const Reading& reading = readings[at];
        if (reading.stem)
            if (const auto next = here.after(reading.stem)) walk(next, at + 1);
        if (reading.tail && reading.tail != reading.stem)
            if (const auto next = here.after(reading.tail)) walk(next, at + 1);
        if (reading.parts.size() < 2) return;
        std::uint32_t inside = node;
        for (const auto part : reading.parts)
            if (!(inside = part ? nodes[inside].after(part) : 0)) return;
        walk(inside, at + 1);
    }
};

}  // namespace

Phrases::Phrases(std::shared_ptr<const Analysis> analysis)
    : analysis_(std::move(analysis)), trie_(std::make_unique<Trie>()) {}
Phrases::~Phrases() = default;
Phrases::Phrases(Phrases&&) noexcept = default;
Phrases& Phrases::operator=(Phrases&&) noexcept = default;

int Phrases::add(std::string_view phrase, Language language, int value) {
    // The pieces between the gaps.
    std::vector<std::vector<Word>> pieces;
    for (std::string_view rest = phrase;;) {
        const auto dots = std::min(rest.find("…"), rest.find("..."));
        if (auto words = analysis_->words(rest.substr(0, dots), language); !words.empty())
            pieces.push_back(std::move(words));
        if (dots == std::string_view::npos) break;
        rest.remove_prefix(dots + 3);  // both are three bytes long
    }
    if (pieces.empty()) return -1;

    const auto number = static_cast<std::uint32_t>(trie_->phrases.size());
    bool negates = false;
    std::vector<std::uint32_t> at{Trie::root(language)};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i)
            for (auto& node : at) node = trie_->gap(node);
        std::vector<std::uint32_t> before = at;
        for (const auto& word : pieces[i]) {
            negates = negates || negation(word.folded, language);
            std::vector<std::uint32_t> next;
            for (const auto node : at) {
                next.push_back(trie_->step(node, trie_->number(word.stem, language)));
                if (word.parts.size() < 2) continue;
                auto inside = node;
                for (const auto& part : word.parts) inside = trie_->step(inside, trie_->number(part, language));
                next.push_back(inside);
            }
            at = std::move(next);
        }
        // Two words that people also write as one: "re-integratie", "taal café".
        if (pieces[i].size() == 2) {
            const auto joined = analysis_->stem(pieces[i][0].folded + pieces[i][1].folded, language);
            for (const auto node : before) at.push_back(trie_->step(node, trie_->number(joined, language)));
        }
    }
    for (const auto node : at) trie_->close(node, number);
    if (pieces.size() == 1 && pieces[0].size() == 1) {
        auto& same = trie_->whole[Trie::slot(language)][pieces[0][0].folded];
        same.push_back(number);
    }
    trie_->phrases.push_back({value, negates});
    return static_cast<int>(number);
}

std::vector<Phrases::Found> Phrases::find(std::string_view text, const std::vector<Word>& words) const {
    if (words.empty()) return {};
    const Language language = words.front().language;
    const auto& trie = *trie_;
    std::vector<Reading> readings(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        readings[i].stem = trie.number_of(words[i].stem, language);
        if (words[i].parts.empty()) continue;
        for (const auto& part : words[i].parts) readings[i].parts.push_back(trie.number_of(part, language));
        readings[i].tail = readings[i].parts.back();
    }

    Search search{trie.nodes, words, readings};
    const auto& first = trie.first[Trie::slot(language)];
    const auto& whole = trie.whole[Trie::slot(language)];
    const auto begins = [&](std::uint32_t stem) { return stem && stem < first.size() && first[stem]; };
    std::string joined;
    for (std::size_t i = 0; i < words.size(); ++i) {
        search.start = i;
        const Reading& reading = readings[i];
        if (begins(reading.stem) || begins(reading.tail) || (!reading.parts.empty() && begins(reading.parts.front())))
            search.read(Trie::root(language), i);
        if (i + 1 == words.size() || words[i].ends_sentence) continue;
        joined.assign(words[i].folded).append(words[i + 1].folded);
        if (const auto found = whole.find(joined); found != whole.end())
            for (const auto phrase : found->second) search.ends.emplace_back(i, i + 2, phrase);
    }
    std::sort(search.ends.begin(), search.ends.end());
    search.ends.erase(std::unique(search.ends.begin(), search.ends.end()), search.ends.end());

    const auto parted = [&](std::size_t before) {  // a comma or colon behind this word
        const auto from = words[before].end;
        return text.substr(from, words[before + 1].begin - from).find_first_of(",;:()") != std::string_view::npos;
    };
    const auto negated = [&](std::size_t from, std::size_t to) {
        const auto denies = [&](std::size_t i) {
            return negation(words[i].folded, language) && !(i + 1 < words.size() && only(words[i + 1].folded));
        };
        for (std::size_t i = from; i-- > 0 && from - i <= negation_reach;) {
            if (words[i].ends_sentence || parted(i) || turn(words[i].folded, language)) break;
            if (denies(i)) return true;
        }
        for (std::size_t i = from + 1; i + 1 < to; ++i)
            if (denies(i)) return true;
        if (to >= words.size() || words[to - 1].ends_sentence || parted(to - 1)) return false;
        if (words[to].folded != "niet" || (to + 1 < words.size() && only(words[to + 1].folded))) return false;
        // "bewoners niet" says nothing about the bewoners; "hoeven subsidie niet" and "beslissen niet" do.
        if (words[to - 1].verb || words[from].verb) return true;
        for (std::size_t i = from; i-- > 0 && from - i <= negation_reach + 1 && !words[i].ends_sentence && !parted(i);)
            if (wanting(words[i].folded)) return true;
        return false;
    };

    std::vector<Found> all;
    all.reserve(search.ends.size());
    for (const auto& [from, to, number] : search.ends) {
        const Phrase& phrase = trie.phrases[number];
        const std::size_t begin = words[from].begin;
        const std::size_t end = words[to - 1].end;
        // Those of the same words stand last: the ends are in order.
        const auto elsewhere = std::find_if(
            all.rbegin(), all.rend(), [&](const Found& found) { return found.begin != begin || found.end != end; });
        const bool again =
            std::any_of(all.rbegin(), elsewhere, [&](const Found& found) { return found.value == phrase.value; });
        if (again) continue;
        all.push_back({phrase.value, begin, end, std::string(text.substr(begin, end - begin)),
                       !phrase.negates && negated(from, to)});
    }
    return all;
}

}  // namespace actiewijzer::search
