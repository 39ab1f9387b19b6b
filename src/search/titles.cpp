#include "search/titles.hpp"

#include <algorithm>

#include "search/fold.hpp"

namespace actiewijzer::search {

namespace {

constexpr double least_likeness = 0.2;
constexpr std::size_t shortest_mended = 6;

/// Three letters in a row as one number, each once; a space stands before the first letter and behind the last.
std::vector<std::uint32_t> trigrams_of(std::string_view word) {
    const std::string padded = ' ' + std::string(word) + ' ';
    std::vector<std::uint32_t> all;
    for (std::size_t at = 0; at + 3 <= padded.size(); ++at) {
        std::uint32_t three = 0;
        for (std::size_t next = at; next < at + 3; ++next)
            three = three << 8 | static_cast<unsigned char>(padded[next]);
        all.push_back(three);
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// "Moedercentra (en vadercentra)" → "Moedercentra"; as it is when it has no such end.
std::string_view without_brackets(std::string_view name) {
    const auto open = name.find('(');
    return open == std::string_view::npos || open == 0 ? name : name.substr(0, open);
}

std::string letters_of(std::string_view name) {
    // A number written in digits is the same name: "5 sterren dorpen". So it may stand against a letter.
    const std::string all = squashed(name);
    std::string key;
    for (std::size_t at = 0; at < all.size();) {
        std::size_t end = at;
        while (end < all.size() && all[end] >= '0' && all[end] <= '9') ++end;
        const std::string_view digits = std::string_view(all).substr(at, end - at);
        const auto number = number_word(digits, Language::nl);
        if (digits.empty())
            key += all[at++];
        else
            key += number.empty() ? digits : number;
        at = std::max(at, end);
    }
    return key;
}

std::string stems_of(std::string_view name, const Analysis& analysis) {
    std::string key;
    for (const auto& word : analysis.words(name, Language::nl)) key += word.stem;
    return key;
}

}  // namespace

TypedName::TypedName(std::string_view typed, const Analysis& analysis)
    : letters(letters_of(typed)), stems(letters.empty() ? "" : stems_of(typed, analysis)) {}

/// Names by what stands in them.
struct Titles::Trigrams {
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> names;  ///< places in `all_`
    std::vector<std::uint32_t> sizes;
};

Titles::Titles(std::span<const std::shared_ptr<const Method>> methods, const Analysis& analysis) {
    const auto add = [](Numbers& to, std::string_view key, std::uint32_t number) {
        auto found = to.find(key);
        if (found == to.end()) found = to.emplace(key, std::vector<std::uint32_t>()).first;
        if (found->second.empty() || found->second.back() != number) found->second.push_back(number);
    };
    for (std::uint32_t number = 0; number < methods.size(); ++number) {
        const auto& method = *methods[number];
        std::vector<std::string_view> names{method.name, without_brackets(method.name)};
        if (names[0] == names[1]) names.pop_back();
        names.insert(names.end(), method.other_names.begin(), method.other_names.end());
        for (const auto name : names) {
            auto key = letters_of(name);
            if (key.empty()) continue;
            add(by_letters_, key, number);
            add(by_stems_, stems_of(name, analysis), number);
            names_.add(key, number);
            all_.emplace_back(std::move(key), number);
        }
    }
}

std::vector<std::uint32_t> Titles::in(const Numbers& all, std::string_view key) {
    const auto found = all.find(key);
    return key.empty() || found == all.end() ? std::vector<std::uint32_t>{} : found->second;
}

std::vector<Titles::Almost> Titles::almost(const TypedName& typed) const {
    std::vector<Almost> all;
    if (typed.letters.size() < shortest_mended) return all;
    for (const auto& near : names_.within(typed.letters, typed.letters.size() < 10 ? 1 : 2))
        all.push_back({near.value, near.mistakes});
    return all;
}

const Titles::Trigrams& Titles::trigrams() const {
    std::call_once(made_, [&] {
        auto made = std::make_shared<Trigrams>();
        for (std::uint32_t place = 0; place < all_.size(); ++place) {
            const auto own = trigrams_of(all_[place].first);
            made->sizes.push_back(static_cast<std::uint32_t>(own.size()));
            for (const auto three : own) made->names[three].push_back(place);
        }
        trigrams_ = std::move(made);
    });
    return *trigrams_;
}

std::vector<Titles::Like> Titles::like(const TypedName& typed) const {
    const auto& known = trigrams();
    const auto sought = trigrams_of(typed.letters);
    std::unordered_map<std::uint32_t, std::uint32_t> shared;
    for (const auto three : sought)
        if (const auto found = known.names.find(three); found != known.names.end())
            for (const auto place : found->second) ++shared[place];
    std::vector<Like> all;
    for (const auto& [place, count] : shared) {
        const double likeness = 2.0 * count / static_cast<double>(sought.size() + known.sizes[place]);
        if (likeness >= least_likeness) all.push_back({all_[place].second, likeness});
    }
    return all;
}

}  // namespace actiewijzer::search
