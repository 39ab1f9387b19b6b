// Names of methods, found whatever their digits, dots, hyphens, accents and case.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "search/analysis.hpp"

namespace actiewijzer::search {

class Titles {
public:
    Titles(const knowledge::Knowledge& knowledge, const Analysis& analysis);

    /// Places of the methods whose name or other name this is, by slug; first by letters, else by stems.
    std::vector<std::size_t> exact(std::string_view typed) const;
    /// The place of the method whose name this nearly is: a letter or two wrong. Nothing when two are as near.
    std::optional<std::size_t> almost(std::string_view typed) const;
    /// Places of the methods whose names look most like this, best first.
    std::vector<std::size_t> nearest(std::string_view typed, std::size_t count) const;

private:
    std::string letters(std::string_view name) const;
    std::string stems(std::string_view name) const;

    const Analysis& analysis_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_letters_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_stems_;
    std::vector<std::pair<std::string, std::size_t>> names_;  ///< letters, place
};

}  // namespace actiewijzer::search
