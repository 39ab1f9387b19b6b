// Words and names that nearly are what somebody typed, found among very many.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::search {

/// Letters to add, leave out, change or swap with their neighbour to get from one word to the other;
/// more than `most` counts as `most + 1`.
std::size_t mistakes(std::string_view one, std::string_view other, std::size_t most);

/// Texts by length, with how often each letter occurs in them: a glance at that tells most of them apart. Fill it,
/// then only read: reading is safe from many threads.
class Alike {
public:
    /// `value` is what the text stands for.
    void add(std::string text, std::uint32_t value);

    struct Near {
        std::string_view text;
        std::uint32_t value;
        std::size_t mistakes;
    };
    /// All texts within `most` mistakes, also the same text; in no order that matters.
    std::vector<Near> within(std::string_view typed, std::size_t most) const;

private:
    struct Bucket {
        std::vector<std::uint64_t> signs;  ///< one a text: letters, each counted up to three
        std::vector<std::string> texts;
        std::vector<std::uint32_t> values;
    };
    static constexpr std::size_t longest = 127;  ///< longer texts share a bucket, and are compared whole
    std::array<Bucket, longest + 1> by_length_;
};

}  // namespace actiewijzer::search
