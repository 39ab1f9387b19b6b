#include "search/phrases.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <random>

using namespace actiewijzer;
using namespace actiewijzer::search;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::shared_ptr<const Analysis> analysis() {
    static const auto all = std::make_shared<const Analysis>(std::filesystem::path(AW_SHARE_DIR) / "lexicon-nl.bin");
    return all;
}

/// What is found in a text: "words" or "-words" when negated.
std::vector<std::string> found(std::vector<std::string> phrases, std::string_view text,
                               Language language = Language::nl) {
    Phrases all(analysis());
    for (const auto& phrase : phrases) all.add(phrase, language, 1);
    std::vector<std::string> words;
    for (const auto& each : all.find(text, analysis()->words(text, language))) {
        EXPECT_EQ(text.substr(each.begin, each.end - each.begin), each.words);
        words.push_back((each.negated ? "-" : "") + each.words);
    }
    return words;
}

}  // namespace

TEST(Phrases, MatchOnStemsWithoutCaseAndAccents) {
    EXPECT_THAT(found({"steun toegezegd"}, "Er is STEUN toegezegd."), ElementsAre("STEUN toegezegd"));
    EXPECT_THAT(found({"crèche"}, "een creche of twee Crèches"), ElementsAre("creche", "Crèches"));
    EXPECT_THAT(found({"jongere"}, "Voor de jongeren."), ElementsAre("jongeren"));
    EXPECT_THAT(found({"ouders"}, "Voor ouderen."), IsEmpty());
}

TEST(Phrases, LeaveGapsOfFourWordsWithinTheSentence) {
    EXPECT_THAT(found({"zegde … toe"}, "In april zegde de wethouder een proef toe."),
                ElementsAre("zegde de wethouder een proef toe"));
    EXPECT_THAT(found({"zegde … toe"}, "Zij zegden toe te komen"), ElementsAre("zegden toe"));
    EXPECT_THAT(found({"zegde ... toe"}, "Hij zegde een twee drie vier vijf toe"), IsEmpty());
    EXPECT_THAT(found({"zegde … toe"}, "Hij zegde af. Toe nou."), IsEmpty());
    EXPECT_THAT(found({"knappen … op"}, "Bewoners knappen in hun vrije uren de kade op"), IsEmpty());
    EXPECT_THAT(found({"knappen … op"}, "Bewoners knappen zelf de kade op"), ElementsAre("knappen zelf de kade op"));
}

TEST(Phrases, MeetCompoundsBothWays) {
    EXPECT_THAT(found({"budget"}, "een wijkbudget"), ElementsAre("wijkbudget"));
    EXPECT_THAT(found({"wijk"}, "een wijkbudget"), IsEmpty());
    EXPECT_THAT(found({"buurtbudget"}, "een buurt budget of buurt-budget of buurtbudget"),
                ElementsAre("buurt budget", "buurt-budget", "buurtbudget"));
    EXPECT_THAT(found({"buurt budget"}, "ons buurtbudget"), ElementsAre("buurtbudget"));
    EXPECT_THAT(found({"re-integratie"}, "gericht op reïntegratie"), ElementsAre("reïntegratie"));
    EXPECT_THAT(found({"taalcafé"}, "een taal café"), ElementsAre("taal café"));
    EXPECT_THAT(found({"eigen buurtbudget"}, "een eigen buurt budget"), ElementsAre("eigen buurt budget"));
}

TEST(Phrases, AreNegatedByAWordJustBefore) {
    EXPECT_THAT(found({"begeleiding"}, "Ze vragen geen begeleiding."), ElementsAre("-begeleiding"));
    EXPECT_THAT(found({"geld"}, "zonder veel extra geld"), ElementsAre("-geld"));
    EXPECT_THAT(found({"geld"}, "Dat is het niet. Geld wel."), ElementsAre("Geld"));
    EXPECT_THAT(found({"helder antwoord"}, "Ze vragen geen begeleiding, wel een helder antwoord"),
                ElementsAre("helder antwoord"));
    EXPECT_THAT(found({"geld"}, "niet alleen geld maar ook tijd"), ElementsAre("geld"));
    EXPECT_THAT(found({"geld"}, "geen van hen heeft ooit geld"), ElementsAre("geld"));
    EXPECT_THAT(found({"support"}, "They work without support", Language::en), ElementsAre("-support"));
    EXPECT_THAT(found({"support"}, "They don't want support", Language::en), ElementsAre("-support"));
}

