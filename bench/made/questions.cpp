#include "made/questions.hpp"

#include <algorithm>
#include <cctype>

#include "made/words.hpp"
#include "search/facets.hpp"

namespace actiewijzer::made {

namespace {

bool letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

/// The text with two letters swapped, one lost or one twice; somewhere after its first letter.
std::string with_mistake(Random& random, std::string text) {
    if (text.size() < 5) return text;
    const auto at = random.between(1, text.size() - 3);
    // Letters of more than one byte stay whole.
    if (!letter(text[at]) || !letter(text[at + 1])) return text;
    switch (random.below(3)) {
        case 0: std::swap(text[at], text[at + 1]); break;
        case 1: text.erase(at, 1); break;
        default: text.insert(at, 1, text[at]);
    }
    return text;
}

std::string without_article(std::string_view text) { return std::string(text.substr(text.find(' ') + 1)); }

/// One or two words.
std::string words(Random& random, const Topic& topic) {
    switch (random.below(10)) {
        case 0:
        case 1: return random.skewed_of(topic.nouns).one;
        case 2:
        case 3: return random.skewed_of(topic.nouns).many;
        case 4: return compound(random).one;
        case 5: return compound(random).many;
        case 6: return split_compound(random);
        case 7: return std::string(random.skewed_of(people()));
        case 8: return without_article(random.skewed_of(parties()));
        default: return random.chance(50) ? place(random) : std::string(random.skewed_of(verbs()).participle);
    }
}

std::size_t count_words(std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1; }

std::string asked(Random& random, const Topic& topic) {
    switch (random.below(12)) {
        case 0: return "iets voor " + std::string(random.skewed_of(people()));
        case 1: return "hoe kunnen " + std::string(random.skewed_of(people())) + ' ' + random.of(topic.doing);
        case 2: return random.of(topic.doing);
        default: break;
    }
    const auto most = 1 + random.skewed(6);
    auto text = words(random, topic);
    while (count_words(text) < most) {
        if (random.chance(25)) text += random.chance(50) ? " in" : " voor";
        text += ' ' + words(random, topic);
    }
    return text;
}

/// A value of a facet or two that many readers choose.
void choose(Random& random, const knowledge::Knowledge& knowledge, search::Query& query) {
    static constexpr std::array wanted{"theme", "audience", "setting", "element", "lead", "collection"};
    for (auto left = random.between(1, 2); left > 0; --left) {
        const std::string key = random.skewed_of(wanted);
        const auto facet = std::ranges::find(search::facets(), key, &search::Facet::key);
        query.chosen[key] = {random.skewed_of(facet->options(knowledge)).id};
    }
}

std::string lowered(std::string text) {
    for (auto& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string first_words(const std::string& text, std::size_t most) {
    std::size_t end = 0;
    for (; most > 0 && end != std::string::npos; --most) end = text.find(' ', end + (end > 0));
    return text.substr(0, end);
}

}  // namespace

std::vector<search::Query> make_questions(const knowledge::Knowledge& knowledge, std::span<const Method* const> methods,
                                          std::size_t count, std::uint64_t seed) {
    Random random(seed);
    std::vector<search::Query> questions;
    while (questions.size() < count) {
        search::Query query;
        if (!methods.empty() && random.chance(10))
            query.words = first_words(random.of(methods)->name, 6);
        else
            query.words = first_words(asked(random, topic(random.skewed_of(knowledge.themes).id)), 6);
        if (random.chance(70)) query.words = lowered(std::move(query.words));
        if (random.chance(10)) query.words = with_mistake(random, std::move(query.words));
        if (random.chance(15)) choose(random, knowledge, query);
        questions.push_back(std::move(query));
    }
    return questions;
}

}  // namespace actiewijzer::made
