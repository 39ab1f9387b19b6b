// The ranking on made-up methods: it does what its rules say, whatever the methods are.
#include "advice/rank.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "advice/choice.hpp"

namespace actiewijzer::advice {
namespace {

constexpr int today = 20261124;

Position position(int value) { return *Position::from(value); }

Lean swapped(Lean lean) { return lean == Lean::a ? Lean::b : lean == Lean::b ? Lean::a : lean; }

std::vector<knowledge::Term> terms_named(std::initializer_list<const char*> ids) {
    std::vector<knowledge::Term> terms;
    for (const auto* id : ids) terms.emplace_back().id = id;
    return terms;
}

/// A vocabulary of five themes and a few methods that differ in everything that counts.
knowledge::Knowledge any_knowledge() {
    knowledge::Knowledge knowledge;
    knowledge.themes = terms_named({"een", "twee", "drie", "vier", "vijf"});
    knowledge.settings = terms_named({"dorp", "wijk", "stad"});
    knowledge.wishes = terms_named({"geld", "met-rust-gelaten"});
    auto& weights = knowledge.weights;
    weights.balance_towards = 10;
    weights.balance_against = 8;
    weights.balance_both = 4;
    weights.theme = 30;
    weights.setting = 10;
    weights.setting_elsewhere = 20;
    weights.wish = 20;
    weights.alike = 10;
    weights.threshold = 15;
    const int methods = *rc::gen::inRange(1, 200);
    for (int at = 0; at < methods; ++at) {
        Method method;
        method.slug = std::to_string(1000 + at);
        for (const auto element : all_elements)
            if (*rc::gen::inRange(0, 3) == 0)
                method.leans.push_back({element, static_cast<Lean>(*rc::gen::inRange(0, 4)), {}});
        const auto some = [](const auto& terms, std::vector<std::string>& into) {
            for (const auto& term : terms)
                if (*rc::gen::inRange(0, 3) == 0) into.push_back(term.id);
        };
        some(knowledge.themes, method.themes);
        some(knowledge.settings, method.settings);
        some(knowledge.wishes, method.gives);
        knowledge.methods.push_back(std::move(method));
    }
    return knowledge;
}

Advice any_case(const knowledge::Knowledge& knowledge) {
    Advice advice;
    for (auto& answer : advice.situation.answers) {
        const auto any = [] { return Position::from(*rc::gen::inRange(-3, 3)); };  // −3: unknown
        answer.needed = any();
        answer.now = any();
    }
    if (*rc::gen::arbitrary<bool>()) advice.situation.themes = {knowledge.themes[1].id};
    if (*rc::gen::arbitrary<bool>()) advice.situation.settings = {"dorp"};
    if (*rc::gen::arbitrary<bool>()) advice.situation.wishes = {"geld"};
    return advice;
}

std::vector<Ranked> ranked(const knowledge::Knowledge& knowledge, const Advice& advice, std::size_t depth) {
    return rank(Columns(knowledge, {}), Case(knowledge, advice, today), {}, depth);
}

std::size_t place(const std::vector<Ranked>& all, std::size_t row) {
    return static_cast<std::size_t>(std::ranges::find(all, row, &Ranked::row) - all.begin());
}

RC_GTEST_PROP(Ranking, OfTheBestFewIsTheStartOfTheWholeRanking, ()) {
    const auto knowledge = any_knowledge();
    const auto advice = any_case(knowledge);
    const auto all = ranked(knowledge, advice, knowledge.methods.size());
    const auto few = ranked(knowledge, advice, 7);
    RC_ASSERT(std::is_sorted(all.begin(), all.end()));
    RC_ASSERT(few.size() == std::min<std::size_t>(7, all.size()));
    for (std::size_t at = 0; at < few.size(); ++at) {
        RC_ASSERT(few[at].row == all[at].row);
        RC_ASSERT(few[at].points == all[at].points);
    }
}

RC_GTEST_PROP(Ranking, GivesTheSamePointsAndFitAsAMethodOnItsOwn, ()) {
    const auto knowledge = any_knowledge();
    const auto advice = any_case(knowledge);
    const Columns columns(knowledge, {});
    const Case about(knowledge, advice, today);
    for (const auto& each : rank(columns, about, {}, knowledge.methods.size())) {
        const auto alone = score(columns, about, {}, each.row);
        RC_ASSERT(alone.points == each.points);
        RC_ASSERT(alone.fits == each.fits);
        int sum = 0;
        for (const auto& term : terms(knowledge, columns, about, {}, each.row)) sum += term.points;
        RC_ASSERT(sum == each.points);
    }
}

RC_GTEST_PROP(Ranking, CountsSingleMethodsWithTheCluesOfTheText, ()) {
    auto knowledge = any_knowledge();
    knowledge.weights.keyword = 6;
    const auto advice = any_case(knowledge);
    const Columns columns(knowledge, {});
    const Case about(knowledge, advice, today);
    const auto row = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(knowledge.methods.size())));
    const int without = score(columns, about, {}, row).points;
    const Clues clues{.keywords = {{row, {"kas"}}}, .subjects = {}, .tried = {}};
    const auto with = rank(columns, about, clues, knowledge.methods.size());
    RC_ASSERT(with[place(with, row)].points == without + 6);
}

