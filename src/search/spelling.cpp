#include "search/spelling.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

namespace actiewijzer::search {

namespace {

/// One bit a letter: words that differ in many letters need not be compared.
std::uint32_t letters_of(std::string_view word) {
    std::uint32_t all = 0;
    for (const char c : word) all |= std::uint32_t{1} << (static_cast<unsigned char>(c) % 32);
    return all;
}

}  // namespace

std::size_t mistakes(std::string_view one, std::string_view other, std::size_t most) {
    if (one.size() > other.size() + most || other.size() > one.size() + most) return most + 1;
    std::vector<std::size_t> before(other.size() + 1);
    std::vector<std::size_t> last(other.size() + 1);
    std::vector<std::size_t> now(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0u : 1u)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last.back(), most + 1);
}

bool spellable(std::string_view folded) {
    return folded.size() >= 4 && folded.size() <= 40 && folded.find_first_of("0123456789") == std::string_view::npos;
}

Spelling::Spelling(std::string_view stored) {
    while (!stored.empty()) {
        const auto line = stored.substr(0, stored.find('\n'));
        stored.remove_prefix(std::min(line.size() + 1, stored.size()));
        const auto space = line.find(' ');
        if (space == std::string_view::npos) continue;
        unsigned count = 0;
        std::from_chars(line.data() + space + 1, line.data() + line.size(), count);
        const auto word = line.substr(0, space);
        entries_.push_back({std::string(word), count, letters_of(word)});
    }
}

std::string Spelling::stored(const Counts& counts) {
    std::string all;
    for (const auto& [word, count] : counts)
        all.append(word).append(1, ' ').append(std::to_string(count)).append(1, '\n');
    return all;
}

std::string Spelling::suggest(std::string_view folded, std::size_t most) const {
    const auto letters = letters_of(folded);
    const Entry* best = nullptr;
    std::size_t fewest = most;
    for (const auto& entry : entries_) {
        if (static_cast<std::size_t>(std::popcount(entry.letters ^ letters)) > 2 * fewest) continue;
        const auto wrong = mistakes(folded, entry.word, fewest);
        if (wrong == 0 || wrong > fewest) continue;
        if (best && wrong == fewest && entry.count <= best->count) continue;
        best = &entry;
        fewest = wrong;
    }
    return best ? best->word : std::string();
}

}  // namespace actiewijzer::search
