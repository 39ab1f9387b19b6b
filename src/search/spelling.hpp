// What somebody may have meant by a word that nothing has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::search {

/// Letters to add, leave out, change or swap with their neighbour to get from one word to the other;
/// more than `most` counts as `most + 1`.
std::size_t mistakes(std::string_view one, std::string_view other, std::size_t most);

/// Whether a folded word is long enough, and word enough, to guess what was meant.
bool spellable(std::string_view folded);

/// The words that somebody can have meant.
class Spelling {
public:
    using Counts = std::map<std::string, unsigned, std::less<>>;

    /// From what `stored` made.
    explicit Spelling(std::string_view stored);
    static std::string stored(const Counts& counts);

    /// The word with the fewest mistakes, then the most used, then the first by letter; empty: none within `most`.
    std::string suggest(std::string_view folded, std::size_t most) const;

private:
    struct Entry {
        std::string word;
        unsigned count;
        std::uint32_t letters;
    };
    std::vector<Entry> entries_;
};

}  // namespace actiewijzer::search