/// Swapping the poles of every lean and every answer changes nothing.
RC_GTEST_PROP(Ranking, IsTheSameInAMirror, ()) {
    auto knowledge = any_knowledge();
    auto advice = any_case(knowledge);
    const auto before = ranked(knowledge, advice, knowledge.methods.size());
    for (auto& method : knowledge.methods)
        for (auto& lean : method.leans) lean.lean = swapped(lean.lean);
    for (auto& answer : advice.situation.answers) {
        if (answer.needed) answer.needed = position(-answer.needed->value());
        if (answer.now) answer.now = position(-answer.now->value());
    }
    const auto after = ranked(knowledge, advice, knowledge.methods.size());
    for (std::size_t at = 0; at < before.size(); ++at) {
        RC_ASSERT(before[at].row == after[at].row);
        RC_ASSERT(before[at].points == after[at].points);
    }
}

/// All else equal, a method whose experience gets better is never placed lower: not in the ranking, nor in the choice.
RC_GTEST_PROP(Ranking, NeverLowersAMethodThatFitsBetter, ()) {
    auto knowledge = any_knowledge();
    knowledge.weights.experience = 50;
    const auto advice = any_case(knowledge);
    const auto methods = knowledge.methods.size();
    const auto row = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(methods)));
    std::vector<Experiences> before(methods), after(methods);
    before[row].mean = *rc::gen::inRange(-10, 10) / 10.0;
    after[row].mean = before[row].mean + 0.2;
    const auto places = [&](const std::vector<Experiences>& experiences) {
        const Columns columns(knowledge, experiences);
        const auto all = rank(columns, Case(knowledge, advice, today), {}, methods);
        const auto chosen = choose(columns, all, methods, knowledge.weights.alike);
        const auto found = std::ranges::find_if(chosen, [&](const Chosen& c) { return c.ranked.row == row; });
        return std::pair(place(all, row), found - chosen.begin() + (found == chosen.end() ? 1000 : 0));
    };
    const auto [rank_before, choice_before] = places(before);
    const auto [rank_after, choice_after] = places(after);
    RC_ASSERT(rank_after <= rank_before);
    RC_ASSERT(choice_after <= choice_before);
}

/// A need that grows in the direction of a method never lowers its score.
RC_GTEST_PROP(Ranking, NeverPunishesAMethodForANeedThatItServes, ()) {
    const auto knowledge = any_knowledge();
    auto advice = any_case(knowledge);
    const auto element = *rc::gen::elementOf(std::vector<Element>(all_elements.begin(), all_elements.end()));
    auto& answer = advice.situation.answer(element);
    const int from = *rc::gen::inRange(-2, 2);
    answer.needed = position(from);
    const auto before = ranked(knowledge, advice, knowledge.methods.size());
    answer.needed = position(from + 1);
    const auto after = ranked(knowledge, advice, knowledge.methods.size());
    for (const auto& each : before) {
        const auto* lean = knowledge.methods[each.row].lean_on(element);
        if (lean && lean->lean == Lean::b) RC_ASSERT(after[place(after, each.row)].points >= each.points);
    }
}

RC_GTEST_PROP(UnknownPosition, AddsNothingAndTakesNothing, ()) {
    const auto knowledge = any_knowledge();
    auto advice = any_case(knowledge);
    for (auto& answer : advice.situation.answers) answer = {};
    const Columns columns(knowledge, {});
    const Case about(knowledge, advice, today);
    for (std::size_t row = 0; row < knowledge.methods.size(); ++row)
        for (const auto& term : terms(knowledge, columns, about, {}, row)) RC_ASSERT(!term.element);
}

TEST(Choice, PutsALikeMethodBelowOneThatDiffersAndIsAsGood) {
    knowledge::Knowledge knowledge;
    knowledge.themes = terms_named({"groen"});
    knowledge.activities = terms_named({"leren", "doen"});
    knowledge.weights.theme = 30;
    knowledge.weights.alike = 10;
    knowledge.weights.threshold = 15;
    const auto add = [&](const char* slug, const char* activity) {
        Method method;
        method.slug = slug;
        method.themes = {"groen"};
        method.activities = {activity};
        knowledge.methods.push_back(std::move(method));
    };
    add("a", "leren");
    add("b", "leren");
    add("c", "doen");
    Advice advice;
    advice.situation.themes = {"groen"};
    const Columns columns(knowledge, {});
    const auto all = rank(columns, Case(knowledge, advice, today), {}, 3);
    EXPECT_EQ(likeness(columns, 0, 1), 100);
    const auto chosen = choose(columns, all, 3, knowledge.weights.alike);
    ASSERT_EQ(chosen.size(), 3U);
    EXPECT_EQ(chosen[1].ranked.row, 2U);
    EXPECT_EQ(chosen[2].points(), 20);
    EXPECT_EQ(chosen[2].resembles, 0U);
}

/// A change that is told of is tried out: the answer is given, and the method it names comes first.
RC_GTEST_PROP(Change, ComesTrueWhenTheAnswerIsGiven, ()) {
    const auto knowledge = any_knowledge();
    auto advice = any_case(knowledge);
    const Columns columns(knowledge, {});
    const auto depth = static_cast<std::size_t>(*rc::gen::inRange(3, 300));
    const Case about(knowledge, advice, today);
    const auto pool = rank(columns, about, {}, depth);
    if (!pool.front().fits) return;
    const auto chosen = choose(columns, pool, 5, knowledge.weights.alike);
    const auto all = changes(knowledge, columns, about, {}, advice.situation, pool, chosen);
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (!all[at]) continue;
        const auto& own = knowledge.methods[chosen[at].ranked.row];
        RC_ASSERT((all[at]->first == &own) == (at > 0));
        auto other = advice;
        other.situation.answer(all[at]->element).needed = all[at]->needed;
        const auto first = rank(columns, Case(knowledge, other, today), {}, 1).front();
        RC_ASSERT(&knowledge.methods[first.row] == all[at]->first);
    }
}

}  // namespace
}  // namespace actiewijzer::advice
