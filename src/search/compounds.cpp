#include "search/compounds.hpp"

#include <array>

#include "search/lexicon.hpp"

namespace actiewijzer::search {

namespace {

constexpr std::size_t shortest = 3;        // letters of a part
constexpr std::size_t shortest_whole = 7;  // letters of a compound
constexpr std::size_t longest_whole = 48;

// Costs: a part is dear, so that few and long parts win; a short or doubtful one adds to it.
constexpr int part_cost = 100;
constexpr int three_letters_cost = 30;
constexpr int loose_cost = 40;
constexpr int too_dear = 4 * part_cost + 60;

struct Best {
    int cost = -1;           // -1: no way to split from here
    std::uint8_t first = 0;  // length of the first part
};

}  // namespace

std::vector<std::uint8_t> split_compound(std::string_view word,
                                         const std::function<std::uint8_t(std::string_view)>& kind, bool loose) {
    const std::size_t size = word.size();
    if (size < shortest_whole || size > longest_whole) return {};
    std::array<Best, longest_whole + 1> best{};

    // What it costs to let word[from, to) be a part that something follows; -1 when it can't be.
    const auto begin_cost = [&](std::size_t from, std::size_t to) {
        const std::string_view part = word.substr(from, to - from);
        const int small = part.size() == shortest ? three_letters_cost : 0;
        if (kind(part) & FormKind::begin) return part_cost + small;
        if (!loose) return -1;
        for (const std::string_view link : {"s", "en", "e", "er"}) {
            if (part.size() < 4 + link.size() || !part.ends_with(link)) continue;
            const auto bare = kind(part.substr(0, part.size() - link.size()));
            if ((bare & FormKind::word) && (bare & (FormKind::begin | FormKind::end))) return part_cost + loose_cost;
        }
        const auto whole = kind(part);
        return part.size() >= 5 && (whole & FormKind::word) && (whole & FormKind::end) ? part_cost + loose_cost : -1;
    };
    const auto end_cost = [&](std::size_t from) {
        const std::string_view part = word.substr(from);
        // These make adjectives: "belangrijk" has nothing to do with an empire.
        for (const std::string_view ending : {"rijk", "vol", "loos", "baar", "zaam", "heid"})
            if (part == ending) return -1;
        const auto whole = kind(part);
        const int small = part.size() == shortest ? three_letters_cost : 0;
        if (whole & FormKind::end) return part_cost + small;
        const bool noun = (whole & FormKind::word) && !(whole & FormKind::verb);
        return loose && part.size() >= 4 && noun ? part_cost + loose_cost : -1;
    };

    for (std::size_t from = size - shortest + 1; from-- > 0;) {
        Best& here = best[from];
        if (from > 0) {
            here.cost = end_cost(from);
            here.first = static_cast<std::uint8_t>(size - from);
        }
        for (std::size_t to = from + shortest; to + shortest <= size; ++to) {
            if (best[to].cost < 0) continue;
            const int first = begin_cost(from, to);
            if (first < 0) continue;
            const int cost = first + best[to].cost;
            // Of equal ways the one with the longer first part wins: it was found last.
            if (here.cost < 0 || cost <= here.cost) {
                here.cost = cost;
                here.first = static_cast<std::uint8_t>(to - from);
            }
        }
    }
    if (best[0].cost < 0 || best[0].cost > too_dear) return {};
    std::vector<std::uint8_t> parts;
    for (std::size_t from = 0; from < size; from += best[from].first) parts.push_back(best[from].first);
    if (parts.size() < 2) parts.clear();
    return parts;
}

}  // namespace actiewijzer::search
