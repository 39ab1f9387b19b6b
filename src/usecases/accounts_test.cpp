#include "usecases/accounts.hpp"

#include <gmock/gmock.h>

#include "identity/totp.hpp"
#include "people.hpp"
#include "store_fixture.hpp"

namespace actiewijzer::usecases {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using testing::noon;
using ::testing::Not;
using ::testing::SizeIs;
using Kind = Problem::Kind;

const std::string password = "een zin om te onthouden";

class AccountsTest : public testing::StoreTest {
protected:
    Credentials with(std::string word, std::string name = "saskia", std::string code = {}) const {
        return {std::move(name), std::move(word), std::move(code), "192.0.2.1", "Firefox"};
    }
    /// An account that has set its password.
    void add(const std::string& name, AccountRole role) {
        const auto invited = invite(store(), {}, name, role, noon);
        ASSERT_TRUE(invited.has_value());
        ASSERT_TRUE(set_password(store(), invited->link, password, noon).has_value());
    }
    SignedIn signed_in(const std::string& name = "saskia", Instant at = noon) {
        const auto result = sign_in(store(), with(password, name), at);
        EXPECT_EQ(result->outcome, SignIn::done);
        return *session_of(store(), *result->token, at);
    }
    SignIn outcome(const Credentials& given, Instant at = noon) { return sign_in(store(), given, at)->outcome; }
};
INSTANTIATE_TEST_SUITE_P(Usecases, AccountsTest, testing::on_both_databases, testing::name);

TEST_P(AccountsTest, sign_in_with_the_right_password_only) {
    add("saskia", AccountRole::editor);
    EXPECT_EQ(outcome(with(password)), SignIn::done);
    EXPECT_EQ(outcome(with(password, " Saskia ")), SignIn::done);
    EXPECT_EQ(outcome(with("een ander wachtwoord")), SignIn::wrong);
    EXPECT_EQ(outcome(with(password, "niemand")), SignIn::wrong);
    EXPECT_EQ(signed_in().account.role, AccountRole::editor);
}

TEST_P(AccountsTest, cannot_sign_in_before_a_password_was_set) {
    const auto invited = invite(store(), {}, "nieuw", AccountRole::reader, noon);
    EXPECT_EQ(outcome(with("", "nieuw")), SignIn::wrong);
    EXPECT_EQ(open_link(store(), invited->link, noon)->login_name, "nieuw");
}

TEST_P(AccountsTest, a_link_works_once_and_seven_days) {
    const auto invited = invite(store(), {}, "nieuw", AccountRole::reader, noon);
    EXPECT_EQ(set_password(store(), invited->link, "kort", noon).error().fields.at(0).reason, "password.too_short");
    EXPECT_EQ(open_link(store(), invited->link, noon + 24h * 7).error().kind, Kind::gone);
    ASSERT_TRUE(set_password(store(), invited->link, password, noon + 24h).has_value());
    EXPECT_EQ(open_link(store(), invited->link, noon + 24h).error().kind, Kind::gone);
    EXPECT_EQ(set_password(store(), invited->link, password, noon + 24h).error().kind, Kind::gone);
}

TEST_P(AccountsTest, a_name_is_given_out_once) {
    add("saskia", AccountRole::editor);
    const auto again = invite(store(), {}, "SASKIA", AccountRole::reader, noon);
    EXPECT_EQ(again.error().fields.at(0).reason, "account.name_taken");
    EXPECT_EQ(invite(store(), {}, "met spatie", AccountRole::reader, noon).error().fields.at(0).reason,
              "account.bad_name");
}

TEST_P(AccountsTest, a_session_ends_when_it_is_not_used_and_after_thirty_days) {
    add("saskia", AccountRole::editor);
    const auto token = *sign_in(store(), with(password), noon)->token;
    EXPECT_TRUE(session_of(store(), token, noon + 11h).has_value());
    EXPECT_TRUE(session_of(store(), token, noon + 22h).has_value());
    EXPECT_EQ(session_of(store(), token, noon + 35h).error().kind, Kind::not_found);

    const auto busy = *sign_in(store(), with(password), noon)->token;
    for (auto at = noon; at < noon + 24h * 30; at += 10h) EXPECT_TRUE(session_of(store(), busy, at).has_value());
    EXPECT_EQ(session_of(store(), busy, noon + 24h * 30).error().kind, Kind::not_found);
}

TEST_P(AccountsTest, a_session_can_be_ended_by_its_owner_only) {
    add("saskia", AccountRole::editor);
    add("joost", AccountRole::reviewer);
    const auto hers = signed_in("saskia");
    const auto his = signed_in("joost");
    ASSERT_TRUE(end_session(store(), his, hers.session, noon).has_value());
    EXPECT_THAT(*own_sessions(store(), hers), SizeIs(1));
    ASSERT_TRUE(sign_out(store(), hers, noon).has_value());
    EXPECT_THAT(*own_sessions(store(), hers), SizeIs(0));
}

TEST_P(AccountsTest, a_new_password_ends_the_other_sessions) {
    add("saskia", AccountRole::editor);
    const auto here = signed_in();
    const auto elsewhere = *sign_in(store(), with(password), noon)->token;
    EXPECT_EQ(change_password(store(), here, "fout", "een nieuwe lange zin", noon).error().fields.at(0).field, "nu");
    ASSERT_TRUE(change_password(store(), here, password, "een nieuwe lange zin", noon).has_value());
    EXPECT_FALSE(session_of(store(), elsewhere, noon).has_value());
    EXPECT_THAT(*own_sessions(store(), here), SizeIs(1));
    EXPECT_EQ(outcome(with("een nieuwe lange zin")), SignIn::done);
}

TEST_P(AccountsTest, failures_make_the_next_attempt_wait_and_no_longer_than_that) {
    add("saskia", AccountRole::editor);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(outcome(with("fout wachtwoord")), SignIn::wrong);
    const auto refused = sign_in(store(), with(password), noon);
    EXPECT_EQ(refused->outcome, SignIn::wait);
    EXPECT_EQ(refused->wait, 2s);
    EXPECT_EQ(outcome(with(password, "iemand-anders"), noon), SignIn::wrong);
    EXPECT_EQ(outcome(with(password), noon + 2s), SignIn::done);
    EXPECT_EQ(outcome(with("fout wachtwoord"), noon + 2s), SignIn::wrong);
    EXPECT_EQ(outcome(with(password), noon + 2s), SignIn::done);
}

TEST_P(AccountsTest, one_address_that_tries_many_names_must_wait_too) {
    for (int i = 0; i < 31; ++i) outcome(with("gok", "naam" + std::to_string(i)));
    EXPECT_EQ(outcome(with("gok", "nog-een-naam")), SignIn::wait);
}

TEST_P(AccountsTest, a_second_factor_is_asked_and_a_code_counts_once) {
    add("saskia", AccountRole::editor);
    const auto who = signed_in();
    const auto secret = identity::new_totp_secret();
    EXPECT_EQ(start_second_factor(store(), who, secret, "000", noon).error().fields.at(0).field, "code");
    const auto code_at = [&](Instant at) { return identity::totp_code(secret, store::seconds(at)); };
    ASSERT_TRUE(start_second_factor(store(), who, secret, code_at(noon), noon).has_value());
    EXPECT_EQ(outcome(with(password)), SignIn::needs_code);
    EXPECT_EQ(outcome(with(password, "saskia", code_at(noon))), SignIn::wrong_code) << "it was used to switch it on";
    const auto later = noon + 60s;
    EXPECT_EQ(outcome(with("fout", "saskia", code_at(later)), later), SignIn::wrong);
    EXPECT_EQ(outcome(with(password, "saskia", code_at(later)), later), SignIn::done);
    EXPECT_EQ(outcome(with(password, "saskia", code_at(later)), later), SignIn::wrong_code);
    EXPECT_FALSE(stop_second_factor(store(), who, "fout", later).has_value());
    ASSERT_TRUE(stop_second_factor(store(), who, password, later).has_value());
    EXPECT_EQ(outcome(with(password), later + 20s), SignIn::done);
}

TEST_P(AccountsTest, only_an_administrator_manages_accounts_and_never_their_own) {
    add("beheer", AccountRole::administrator);
    add("saskia", AccountRole::editor);
    const auto admin = signed_in("beheer");
    const auto editor = signed_in("saskia");
    EXPECT_EQ(invite(store(), editor, "vriend", AccountRole::administrator, noon).error().kind, Kind::forbidden);
    EXPECT_EQ(change_account(store(), editor, admin.account.id, {.blocked = true}, noon).error().kind, Kind::forbidden);
    EXPECT_EQ(change_account(store(), admin, admin.account.id, {.role = AccountRole::reader}, noon).error().kind,
              Kind::forbidden);
    EXPECT_EQ(all_accounts(store(), editor).error().kind, Kind::forbidden);
    EXPECT_THAT(*all_accounts(store(), admin),
                ElementsAre(Field(&Account::login_name, "beheer"), Field(&Account::login_name, "saskia")));
}

TEST_P(AccountsTest, who_is_blocked_is_out_at_once) {
    add("beheer", AccountRole::administrator);
    add("saskia", AccountRole::editor);
    const auto admin = signed_in("beheer");
    const auto token = *sign_in(store(), with(password), noon)->token;
    const auto id = session_of(store(), token, noon)->account.id;
    ASSERT_TRUE(change_account(store(), admin, id, {.blocked = true}, noon).has_value());
    EXPECT_FALSE(session_of(store(), token, noon).has_value());
    EXPECT_EQ(outcome(with(password)), SignIn::wrong);
    ASSERT_TRUE(change_account(store(), admin, id, {.blocked = false}, noon).has_value());
    EXPECT_EQ(outcome(with(password)), SignIn::done);
}

TEST_P(AccountsTest, no_secret_can_be_read_in_the_database_and_every_change_leaves_a_line) {
    add("saskia", AccountRole::editor);
    const auto token = *sign_in(store(), with(password), noon)->token;
    const auto dump = sql("SELECT password_hash, login_name FROM accounts") + sql("SELECT * FROM account_sessions");
    EXPECT_THAT(dump, Not(HasSubstr(password)));
    EXPECT_THAT(dump, Not(HasSubstr(token.text())));
    EXPECT_EQ(sql("SELECT action FROM audit_lines ORDER BY action"),
              "account.invite\naccount.make_link\naccount.set_password\naccount.sign_in\n");
}

TEST_P(AccountsTest, a_sweep_erases_what_is_over) {
    add("saskia", AccountRole::editor);
    const auto token = *sign_in(store(), with(password), noon)->token;
    outcome(with("fout"));
    invite(store(), {}, "laat", AccountRole::reader, noon).value();
    ASSERT_TRUE(sweep_accounts(store(), noon + 24h * 8).has_value());
    for (const auto* table : {"account_sessions", "account_links", "sign_in_failures"})
        EXPECT_EQ(sql(std::string("SELECT count(*) FROM ") + table), "0\n") << table;
    EXPECT_EQ(sql("SELECT count(*) FROM accounts"), "2\n");
}

}  // namespace
}  // namespace actiewijzer::usecases
