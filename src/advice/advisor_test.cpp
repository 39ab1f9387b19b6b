// Advice on the shipped content: what applies, in what order, and that each reason is true of the data it claims.
#include "advice/advisor.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "advice/wording.hpp"
#include "knowledge/load.hpp"

namespace actiewijzer::advice {
namespace {

const Advisor& advisor() {
    static const Advisor shipped(knowledge::load(AW_SOURCE_DIR "/content").knowledge,
                                 std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin"));
    return shipped;
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
    return std::ranges::find(list, item) != list.end();
}

bool has_guidance(const Advice& advice, std::string_view id) {
    return std::ranges::any_of(advice.guidance, [&](const ActiveGuidance& g) { return g.guidance->id == id; });
}

/// The advice of a fixed day, with the reasons of every method.
Advice advise(const Situation& situation, std::size_t count = 5) {
    Wanted wanted{"2026-11-24", count, {}};
    for (const auto& method : advisor().knowledge().methods) wanted.by_slug.push_back(method.slug);
    return advisor().advise(situation, wanted);
}

const RankedMethod& asked(const Advice& advice, std::string_view slug) {
    return *std::ranges::find_if(advice.asked, [&](const RankedMethod& m) { return m.method->slug == slug; });
}

Situation needing(Element element, int needed) {
    Situation situation;
    situation.answer(element).needed = Position::from(needed);
    return situation;
}

rc::Gen<Situation> any_situation() {
    return rc::gen::exec([] {
        Situation situation;
        for (auto& answer : situation.answers) {
            const auto position = [] { return Position::from(*rc::gen::inRange(-3, 3)); };  // −3: unknown
            answer.needed = position();
            answer.now = position();
        }
        const auto some = [](const auto& terms, std::vector<std::string>& into) {
            for (const auto& term : terms)
                if (*rc::gen::inRange(0, 6) == 0) into.push_back(term.id);
        };
        const auto& knowledge = advisor().knowledge();
        some(knowledge.themes, situation.themes);
        some(knowledge.audiences, situation.audiences);
        some(knowledge.settings, situation.settings);
        some(knowledge.circumstances, situation.circumstances);
        some(knowledge.wishes, situation.wishes);
        return situation;
    });
}

TEST(Guidance, AppliesFromOnePlaceTowardsItsPole) {
    EXPECT_TRUE(has_guidance(advise(needing(Element::toerusting, 1)), "toerusting-3"));
    EXPECT_FALSE(has_guidance(advise(needing(Element::toerusting, -1)), "toerusting-3"));
    EXPECT_FALSE(has_guidance(advise(needing(Element::toerusting, 0)), "toerusting-3"));
}

TEST(Guidance, AppliesByACircumstanceWhateverThePosition) {
    auto situation = needing(Element::toerusting, -2);
    situation.circumstances = {"kennis"};
    EXPECT_TRUE(has_guidance(advise(situation), "toerusting-3"));
}

TEST(Guidance, IsHeldOnToWhenNowIsWhatIsNeeded) {
    auto situation = needing(Element::animo, -1);
    situation.answer(Element::animo).now = Position::from(-1);
    const auto advice = advise(situation);
    ASSERT_FALSE(advice.guidance.empty());
    for (const auto& active : advice.guidance) EXPECT_TRUE(active.keep);
}

TEST(UnknownElement, GivesItsSubQuestionsAndNoGuidance) {
    const auto advice = advise(needing(Element::contact, -2));
    EXPECT_TRUE(advice.guidance.empty());
    EXPECT_TRUE(advice.picture(Element::animo).unknown);
    EXPECT_FALSE(advice.picture(Element::contact).unknown);
}

TEST(LargestDistance, ComesFirst) {
    auto situation = needing(Element::animo, -2);
    situation.answer(Element::animo).now = Position::from(-1);
    situation.answer(Element::inbedding).needed = Position::from(-2);
    situation.answer(Element::inbedding).now = Position::from(2);
    EXPECT_EQ(advise(situation).by_weight.front(), Element::inbedding);
}

TEST(Role, IsNotSuggestedWhileTooLittleIsKnown) { EXPECT_EQ(advise(needing(Element::animo, -2)).role, nullptr); }

TEST(Outcome, IsNoMethodWhenTheGroupWantsToBeLeftAlone) {
    auto situation = needing(Element::animo, -2);
    situation.answer(Element::empathie).needed = Position::from(2);
    situation.wishes = {"met-rust-gelaten"};
    EXPECT_EQ(advise(situation).outcome, Outcome::no_method_needed);
    // Where steering is needed, the wish is a warning and no veto.
    situation.answer(Element::animo).needed = Position::from(2);
    EXPECT_NE(advise(situation).outcome, Outcome::no_method_needed);
}

TEST(Outcome, IsNoMethodWhenAllIsInBalance) {
    Situation situation;
    for (const auto element : {Element::animo, Element::contact, Element::toerusting}) {
        situation.answer(element).needed = Position::from(-1);
        situation.answer(element).now = Position::from(-1);
    }
    EXPECT_EQ(advise(situation).no_method, NoMethodReason::in_balance);
}

TEST(Outcome, IsNothingFitsForAThemeThatNoMethodIsAbout) {
    auto situation = needing(Element::animo, -2);
    situation.themes = {"kinderopvang"};
    const auto advice = advise(situation);
    EXPECT_EQ(advice.outcome, Outcome::nothing_fits);
    EXPECT_EQ(advice.uncovered_themes, std::vector<std::string>{"kinderopvang"});
}

TEST(Recognised, CanBeCrossedOut) {
    Situation situation;
    situation.description = "De wethouder heeft steun toegezegd.";
    ASSERT_TRUE(contains(advise(situation).situation.circumstances, "belofte"));
    situation.crossed_out = {"omstandigheid:belofte"};
    EXPECT_FALSE(contains(advise(situation).situation.circumstances, "belofte"));
}

TEST(Recognised, QuotesTheWordsOfTheText) {
    Situation situation;
    situation.description = "De wethouder heeft steun toegezegd aan de moestuin.";
    for (const auto& item : advise(situation).recognised)
        EXPECT_NE(situation.description.find(item.words), std::string::npos) << item.words;
}

TEST(Recognised, WordOfAMethodCountsUntilItIsCrossedOut) {
    Situation situation;
    situation.description = "Wij willen een buurtcoach.";
    const auto words = [&] {
        const auto advice = advise(situation);
        return std::ranges::count(asked(advice, "kan-wel").terms, Term::Kind::keyword, &Term::kind);
    };
    ASSERT_EQ(words(), 1);
    situation.crossed_out = {"woord:buurtcoach"};
    EXPECT_EQ(words(), 0);
}

TEST(RefusedActivity, WeighsAgainstMethodsThatConsistOfIt) {
    Situation situation;
    situation.themes = {"onderzoek"};
    situation.settings = {"dorp"};
    const int before = asked(advise(situation), "dorpsonderzoek").points;
    situation.wish_text = "In geen geval een enquête.";
    EXPECT_LT(asked(advise(situation), "dorpsonderzoek").points, before);
}

TEST(TriedMethod, GainsALittleWhenItWentWellAndLosesMuchWhenItDidNot) {
    Situation situation;
    situation.themes = {"leefbaarheid"};
    const auto points = [&](Went went) {
        situation.tried = {{"kan-wel", went}};
        return asked(advise(situation, 0), "kan-wel").points;  // none is shown that it could resemble
    };
    const int as_before = points(Went::partly);
    EXPECT_EQ(points(Went::well), as_before + advisor().knowledge().weights.tried_well);
    EXPECT_EQ(points(Went::badly), as_before - advisor().knowledge().weights.tried_badly);
}

TEST(ChosenPhase, GoesBeforeWhatTheTextSeemsToSay) {
    Situation situation;
    situation.description = "Wij zijn al jaren bezig met de moestuin.";
    situation.phase = "plannen";
    for (const auto& ranked : advise(situation).asked)
        for (const auto& term : ranked.terms)
            if (term.kind == Term::Kind::phase) {
                EXPECT_EQ(term.ids, std::vector<std::string>{"plannen"});
            }
}

TEST(Research, CountsUntilTheDayItExpires) {
    Situation situation;
    situation.themes = {"zorg-en-hulp"};
    const auto counts = [&](const std::string& today) {
        for (const auto& ranked : advisor().advise(situation, {today, 0, {"eigen-kracht-conferentie"}}).asked)
            for (const auto& term : ranked.terms)
                if (term.kind == Term::Kind::research) return true;
        return false;
    };
    const auto& evidence = advisor().knowledge().method("eigen-kracht-conferentie")->evidence;
    ASSERT_FALSE(evidence.empty());
    EXPECT_EQ(counts("2000-01-01"), true);
    EXPECT_EQ(counts("9999-01-01"),
              std::ranges::any_of(evidence, [](const Evidence& e) { return e.valid_until.empty(); }));
}

RC_GTEST_PROP(Ranking, HasTermsThatAddUpToTheScore, ()) {
    const auto advice = advise(*any_situation());
    for (const auto* list : {&advice.methods, &advice.asked})
        for (const auto& ranked : *list) {
            int sum = 0;
            for (const auto& term : ranked.terms) sum += term.points;
            RC_ASSERT(sum == ranked.points);
        }
}

RC_GTEST_PROP(Ranking, DoesNotDependOnTheOrderOfIds, ()) {
    auto situation = *any_situation();
    const auto once = advise(situation);
    for (auto* list :
         {&situation.themes, &situation.audiences, &situation.settings, &situation.circumstances, &situation.wishes})
        std::ranges::reverse(*list);
    const auto again = advise(situation);
    RC_ASSERT(once.methods.size() == again.methods.size());
    for (std::size_t at = 0; at < once.methods.size(); ++at) {
        RC_ASSERT(once.methods[at].method == again.methods[at].method);
        RC_ASSERT(once.methods[at].points == again.methods[at].points);
    }
    RC_ASSERT(once.outcome == again.outcome);
}

/// Each reason is held against the data that it claims.
RC_GTEST_PROP(Reason, IsTrueOfTheData, ()) {
    const auto advice = advise(*any_situation());
    for (const auto& ranked : advice.asked) {
        const auto& method = *ranked.method;
        for (const auto& term : ranked.terms) {
            if (term.points <= 0) continue;
            if (term.kind == Term::Kind::theme)
                for (const auto& id : term.ids)
                    RC_ASSERT((contains(method.themes, id) && contains(advice.situation.themes, id)));
            if (term.kind == Term::Kind::audience)
                for (const auto& id : term.ids)
                    RC_ASSERT((contains(method.audiences, id) && contains(advice.situation.audiences, id)));
            if (term.kind == Term::Kind::wish)
                for (const auto& id : term.ids)
                    RC_ASSERT((contains(method.gives, id) && contains(advice.situation.wishes, id)));
            if (term.kind == Term::Kind::setting)
                for (const auto& id : term.ids) RC_ASSERT(contains(method.settings, id));
            if (term.kind == Term::Kind::balance) {
                const auto& answer = advice.picture(*term.element).answer;
                RC_ASSERT((method.lean_on(*term.element) && answer.needed));
            }
        }
    }
}

TEST(Wording, SaysEveryReasonInBothLanguagesWithoutLeavingAPlaceOpen) {
    const text::Translations translations(AW_SHARE_DIR "/locale");
    Situation situation;
    situation.description =
        "Bewoners knappen samen de speeltuin op. De wethouder heeft geld toegezegd, maar nu moet er eerst beleid "
        "komen. Geen enquête.";
    situation.themes = {"leefbaarheid"};
    situation.settings = {"wijk"};
    situation.wishes = {"geld"};
    situation.phase = "doen";
    situation.lead = Lead::residents;
    situation.tried = {{"kan-wel", Went::well}, {"vouchersysteem", Went::badly}};
    for (auto& answer : situation.answers) {
        answer.needed = Position::from(-2);
        answer.now = Position::from(1);
    }
    const auto advice = advise(situation);
    ASSERT_FALSE(advice.methods.empty());
    for (const auto language : all_languages) {
        const Wording wording(advisor().knowledge(), text::Words(translations, language));
        std::vector<std::string> said = wording.headline(advice);
        for (std::size_t place = 0; place < advice.methods.size(); ++place)
            if (advice.methods[place].change) said.push_back(wording.change(advice.methods[place], place));
        if (advice.mix) said.push_back(wording.mix(*advice.mix));
        for (const auto& ranked : advice.asked) {
            for (auto& reason : wording.reasons(ranked, advice)) said.push_back(reason.text);
            for (auto& caution : wording.cautions(ranked, advice)) said.push_back(caution.text);
            for (auto& line : wording.why_not_higher(ranked, advice)) said.push_back(line);
        }
        for (const auto& active : advice.guidance) said.push_back(wording.why_now(active, advice));
        for (const auto& item : advice.recognised) said.push_back(wording.recognised(item));
        said.push_back(wording.role(advice));
        said.push_back(wording.outcome(advice));
        for (const auto& sentence : said) {
            EXPECT_EQ(sentence.find('{'), std::string::npos) << sentence;
            EXPECT_NE(sentence.find(' '), std::string::npos) << "a key without a message? " << sentence;
        }
    }
}

/// What a reader sees of an advice, in words.
std::string told(const Advice& advice) {
    std::string all;
    for (const auto* list : {&advice.methods, &advice.asked})
        for (const auto& ranked : *list) {
            all += ranked.method->slug + ' ' + std::to_string(ranked.points) + ':';
            for (const auto& term : ranked.terms) {
                all += ' ' + std::to_string(static_cast<int>(term.kind)) + '=' + std::to_string(term.points);
                all += '(' + term.words + ')';
            }
            all += '\n';
        }
    for (const auto& item : advice.recognised) all += item.id + ' ' + item.words + '\n';
    return all;
}

RC_GTEST_PROP(Advisor, SaysAfterChangesWhatANewOneSays, ()) {
    static const auto shipped = [] {
        auto made = std::make_shared<knowledge::Knowledge>(*knowledge::load(AW_SOURCE_DIR "/content").knowledge);
        for (auto& method : made->methods) method.combinations.clear();
        return knowledge::KnowledgePtr(std::move(made));
    }();
    static const auto analysis = std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin");
    static const auto first = std::make_shared<const Advisor>(shipped, analysis);
    const auto any_of = [&] { return shipped->methods[*rc::gen::inRange<std::size_t>(0, shipped->methods.size())]; };
    auto knowledge = shipped;
    auto followed = first;
    for (int changes = *rc::gen::inRange(1, 8); changes > 0; --changes) {
        auto next = std::make_shared<knowledge::Knowledge>(*knowledge);
        for (int more = *rc::gen::inRange(1, 3); more > 0; --more) {
            auto method = any_of();
            if (*rc::gen::inRange(0, 3) == 0) method.slug = "nieuw-" + std::to_string(*rc::gen::inRange(0, 5));
            const auto& like = any_of();
            method.combinations.clear();
            method.keywords = like.keywords;
            method.themes = like.themes;
            if (*rc::gen::inRange(0, 4) > 0)
                next->methods.put(std::move(method));
            else
                next->methods.erase(method.slug);
        }
        followed = followed->with(next, different(knowledge->methods, next->methods));
        knowledge = std::move(next);
    }
    Situation situation = *any_situation();
    const auto& words = any_of().keywords;
    if (!words.empty()) situation.description = "Bewoners willen iets met " + words.front() + " in het dorp.";
    Wanted wanted{"2026-11-24", 5, {}};
    for (const auto& method : knowledge->methods) wanted.by_slug.push_back(method.slug);
    RC_ASSERT(told(followed->advise(situation, wanted)) ==
              told(Advisor(knowledge, analysis).advise(situation, wanted)));
}

}  // namespace
}  // namespace actiewijzer::advice
