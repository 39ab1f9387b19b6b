#include "usecases/api_tokens.hpp"

#include <gmock/gmock.h>

#include "people.hpp"
#include "store_fixture.hpp"
#include "usecases/methods.hpp"
#include "usecases/test_release.hpp"

namespace actiewijzer::usecases {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::noon;
using ::testing::Not;
using testing::release;
using ::testing::SizeIs;
using Kind = Problem::Kind;

const std::string here = "192.0.2.1";

class ApiTokensTest : public testing::StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        saskia = add("saskia", AccountRole::editor);
        joost = add("joost", AccountRole::reviewer);
        beheer = add("beheer", AccountRole::administrator);
    }

    SignedIn add(const std::string& name, AccountRole role) {
        const auto id = invite(store(), {}, name, role, noon)->account;
        return {store().accounts().find(id)->account, "a session"};
    }
    std::string made(const SignedIn& who, std::vector<TokenScope> scopes, const std::string& name = "robot",
                     days life = days(30)) {
        return make_token(store(), who, {name, std::move(scopes), life}, noon).value();
    }
    TokenResult check(std::string_view text, Instant at = noon, const std::string& address = here) {
        return check_token(store(), text, address, at).value();
    }
    SignedIn program(std::string_view text) { return *check(text).who; }
    /// What is wrong with the wish for a token, as "field reason".
    std::vector<std::string> faults(const SignedIn& who, const TokenWish& wish) {
        const auto token = make_token(store(), who, wish, noon);
        std::vector<std::string> all;
        if (!token)
            for (const auto& each : token.error().fields) all.push_back(each.field + ' ' + each.reason);
        return all;
    }

    SignedIn saskia, joost, beheer;
};
INSTANTIATE_TEST_SUITE_P(Usecases, ApiTokensTest, testing::on_both_databases, testing::name);

TEST_P(ApiTokensTest, let_a_program_work_for_an_account_with_a_part_of_its_rights) {
    const auto token = made(saskia, {TokenScope::write});
    EXPECT_THAT(token, ::testing::MatchesRegex("awt_[a-z2-7]{32}"));
    const auto who = program(token);
    EXPECT_EQ(who.account.id, saskia.account.id);
    EXPECT_EQ(who.token, "robot");
    EXPECT_TRUE(who.account.may(Right::read_desk));
    EXPECT_TRUE(who.account.may(Right::write));
    EXPECT_FALSE(who.account.may(Right::review));
    EXPECT_FALSE(who.account.may(Right::manage_accounts));
    EXPECT_FALSE(who.account.may(Right::import_methods));
}

TEST_P(ApiTokensTest, are_kept_as_a_hash_only) {
    const auto token = made(saskia, {TokenScope::read});
    const auto rows = sql("SELECT * FROM api_tokens") + sql("SELECT * FROM audit_lines");
    EXPECT_THAT(rows, HasSubstr("robot"));
    EXPECT_THAT(rows, Not(HasSubstr(token.substr(4))));
}

TEST_P(ApiTokensTest, name_every_mistake_in_the_wish_for_one_at_once) {
    EXPECT_THAT(faults(saskia, {" ", {}, days(0)}),
                ElementsAre("sleutel token.no_name", "mag token.no_scope", "duur token.bad_life"));
    EXPECT_THAT(faults(joost, {"robot", {TokenScope::read, TokenScope::write}, days(366)}),
                ElementsAre("mag token.too_much", "duur token.bad_life"));
    EXPECT_THAT(faults(saskia, {std::string(61, 'a'), {TokenScope::read}, days(365)}),
                ElementsAre("sleutel invalid.too_long"));
    made(saskia, {TokenScope::read});
    EXPECT_THAT(faults(saskia, {"robot ", {TokenScope::read}, days(1)}), ElementsAre("sleutel token.name_taken"));
    EXPECT_THAT(faults(joost, {"robot", {TokenScope::read}, days(1)}), IsEmpty());
}

TEST_P(ApiTokensTest, never_give_more_than_the_account_has_at_that_moment) {
    const auto token = made(saskia, {TokenScope::write});
    ASSERT_TRUE(change_account(store(), beheer, saskia.account.id, {.role = AccountRole::reader}, noon));
    EXPECT_FALSE(program(token).account.may(Right::write));
    EXPECT_TRUE(program(token).account.may(Right::read_desk));
    ASSERT_TRUE(change_account(store(), beheer, saskia.account.id, {.blocked = true}, noon));
    EXPECT_EQ(check(token).outcome, TokenCheck::wrong);
    ASSERT_TRUE(change_account(store(), beheer, saskia.account.id, {.blocked = false}, noon));
    EXPECT_EQ(check(token).outcome, TokenCheck::right);
}

TEST_P(ApiTokensTest, make_no_tokens_themselves) {
    const auto who = program(made(beheer, own_scopes(beheer.account)));
    EXPECT_EQ(make_token(store(), who, {"kind", {TokenScope::read}, days(1)}, noon).error().kind, Kind::forbidden);
    EXPECT_EQ(all_tokens(store(), who).error().kind, Kind::forbidden);
}

