// Names of methods, found whatever their digits, dots, hyphens, accents and case.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/method.hpp"
#include "search/alike.hpp"
#include "search/analysis.hpp"
#include "search/terms.hpp"

namespace actiewijzer::search {

/// A name that somebody typed, as names are compared.
struct TypedName {
    TypedName(std::string_view typed, const Analysis& analysis);
    std::string letters;
    std::string stems;
};

/// Numbers are places in the list that it was made of. Safe to read from many threads.
class Titles {
public:
    Titles(std::span<const std::shared_ptr<const Method>> methods, const Analysis& analysis);

    /// The methods whose name or other name this is by its letters, or by its stems; by number.
    std::vector<std::uint32_t> by_letters(const TypedName& typed) const { return in(by_letters_, typed.letters); }
    std::vector<std::uint32_t> by_stems(const TypedName& typed) const { return in(by_stems_, typed.stems); }

    struct Almost {
        std::uint32_t number;
        std::size_t mistakes;
    };
    /// The methods whose name this nearly is: a letter or two wrong.
    std::vector<Almost> almost(const TypedName& typed) const;

    struct Like {
        std::uint32_t number;
        double likeness;  ///< from 0 to 1: the share of three letters in a row that both have (Dice)
    };
    /// The methods whose names look somewhat like this, in no order.
    std::vector<Like> like(const TypedName& typed) const;

private:
    using Numbers = std::unordered_map<std::string, std::vector<std::uint32_t>, TextHash, std::equal_to<>>;
    struct Trigrams;
    static std::vector<std::uint32_t> in(const Numbers& all, std::string_view key);
    const Trigrams& trigrams() const;

    Numbers by_letters_;
    Numbers by_stems_;
    Alike names_;
    std::vector<std::pair<std::string, std::uint32_t>> all_;  ///< letters, number
    mutable std::once_flag made_;
    mutable std::shared_ptr<const Trigrams> trigrams_;  ///< made when a search finds nothing for the first time
};

}  // namespace actiewijzer::search
