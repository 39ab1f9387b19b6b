#include "search/titles.hpp"

#include <algorithm>
#include <set>

#include "search/database.hpp"
#include "search/fold.hpp"
#include "search/spelling.hpp"

namespace actiewijzer::search {

namespace {

constexpr double least_likeness = 0.2;

std::vector<std::string> trigrams(const std::string& word) {
    const std::string padded = ' ' + word + ' ';
    std::vector<std::string> all;
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i) all.push_back(padded.substr(i, 3));
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

void add(std::vector<std::size_t>& places, std::size_t place) {
    if (places.empty() || places.back() != place) places.push_back(place);
}

/// "Moedercentra (en vadercentra)" → "Moedercentra"; as it is when it has no such end.
std::string_view without_brackets(std::string_view name) {
    const auto open = name.find('(');
    return open == std::string_view::npos || open == 0 ? name : name.substr(0, open);
}

}  // namespace

Titles::Titles(const knowledge::Knowledge& knowledge, const Analysis& analysis) : analysis_(analysis) {
    for (std::size_t place = 0; place < knowledge.methods.size(); ++place) {
        const auto& method = knowledge.methods[place];
        std::vector<std::string_view> names{method.name, without_brackets(method.name)};
        names.insert(names.end(), method.other_names.begin(), method.other_names.end());
        for (const auto name : names) {
            auto key = letters(name);
            if (key.empty()) continue;
            add(by_letters_[key], place);
            add(by_stems_[stems(name)], place);
            names_.emplace_back(std::move(key), place);
        }
    }
}

std::string Titles::letters(std::string_view name) const {
    // A number written in digits is the same name: "5 sterren dorpen". So it may stand against a letter.
    const std::string all = squashed(name);
    std::string key;
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i;
        while (end < all.size() && all[end] >= '0' && all[end] <= '9') ++end;
        const std::string_view digits = std::string_view(all).substr(i, end - i);
        const auto number = number_word(digits, Language::nl);
        if (digits.empty())
            key += all[i++];
        else
            key += number.empty() ? digits : number;
        i = std::max(i, end);
    }
    return key;
}

std::string Titles::stems(std::string_view name) const {
    std::string key;
    for (const auto& word : analysis_.words(name, Language::nl)) key += word.stem;
    return key;
}

std::vector<std::size_t> Titles::exact(std::string_view typed) const {
    const auto key = letters(typed);
    if (key.empty()) return {};
    if (const auto found = by_letters_.find(key); found != by_letters_.end()) return found->second;
    if (const auto found = by_stems_.find(stems(typed)); found != by_stems_.end()) return found->second;
    return {};
}

std::optional<std::size_t> Titles::almost(std::string_view typed) const {
    const auto key = letters(typed);
    if (key.size() < 6) return {};
    const std::size_t most = key.size() < 10 ? 1 : 2;
    std::size_t fewest = most + 1;
    std::optional<std::size_t> found;
    for (const auto& [name, place] : names_) {
        const auto wrong = mistakes(key, name, most);
        if (wrong > most || wrong > fewest) continue;
        if (wrong == fewest && found != place)
            found.reset();
        else
            found = place;
        fewest = wrong;
    }
    return found;
}

std::vector<std::size_t> Titles::nearest(std::string_view typed, std::size_t count) const {
    const auto sought = trigrams(letters(typed));
    std::vector<std::pair<double, std::size_t>> all;
    for (const auto& [name, place] : names_) {
        const auto own = trigrams(name);
        std::vector<std::string> shared;
        std::set_intersection(sought.begin(), sought.end(), own.begin(), own.end(), std::back_inserter(shared));
        const double likeness =
            2.0 * static_cast<double>(shared.size()) / static_cast<double>(sought.size() + own.size());
        if (likeness >= least_likeness) all.emplace_back(-likeness, place);
    }
    std::sort(all.begin(), all.end());
    std::vector<std::size_t> places;
    for (const auto& [likeness, place] : all)
        if (places.size() < count && std::find(places.begin(), places.end(), place) == places.end())
            places.push_back(place);
    return places;
}

}  // namespace actiewijzer::search