TEST_P(ApiTokensTest, end_on_their_day) {
    const auto token = made(saskia, {TokenScope::read}, "robot", days(30));
    EXPECT_EQ(check(token, noon + 30 * 24h - 1s).outcome, TokenCheck::right);
    EXPECT_EQ(check(token, noon + 30 * 24h).outcome, TokenCheck::wrong);
    ASSERT_TRUE(sweep_accounts(store(), noon + 31 * 24h));
    EXPECT_THAT(*own_tokens(store(), saskia), SizeIs(1)) << "its owner sees that it ran out";
    ASSERT_TRUE(sweep_accounts(store(), noon + 61 * 24h));
    EXPECT_THAT(*own_tokens(store(), saskia), IsEmpty());
}

TEST_P(ApiTokensTest, show_when_they_were_used_last) {
    const auto token = made(saskia, {TokenScope::read});
    EXPECT_EQ(own_tokens(store(), saskia)->at(0).used_at, std::nullopt);
    check(token, noon + 1h);
    check(token, noon + 1h + 30s);
    EXPECT_EQ(own_tokens(store(), saskia)->at(0).used_at, noon + 1h);
    check(token, noon + 2h);
    EXPECT_EQ(own_tokens(store(), saskia)->at(0).used_at, noon + 2h);
}

TEST_P(ApiTokensTest, are_revoked_at_once_by_their_owner_or_an_administrator) {
    const auto mine = made(saskia, {TokenScope::read}, "een");
    const auto other = made(saskia, {TokenScope::read}, "twee");
    const auto id_of = [&](const std::string& name) {
        for (const auto& row : *own_tokens(store(), saskia))
            if (row.name == name) return row.id;
        return std::string();
    };
    EXPECT_EQ(revoke_token(store(), joost, id_of("een"), noon).error().kind, Kind::not_found);
    ASSERT_TRUE(revoke_token(store(), saskia, id_of("een"), noon));
    ASSERT_TRUE(revoke_token(store(), beheer, id_of("twee"), noon));
    EXPECT_EQ(check(mine).outcome, TokenCheck::wrong);
    EXPECT_EQ(check(other).outcome, TokenCheck::wrong);
    EXPECT_EQ(sql("SELECT count(*) FROM audit_lines WHERE action = 'token.revoke' AND detail IN ('een', 'twee')"),
              "2\n");
}

TEST_P(ApiTokensTest, that_are_wrong_make_their_address_wait_and_nobody_else) {
    const auto token = made(saskia, {TokenScope::read});
    const std::string guess = "awt_" + std::string(32, 'a');
    for (int i = 0; i < 31; ++i) EXPECT_EQ(check(i % 2 ? guess : "geen").outcome, TokenCheck::wrong) << i;
    EXPECT_EQ(check(guess).outcome, TokenCheck::wait);
    EXPECT_EQ(check(guess).wait, 2s);
    EXPECT_EQ(check(guess, noon, "192.0.2.2").outcome, TokenCheck::wrong);
    EXPECT_EQ(check(token).outcome, TokenCheck::right);
    EXPECT_EQ(check(guess, noon + 2s).outcome, TokenCheck::wrong);
}

TEST_P(ApiTokensTest, stand_with_what_was_done_with_them) {
    ASSERT_TRUE(import_release(store(), release(), noon));
    const auto who = program(made(saskia, {TokenScope::write}));
    const auto draft = begin_change(store(), who, "kan-wel", release(), noon).value();
    ASSERT_TRUE(save_draft(store(), who, "kan-wel", draft.number, {draft.text, "", 1, 1}, noon));
    ASSERT_TRUE(discard_draft(store(), saskia, "kan-wel", draft.number, noon));
    const auto lines = method_audit(store(), saskia, "kan-wel").value();
    EXPECT_THAT(lines, ::testing::UnorderedElementsAre(Field(&store::AuditLine::token, "robot"),
                                                       Field(&store::AuditLine::token, "robot"),
                                                       Field(&store::AuditLine::token, "")));
    for (const auto& each : lines) EXPECT_EQ(each.account, saskia.account.id);
}

TEST_P(ApiTokensTest, import_only_with_that_right) {
    ASSERT_TRUE(import_release(store(), release(), noon));
    const std::vector<GivenText> texts{{"nieuw-plan", store().methods().version("kan-wel", 1)->text}};
    const auto writer = program(made(beheer, {TokenScope::write, TokenScope::review}, "schrijver"));
    EXPECT_EQ(plan_import(store(), writer, texts).error().kind, Kind::forbidden);
    EXPECT_EQ(import_methods(store(), writer, texts, noon).error().kind, Kind::forbidden);
    const auto importer = program(made(beheer, {TokenScope::import}, "invoer"));
    EXPECT_THAT(import_methods(store(), importer, texts, noon)->added, ElementsAre("nieuw-plan"));
    EXPECT_EQ(store().methods().version("nieuw-plan", 1)->author, beheer.account.id);
    EXPECT_EQ(sql("SELECT token_name FROM audit_lines WHERE action = 'method.import'"), "invoer\n");
}

}  // namespace
}  // namespace actiewijzer::usecases
