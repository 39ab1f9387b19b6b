#include "usecases/assessments.hpp"

#include <gmock/gmock.h>

#include <set>

#include "identity/tokens.hpp"
#include "store_fixture.hpp"

namespace actiewijzer::usecases {
namespace {

using namespace std::chrono_literals;
using identity::hash_of;
using identity::new_token;
using Kind = Problem::Kind;

const Instant noon{1'795'000'000s};

template <class T>
::testing::AssertionResult is(Kind kind, const Result<T>& result) {
    if (result.has_value()) return ::testing::AssertionFailure() << "succeeded";
    if (result.error().kind == kind) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "problem " << static_cast<int>(result.error().kind);
}

class AssessmentsTest : public testing::StoreTest {};
INSTANTIATE_TEST_SUITE_P(Usecases, AssessmentsTest, testing::on_both_databases, testing::name);

TEST_P(AssessmentsTest, a_draft_lives_one_day_after_its_last_change) {
    const auto draft = start_draft(store(), "begin", noon);
    ASSERT_TRUE(draft.has_value());
    EXPECT_EQ(draft->version, 1);
    EXPECT_EQ(draft->expires_at, noon + 24h);
    const auto saved = save_draft(store(), draft->token, "verder", 1, noon + 23h);
    ASSERT_TRUE(saved.has_value());
    EXPECT_EQ(saved->version, 2);
    EXPECT_EQ(saved->expires_at, noon + 47h);
    EXPECT_EQ(open_assessment(store(), draft->token, noon + 47h - 1s)->document, "verder");
    EXPECT_TRUE(is(Kind::gone, open_assessment(store(), draft->token, noon + 47h)));
}

TEST_P(AssessmentsTest, reading_does_not_lengthen_a_life) {
    const auto draft = start_draft(store(), "begin", noon);
    ASSERT_TRUE(open_assessment(store(), draft->token, noon + 23h).has_value());
    EXPECT_TRUE(is(Kind::gone, open_assessment(store(), draft->token, noon + 24h)));
}

TEST_P(AssessmentsTest, an_older_tab_does_not_overwrite_a_newer_one) {
    const auto draft = start_draft(store(), "begin", noon);
    ASSERT_TRUE(save_draft(store(), draft->token, "nieuwer", 1, noon).has_value());
    EXPECT_TRUE(is(Kind::conflict, save_draft(store(), draft->token, "ouder", 1, noon)));
    EXPECT_EQ(open_assessment(store(), draft->token, noon)->document, "nieuwer");
}

TEST_P(AssessmentsTest, a_kept_result_stays_ninety_days_as_it_was) {
    const auto draft = start_draft(store(), "het advies", noon);
    const auto kept = keep_draft(store(), draft->token, "rev-1", noon + 1h);
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->expires_at, noon + 1h + 24h * 90);
    EXPECT_FALSE(kept->token == draft->token);
    ASSERT_TRUE(save_draft(store(), draft->token, "later veranderd", 1, noon + 2h).has_value());

    const auto found = open_assessment(store(), kept->token, kept->expires_at - 1s);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->kind, Assessment::Kind::kept);
    EXPECT_EQ(found->document, "het advies");
    EXPECT_EQ(found->revision, "rev-1");
    EXPECT_TRUE(is(Kind::gone, open_assessment(store(), kept->token, kept->expires_at)));
}

TEST_P(AssessmentsTest, a_kept_result_can_be_read_and_forgotten_but_not_changed) {
    const auto draft = start_draft(store(), "het advies", noon);
    const auto kept = keep_draft(store(), draft->token, "rev-1", noon);
    EXPECT_TRUE(is(Kind::not_found, save_draft(store(), kept->token, "anders", 1, noon)));
    EXPECT_TRUE(is(Kind::not_found, keep_draft(store(), kept->token, "rev-1", noon)));
    ASSERT_TRUE(forget_assessment(store(), kept->token, noon).has_value());
    EXPECT_TRUE(is(Kind::gone, open_assessment(store(), kept->token, noon)));
    EXPECT_TRUE(open_assessment(store(), draft->token, noon).has_value());
}

TEST_P(AssessmentsTest, a_second_click_keeps_no_second_copy) {
    const auto draft = start_draft(store(), "het advies", noon);
    const auto first = keep_draft(store(), draft->token, "rev-1", noon);
    const auto second = keep_draft(store(), draft->token, "rev-2", noon + 1min);
    ASSERT_TRUE(second.has_value());
    EXPECT_EQ(second->token, first->token);
    EXPECT_EQ(second->expires_at, first->expires_at);
    EXPECT_EQ(sql("SELECT count(*) FROM assessments"), "2\n");
    ASSERT_TRUE(save_draft(store(), draft->token, "veranderd", 1, noon).has_value());
    EXPECT_FALSE(keep_draft(store(), draft->token, "rev-2", noon)->token == first->token);
}

TEST_P(AssessmentsTest, what_was_forgotten_can_be_kept_again_and_forgotten_again) {
    const auto draft = start_draft(store(), "het advies", noon);
    for (int round = 0; round < 2; ++round) {
        const auto kept = keep_draft(store(), draft->token, "rev-1", noon);
        ASSERT_TRUE(kept.has_value());
        EXPECT_TRUE(open_assessment(store(), kept->token, noon).has_value());
        ASSERT_TRUE(forget_assessment(store(), kept->token, noon).has_value());
        EXPECT_TRUE(is(Kind::gone, open_assessment(store(), kept->token, noon)));
    }
}

TEST_P(AssessmentsTest, a_forgotten_draft_is_gone_at_once) {
    const auto draft = start_draft(store(), "begin", noon);
    ASSERT_TRUE(forget_assessment(store(), draft->token, noon).has_value());
    EXPECT_TRUE(forget_assessment(store(), draft->token, noon).has_value());
    EXPECT_TRUE(is(Kind::gone, open_assessment(store(), draft->token, noon)));
    EXPECT_TRUE(is(Kind::gone, save_draft(store(), draft->token, "terug", 1, noon)));
    EXPECT_TRUE(is(Kind::gone, keep_draft(store(), draft->token, "rev-1", noon)));
}

TEST_P(AssessmentsTest, an_address_that_was_never_given_out_is_not_found) {
    EXPECT_TRUE(is(Kind::not_found, open_assessment(store(), new_token(), noon)));
    EXPECT_TRUE(is(Kind::not_found, save_draft(store(), new_token(), "x", 1, noon)));
    EXPECT_TRUE(is(Kind::not_found, keep_draft(store(), new_token(), "rev-1", noon)));
    EXPECT_TRUE(is(Kind::not_found, forget_assessment(store(), new_token(), noon)));
}

TEST_P(AssessmentsTest, a_sweep_erases_what_expired) {
    const auto old = start_draft(store(), "oud", noon - 24h);
    const auto fresh = start_draft(store(), "nieuw", noon);
    const auto swept = sweep_assessments(store(), noon);
    ASSERT_TRUE(swept.has_value());
    EXPECT_EQ(swept->erased, 1);
    EXPECT_TRUE(is(Kind::gone, open_assessment(store(), old->token, noon)));
    EXPECT_TRUE(open_assessment(store(), fresh->token, noon).has_value());
    EXPECT_EQ(sql("SELECT count(*) FROM assessments"), "1\n");
}

TEST_P(AssessmentsTest, the_database_holds_no_working_address) {
    const auto draft = start_draft(store(), "begin", noon);
    const auto kept = keep_draft(store(), draft->token, "rev-1", noon);
    ASSERT_TRUE(forget_assessment(store(), kept->token, noon).has_value());
    const auto dump = sql("SELECT * FROM assessments") + sql("SELECT * FROM assessment_tombstones");
    EXPECT_THAT(dump, ::testing::HasSubstr(hash_of(draft->token).text));
    EXPECT_THAT(dump, ::testing::Not(::testing::HasSubstr(draft->token.text())));
    EXPECT_THAT(dump, ::testing::Not(::testing::HasSubstr(kept->token.text())));
}

TEST(Tokens, are_all_different_and_can_be_read_back) {
    std::set<std::string> seen;
    for (int made = 0; made < 10'000; ++made) {
        const auto token = new_token();
        ASSERT_EQ(*Token::parse(token.text()), token);
        seen.insert(token.text());
    }
    EXPECT_EQ(seen.size(), 10'000);
}

TEST(Tokens, are_hashed_with_blake2b) {
    const auto token = Token::parse(std::string(32, 'a'));
    const auto expected = testing::output_of("printf %s " + token->text() + " | b2sum -l 256 | cut -c1-64");
    EXPECT_EQ(hash_of(*token).text + "\n", expected);
}

}  // namespace
}  // namespace actiewijzer::usecases
