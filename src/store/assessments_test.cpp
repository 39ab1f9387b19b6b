#include "store/assessments.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <thread>

#include "store_fixture.hpp"

namespace actiewijzer::store {
namespace {

using namespace std::chrono_literals;
using Kind = Problem::Kind;

const Instant noon{1'795'000'000s};
const TokenHash noor{std::string(64, 'a')};
const TokenHash sami{std::string(64, 'b')};

AssessmentRow draft(std::string document = R"({"description": "een buurtmoestuin"})") {
    AssessmentRow row;
    row.document = std::move(document);
    row.created_at = row.changed_at = noon;
    row.expires_at = noon + 24h;
    return row;
}

template <class T>
::testing::AssertionResult is(Kind kind, const Result<T>& result) {
    if (result.has_value()) return ::testing::AssertionFailure() << "succeeded";
    if (result.error().kind == kind) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "problem " << static_cast<int>(result.error().kind);
}

/// Another program that is in the middle of a change, until it is released.
class Busy {
public:
    Busy(const std::string& program, const std::string& begin, const std::filesystem::path& folder)
        : pipe_(popen((program + " > " + testing::quoted(folder / "busy")).c_str(), "w"), pclose) {
        fputs((begin + "\nSELECT 1;\n").c_str(), pipe_.get());
        fflush(pipe_.get());
        for (int round = 0; round < 1000 && std::filesystem::file_size(folder / "busy", ignored_) != 2; ++round)
            std::this_thread::sleep_for(10ms);
    }
    void release() { pipe_.reset(); }

private:
    std::error_code ignored_;
    std::unique_ptr<FILE, int (*)(FILE*)> pipe_;
};

class AssessmentsTest : public testing::DatabaseTest {
protected:
    Store& store() {
        if (!store_) store_ = std::make_unique<Store>(open(quick()));
        return *store_;
    }
    Assessments assessments() { return store().assessments(); }

    StoreOptions quick() {
        StoreOptions options;
        options.patience = 200ms;
        options.wait = 100ms;
        options.on_failure = [this](const StatementFailure& failure) {
            const std::lock_guard lock(mutex_);
            failures_.push_back(std::string(failure.statement) + ": " + failure.message);
        };
        return options;
    }

    Busy busy() {
        return sqlite() ? Busy("sqlite3 " + testing::quoted(file()), "BEGIN IMMEDIATE;", folder())
                        : Busy("psql -X -q -At " + testing::quoted(url()),
                               "BEGIN;\nLOCK TABLE assessments IN EXCLUSIVE MODE;", folder());
    }

    std::mutex mutex_;
    std::vector<std::string> failures_;
    std::unique_ptr<Store> store_;
};
INSTANTIATE_TEST_SUITE_P(Store, AssessmentsTest, testing::on_both_databases, testing::name);

TEST_P(AssessmentsTest, come_back_as_they_went_in) {
    auto row = draft();
    row.kind = AssessmentRow::Kind::kept;
    row.version = 7;
    row.changed_at = noon + 1s;
    row.revision = "2026-11-23";
    ASSERT_TRUE(assessments().insert(noor, row).has_value());
    const auto found = assessments().find(noor, noon);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(*found, row);
    EXPECT_TRUE(is(Kind::not_found, assessments().find(sami, noon)));
}

TEST_P(AssessmentsTest, keep_any_text_unchanged) {
    auto all = assessments();
    int count = 0;
    const auto kept = [&](const std::string& text) {
        const TokenHash token{"any " + std::to_string(++count)};
        if (!all.insert(token, draft(text)).has_value()) return false;
        const auto found = all.find(token, noon);
        return found.has_value() && found->document == text;
    };
    const bool any = rc::check("any text comes back", [&] {
        const auto points = *rc::gen::container<std::u32string>(rc::gen::suchThat(
            rc::gen::oneOf(rc::gen::inRange<char32_t>(0x20, 0x180), rc::gen::inRange<char32_t>(0x180, 0x110000)),
            [](char32_t point) { return (point < 0x7F || point > 0x9F) && (point < 0xD800 || point > 0xDFFF); }));
        std::string text;
        for (const auto point : points) {
            const auto add = [&](unsigned byte) { text += static_cast<char>(byte); };
            if (point < 0x80) {
                add(point);
            } else if (point < 0x800) {
                add(0xC0U | point >> 6U), add(0x80U | (point & 63U));
            } else if (point < 0x10000) {
                add(0xE0U | point >> 12U), add(0x80U | (point >> 6U & 63U)), add(0x80U | (point & 63U));
            } else {
                add(0xF0U | point >> 18U), add(0x80U | (point >> 12U & 63U)), add(0x80U | (point >> 6U & 63U)),
                    add(0x80U | (point & 63U));
            }
        }
        RC_ASSERT(kept(text));
    });
    EXPECT_TRUE(any);
    for (const std::string text : {"", "'; DROP TABLE assessments; --", ":token ::text $1 ? \\ \\x00 %s",
                                   "regel\n\tregel", "“Kan wél” ☂ 𝔞 👩‍🌾", "NULL"})
        EXPECT_TRUE(kept(text)) << text;
    EXPECT_TRUE(kept(std::string(1'000'000, 'x')));
}

TEST_P(AssessmentsTest, refuse_on_both_databases_what_one_cannot_keep) {
    for (const auto& text :
         {std::string("a\0b", 3), std::string("\xFF"), std::string("\xC3"), std::string("\xED\xA0\x80")}) {
        EXPECT_TRUE(is(Kind::invalid_input, assessments().insert(noor, draft(text))));
        EXPECT_TRUE(is(Kind::invalid_input, assessments().update(noor, {text, 1, noon, noon + 1h})));
    }
    EXPECT_TRUE(is(Kind::not_found, assessments().find(noor, noon)));
}

TEST_P(AssessmentsTest, cannot_take_a_token_that_is_in_use) {
    ASSERT_TRUE(assessments().insert(noor, draft("van Noor")).has_value());
    EXPECT_TRUE(is(Kind::conflict, assessments().insert(noor, draft("van Sami"))));
    EXPECT_EQ(assessments().find(noor, noon)->document, "van Noor");
}

TEST_P(AssessmentsTest, of_two_tabs_the_second_to_save_hears_of_the_first) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    const auto saved = assessments().update(noor, {"tab een", 1, noon + 1h, noon + 25h});
    ASSERT_TRUE(saved.has_value());
    EXPECT_EQ(*saved, 2);
    EXPECT_TRUE(is(Kind::conflict, assessments().update(noor, {"tab twee", 1, noon + 2h, noon + 26h})));
    const auto found = assessments().find(noor, noon);
    EXPECT_EQ(found->document, "tab een");
    EXPECT_EQ(found->version, 2);
    EXPECT_EQ(found->created_at, noon);
    EXPECT_EQ(found->changed_at, noon + 1h);
    EXPECT_EQ(found->expires_at, noon + 25h);
}

TEST_P(AssessmentsTest, of_many_saves_at_once_exactly_one_wins) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    auto other = Store::open(url(), quick());
    std::atomic<int> won = 0, conflicts = 0;
    {
        std::vector<std::jthread> savers;
        for (int saver = 0; saver < 8; ++saver)
            savers.emplace_back([&, saver] {
                auto all = (saver % 2 ? other : store()).assessments();
                const auto saved = all.update(noor, {std::to_string(saver), 1, noon, noon + 24h});
                if (saved)
                    ++won;
                else if (saved.error().kind == Kind::conflict)
                    ++conflicts;
            });
    }
    EXPECT_EQ(won, 1);
    EXPECT_EQ(conflicts, 7);
    EXPECT_EQ(assessments().find(noor, noon)->version, 2);
}

TEST_P(AssessmentsTest, that_are_kept_never_change) {
    auto kept = draft();
    kept.kind = AssessmentRow::Kind::kept;
    ASSERT_TRUE(assessments().insert(noor, kept).has_value());
    EXPECT_TRUE(is(Kind::not_found, assessments().update(noor, {"anders", 1, noon, noon + 1h})));
    EXPECT_EQ(assessments().find(noor, noon)->document, kept.document);
}

TEST_P(AssessmentsTest, are_gone_from_the_second_they_expire) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    EXPECT_TRUE(assessments().find(noor, noon + 24h - 1s).has_value());
    EXPECT_TRUE(is(Kind::gone, assessments().find(noor, noon + 24h)));
    EXPECT_TRUE(is(Kind::gone, assessments().update(noor, {"te laat", 1, noon + 24h, noon + 48h})));
}

