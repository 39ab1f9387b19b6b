// The made-up methods and questions, which the measurements rest on.
#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "domain/slug.hpp"
#include "knowledge/load.hpp"
#include "knowledge/method_text.hpp"
#include "knowledge/sentences.hpp"
#include "made/methods.hpp"
#include "made/questions.hpp"

using namespace actiewijzer;
using namespace actiewijzer::made;

namespace {

const knowledge::Knowledge& shipped() {
    static const auto knowledge = knowledge::load(AW_SOURCE_DIR "/content").knowledge;
    return *knowledge;
}

const std::vector<Method>& sample() {
    static const auto methods = make_methods(shipped(), 2000, 1);
    return methods;
}

std::vector<search::Query> questions(std::uint64_t seed) {
    std::vector<const Method*> methods;
    for (const auto& method : sample()) methods.push_back(&method);
    return make_questions(shipped(), methods, 500, seed);
}

std::string words_of(const std::vector<search::Query>& all) {
    std::string text;
    for (const auto& query : all) text += query.words + '\n';
    return text;
}

}  // namespace

TEST(MadeMethods, ReadWithoutFaultsAndComeBackAsTheyWere) {
    for (std::size_t at = 0; at < 300; ++at) {
        const auto& method = sample()[at];
        const auto text = knowledge::write_method_text(method);
        const auto read = knowledge::read_method_text(method.slug, text, shipped());
        ASSERT_TRUE(read.right()) << method.slug << ": " << read.faults[0].key << ' ' << read.faults[0].line << '\n'
                                  << text;
        EXPECT_EQ(knowledge::write_method_text(*read.method), text);
    }
}

TEST(MadeMethods, HaveNamesOfTheirOwn) {
    std::set<std::string> slugs;
    for (const auto& method : sample()) {
        EXPECT_EQ(slug_of(method.name), method.slug);
        EXPECT_TRUE(slugs.insert(method.slug).second) << method.slug;
        EXPECT_EQ(shipped().method(method.slug), nullptr);
    }
}

TEST(MadeMethods, AreTheSameForTheSameSeed) {
    EXPECT_EQ(make_methods(shipped(), 50, 1), std::vector(sample().begin(), sample().begin() + 50));
    EXPECT_NE(make_methods(shipped(), 1, 2)[0], sample()[0]);
}

TEST(MadeMethods, AreAsLongAsADescription) {
    std::size_t words = 0;
    for (const auto& method : sample())
        for (const auto& section : method.sections) words += knowledge::count_words(section.markdown);
    EXPECT_THAT(words / sample().size(), testing::AllOf(testing::Ge(120u), testing::Le(190u)));
}

TEST(MadeMethods, HaveCommonAndRareSubjects) {
    std::map<std::string, std::size_t> count;
    for (const auto& method : sample())
        for (const auto& theme : method.themes) ++count[theme];
    std::vector<std::size_t> counts;
    for (const auto& [theme, times] : count) counts.push_back(times);
    EXPECT_GT(std::ranges::max(counts), 5 * std::ranges::min(counts));
    EXPECT_EQ(counts.size(), shipped().themes.size());
}

TEST(MadeQuestions, AreOneToSixWordsAndTheSameForTheSameSeed) {
    for (const auto& query : questions(3)) {
        EXPECT_FALSE(query.words.empty());
        EXPECT_LE(std::ranges::count(query.words, ' '), 5) << query.words;
    }
    EXPECT_EQ(words_of(questions(3)), words_of(questions(3)));
    EXPECT_NE(words_of(questions(3)), words_of(questions(4)));
}

TEST(MadeQuestions, SometimesChooseFacetsAndSometimesAskAName) {
    const auto all = questions(3);
    EXPECT_GT(std::ranges::count_if(all, [](const auto& query) { return !query.chosen.empty(); }), 20);
    std::set<std::string> names;
    for (const auto& method : sample()) names.insert(method.name);
    EXPECT_GT(std::ranges::count_if(all, [&](const auto& query) { return names.contains(query.words); }), 2);
}