TEST(Phrases, AreNegatedByNietAfterIt) {
    EXPECT_THAT(found({"subsidie"}, "Zij hoeven subsidie niet."), ElementsAre("-subsidie"));
    EXPECT_THAT(found({"meebeslissen"}, "Zij willen meebeslissen niet"), ElementsAre("-meebeslissen"));
    EXPECT_THAT(found({"bewoners"}, "Dat lukt de bewoners niet."), ElementsAre("bewoners"));
    EXPECT_THAT(found({"loopt … vast"}, "Het plan loopt niet vast"), ElementsAre("-loopt niet vast"));
}

TEST(Phrases, ThatHoldANegationThemselvesAreNotNegated) {
    EXPECT_THAT(found({"geen hulp nodig"}, "Zij hebben geen hulp nodig."), ElementsAre("geen hulp nodig"));
    EXPECT_THAT(found({"luistert niet naar"}, "De gemeente luistert niet naar ons"), ElementsAre("luistert niet naar"));
}

TEST(Phrases, AllAreReportedByPlace) {
    Phrases all(analysis());
    all.add("overlast", Language::nl, 1);
    all.add("overlast van jongeren", Language::nl, 2);
    all.add("jongeren", Language::nl, 3);
    all.add("youth", Language::en, 4);
    EXPECT_EQ(all.add("…", Language::nl, 5), -1);
    const std::string text = "Er is overlast van jongeren.";
    const auto hits = all.find(text, analysis()->words(text, Language::nl));
    ASSERT_EQ(hits.size(), 3u);
    EXPECT_EQ(hits[0].value, 1);
    EXPECT_EQ(hits[1].value, 2);
    EXPECT_EQ(hits[1].words, "overlast van jongeren");
    EXPECT_EQ(hits[2].value, 3);
}

TEST(Phrases, OfAnotherLanguageDoNotCount) {
    Phrases all(analysis());
    all.add("arts", Language::en, 1);
    const std::string text = "De arts komt.";
    EXPECT_THAT(all.find(text, analysis()->words(text, Language::nl)), IsEmpty());
}

TEST(Phrases, AreFoundFast) {
    Phrases all(analysis());
    std::mt19937 random(5);
    const std::string text = [] {
        std::string long_text;
        for (int i = 0; i < 9; ++i)
            long_text +=
                "Ouders van een basisschool willen de straat voor de school elke ochtend een half uur autovrij "
                "maken. Het rooster is rond en de hesjes hangen klaar. In april zegde de wethouder een proef "
                "toe. Nu wil de afdeling verkeer eerst een nota over alle scholen. ";
        return long_text;
    }();
    const auto words = analysis()->words(text, Language::nl);
    for (int i = 0; i < 2000; ++i) {
        std::string phrase;
        for (std::size_t n = 1 + random() % 3; n > 0; --n) {
            phrase += std::string(words[random() % words.size()].text) + std::to_string(random() % 40) + ' ';
        }
        all.add(phrase, Language::nl, i);
    }
    for (const char* phrase : {"zegde … toe", "autovrij", "wil … eerst", "ouders", "wethouder", "basisschool"})
        all.add(phrase, Language::nl, 1);
    const auto start = std::chrono::steady_clock::now();
    std::size_t hits = 0;
    for (int i = 0; i < 100; ++i) hits += all.find(text, words).size();
    const std::chrono::duration<double, std::micro> each = (std::chrono::steady_clock::now() - start) / 100;
    RecordProperty("microseconds", std::to_string(each.count()));
    EXPECT_GT(hits, 0u);
    EXPECT_LT(each.count(), 2000.0) << "for " << words.size() << " words";  // a debug build on a busy machine
}

TEST(Phrases, BearAnyText) {
    std::mt19937 random(11);
    Phrases all(analysis());
    const char* words[] = {"niet", "geen", "buurt", "budget", "…", "buurtbudget", "...", "op", ".", ",", "\xff"};
    const auto line = [&](std::size_t count) {
        std::string text;
        for (std::size_t i = random() % count; i > 0; --i) text += std::string(words[random() % 11]) + ' ';
        return text;
    };
    for (int i = 0; i < 300; ++i) all.add(line(6), Language::nl, i);
    for (int i = 0; i < 300; ++i) {
        const auto text = line(40);
        for (const auto& each : all.find(text, analysis()->words(text, Language::nl))) ASSERT_LE(each.end, text.size());
    }
}