TEST_P(AssessmentsTest, that_were_erased_are_gone_and_later_unknown) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    ASSERT_TRUE(assessments().erase(noor, noon).has_value());
    EXPECT_TRUE(is(Kind::gone, assessments().find(noor, noon)));
    EXPECT_TRUE(is(Kind::gone, assessments().update(noor, {"weer", 1, noon, noon + 1h})));
    EXPECT_TRUE(assessments().erase(noor, noon).has_value());
    EXPECT_TRUE(is(Kind::not_found, assessments().erase(sami, noon)));
    const auto later = noon + Assessments::tombstone_life;
    EXPECT_TRUE(is(Kind::gone, assessments().find(noor, later - 1s)));
    EXPECT_TRUE(is(Kind::not_found, assessments().find(noor, later)));
    EXPECT_EQ(assessments().erase_expired(later)->forgotten, 1);
    EXPECT_EQ(sql("SELECT count(*) FROM assessment_tombstones"), "0\n");
}

TEST_P(AssessmentsTest, whose_time_is_over_are_swept_and_others_stay) {
    ASSERT_TRUE(assessments().insert(noor, draft("oud")).has_value());
    auto fresh = draft("nieuw");
    fresh.expires_at = noon + 48h;
    ASSERT_TRUE(assessments().insert(sami, fresh).has_value());
    const auto swept = assessments().erase_expired(noon + 24h);
    ASSERT_TRUE(swept.has_value());
    EXPECT_EQ(swept->erased, 1);
    EXPECT_EQ(swept->forgotten, 0);
    EXPECT_TRUE(is(Kind::gone, assessments().find(noor, noon + 25h)));
    EXPECT_EQ(assessments().find(sami, noon + 25h)->document, "nieuw");
    EXPECT_EQ(assessments().erase_expired(noon + 25h)->erased, 0);
}

/// Looks through all files of the database. By another program: when this one closed a file that SQLite has open, the
/// locks of SQLite would go with it.
bool holds(const std::filesystem::path& folder, const std::string& text) {
    return testing::output_of("cat " + testing::quoted(folder) + "/* | grep -caF " + testing::quoted(text) +
                              " || true") != "0\n";
}

TEST_P(AssessmentsTest, leave_no_content_when_erased) {
    const std::string secret = "de sleutel ligt onder de bloempot";
    for (const bool swept : {false, true}) {
        const TokenHash token{swept ? "swept" : "erased"};
        ASSERT_TRUE(assessments().insert(token, draft(secret)).has_value());
        ASSERT_TRUE(assessments().update(token, {secret + secret, 1, noon, noon + 24h}).has_value());
        if (sqlite()) {
            ASSERT_TRUE(holds(folder(), secret)) << "nothing to find";
        }
        if (swept)
            ASSERT_TRUE(assessments().erase_expired(noon + 24h).has_value());
        else
            ASSERT_TRUE(assessments().erase(token, noon).has_value());
        if (sqlite()) {
            EXPECT_FALSE(holds(folder(), "bloempot"));
        }
        EXPECT_EQ(sql("SELECT count(*) FROM assessments"), "0\n");
        EXPECT_THAT(sql("SELECT * FROM assessment_tombstones"), ::testing::Not(::testing::HasSubstr("bloempot")));
    }
    EXPECT_EQ(sql("SELECT count(*) FROM assessment_tombstones"), "2\n");
}

TEST_P(AssessmentsTest, are_shared_by_two_programs_on_one_database) {
    ASSERT_TRUE(assessments().insert(noor, draft("van de een")).has_value());
    auto other = Store::open(url(), quick());
    EXPECT_EQ(other.assessments().find(noor, noon)->document, "van de een");
    ASSERT_TRUE(other.assessments().update(noor, {"van de ander", 1, noon, noon + 24h}).has_value());
    EXPECT_EQ(assessments().find(noor, noon)->document, "van de ander");
    ASSERT_TRUE(other.assessments().erase(noor, noon).has_value());
    EXPECT_TRUE(is(Kind::gone, assessments().find(noor, noon)));
}

TEST_P(AssessmentsTest, are_read_and_written_by_many_threads) {
    auto options = quick();
    options.wait = 10s;
    options.patience = 10s;
    store_ = std::make_unique<Store>(open(options));
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> visitors;
        for (int visitor = 0; visitor < 12; ++visitor)
            visitors.emplace_back([&, visitor] {
                auto all = store().assessments();
                for (int round = 0; round < 25; ++round) {
                    const TokenHash token{std::to_string(visitor) + "-" + std::to_string(round)};
                    if (!all.insert(token, draft(token.text))) ++wrong;
                    const auto found = all.find(token, noon);
                    if (!found || found->document != token.text) ++wrong;
                }
            });
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_THAT(failures_, ::testing::IsEmpty());
}

TEST_P(AssessmentsTest, are_counted_by_statement) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    (void)assessments().find(noor, noon);
    (void)assessments().find(noor, noon);
    std::set<std::pair<std::string_view, std::uint64_t>> runs;
    for (const auto& figure : store().figures()) runs.emplace(figure.statement, figure.runs);
    EXPECT_THAT(runs,
                ::testing::UnorderedElementsAre(std::pair("assessments.insert", 1), std::pair("assessments.find", 2)));
}

TEST_P(AssessmentsTest, wait_a_bounded_time_for_a_lock_and_then_recover) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    auto other = busy();
    EXPECT_TRUE(is(Kind::unavailable, assessments().update(noor, {"bezet", 1, noon, noon + 24h})));
    EXPECT_TRUE(is(Kind::unavailable, assessments().erase(noor, noon)));
    EXPECT_TRUE(assessments().find(noor, noon).has_value()) << "reading goes on";
    EXPECT_THAT(failures_, ::testing::ElementsAre(::testing::StartsWith("assessments.update: "),
                                                  ::testing::StartsWith("assessments.erase: ")));
    other.release();
    EXPECT_TRUE(assessments().update(noor, {"vrij", 1, noon, noon + 24h}).has_value());
}

TEST_P(AssessmentsTest, wait_a_bounded_time_for_a_session) {
    auto options = quick();
    options.sessions = 1;
    options.patience = 30s;
    store_ = std::make_unique<Store>(open(options));
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    auto other = busy();
    std::jthread waits([&] { EXPECT_TRUE(assessments().update(noor, {"wacht", 1, noon, noon + 24h}).has_value()); });
    while (assessments().find(noor, noon).has_value()) std::this_thread::sleep_for(1ms);
    EXPECT_TRUE(is(Kind::unavailable, assessments().find(noor, noon)));
    other.release();
    waits.join();
    EXPECT_EQ(assessments().find(noor, noon)->document, "wacht");
}

class LostConnectionTest : public AssessmentsTest {};
INSTANTIATE_TEST_SUITE_P(Store, LostConnectionTest, ::testing::Values(testing::Database::postgresql), testing::name);

TEST_P(LostConnectionTest, is_not_noticed_by_who_reads) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    throw_out();
    EXPECT_TRUE(assessments().find(noor, noon).has_value());
    EXPECT_TRUE(store().ready().has_value());
}

TEST_P(LostConnectionTest, is_never_taken_for_not_found) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    let_in(false);
    for (const auto& token : {noor, sami}) {
        EXPECT_TRUE(is(Kind::unavailable, assessments().find(token, noon)));
        EXPECT_TRUE(is(Kind::unavailable, assessments().insert(token, draft())));
        EXPECT_TRUE(is(Kind::unavailable, assessments().update(token, {"weg", 1, noon, noon + 24h})));
        EXPECT_TRUE(is(Kind::unavailable, assessments().erase(token, noon)));
    }
    EXPECT_TRUE(is(Kind::unavailable, assessments().erase_expired(noon)));
    EXPECT_TRUE(is(Kind::unavailable, store().ready()));
    EXPECT_THROW(Store::open(url()), StoreError);
    let_in(true);
    EXPECT_TRUE(store().ready().has_value());
    EXPECT_TRUE(assessments().find(noor, noon).has_value());
    EXPECT_TRUE(assessments().update(noor, {"terug", 1, noon, noon + 24h}).has_value());
    EXPECT_TRUE(assessments().erase(noor, noon).has_value());
}

TEST_P(LostConnectionTest, makes_a_change_fail_once_and_then_all_sessions_are_well) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    throw_out();
    EXPECT_TRUE(is(Kind::unavailable, assessments().erase(noor, noon)));
    EXPECT_TRUE(assessments().erase(noor, noon).has_value());
}

TEST_P(LostConnectionTest, reports_no_content) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    throw_out();
    (void)assessments().update(noor, {"de sleutel ligt onder de bloempot", 1, noon, noon + 24h});
    ASSERT_FALSE(failures_.empty());
    for (const auto& failure : failures_) EXPECT_THAT(failure, ::testing::Not(::testing::HasSubstr("bloempot")));
}

TEST_P(AssessmentsTest, show_a_mistake_in_the_program_as_such) {
    ASSERT_TRUE(assessments().insert(noor, draft()).has_value());
    sql("DROP TABLE assessments");
    EXPECT_THROW((void)assessments().find(noor, noon), StoreError);
}

}  // namespace
}  // namespace actiewijzer::store
