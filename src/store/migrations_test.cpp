#include "store/migrations.hpp"

#include <gmock/gmock.h>

#include <array>
#include <atomic>
#include <fstream>
#include <functional>
#include <thread>

#include "store/schema.hpp"
#include "store_fixture.hpp"

namespace actiewijzer::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class MigrationsTest : public testing::DatabaseTest {
protected:
    StoreError::Kind refused(const std::function<void()>& action) {
        try {
            action();
        } catch (const StoreError& error) {
            return error.kind();
        }
        ADD_FAILURE() << "was not refused";
        return StoreError::Kind::failed;
    }
};
INSTANTIATE_TEST_SUITE_P(Store, MigrationsTest, testing::on_both_databases, testing::name);

constexpr Migration first{1, "001_people", "aa",
                          "CREATE TABLE people (name TEXT);\nINSERT INTO people\nVALUES ('Noor');\n"};
constexpr Migration second{2, "002_places", "bb", "-- Where they live; the town.\nCREATE TABLE places (name TEXT);\n"};
constexpr std::array one{first};
constexpr std::array both{first, second};
constexpr Migration broken{2, "002_places", "bb",
                           "CREATE TABLE places (name TEXT);\nINSERT INTO nowhere VALUES (1);\n"};

TEST_P(MigrationsTest, make_an_empty_database_ready_and_say_what_they_did) {
    EXPECT_THAT(migrate(url()), ::testing::Contains("001_assessments"));
    EXPECT_THAT(migrate(url()), IsEmpty());
    EXPECT_NO_THROW(Store::open(url()));
    EXPECT_EQ(sql("SELECT count(*) FROM schema_migrations"), std::to_string(shipped_migrations().size()) + "\n");
}

TEST_P(MigrationsTest, apply_only_what_is_missing) {
    EXPECT_THAT(migrate(url(), one), ElementsAre("001_people"));
    EXPECT_THAT(migrate(url(), both), ElementsAre("002_places"));
    EXPECT_EQ(sql("SELECT name FROM people"), "Noor\n");
}

TEST_P(MigrationsTest, leave_nothing_of_one_that_fails) {
    const std::array half{first, broken};
    EXPECT_EQ(refused([&] { migrate(url(), half); }), StoreError::Kind::failed);
    EXPECT_EQ(sql("SELECT number FROM schema_migrations"), "1\n");
    EXPECT_THROW(sql("SELECT * FROM places"), std::runtime_error);
    EXPECT_THAT(migrate(url(), both), ElementsAre("002_places"));
}

TEST_P(MigrationsTest, are_made_once_when_many_start_together) {
    std::vector<std::jthread> starters;
    std::atomic<std::size_t> applied = 0;
    std::atomic<int> failed = 0;
    for (int starter = 0; starter < 8; ++starter)
        starters.emplace_back([&] {
            try {
                applied += migrate(url()).size();
            } catch (const std::exception& error) {
                ++failed;
                ADD_FAILURE() << error.what();
            }
        });
    starters.clear();
    EXPECT_EQ(failed, 0);
    EXPECT_EQ(applied, shipped_migrations().size());
}

TEST_P(MigrationsTest, refuse_a_newer_schema) {
    migrate(url(), both);
    EXPECT_EQ(refused([&] { migrate(url(), one); }), StoreError::Kind::schema);
    StoreOptions options;
    options.migrations = one;
    EXPECT_EQ(refused([&] { Store::open(url(), options); }), StoreError::Kind::schema);
}

TEST_P(MigrationsTest, must_have_been_made_before_the_store_opens) {
    migrate(url(), one);
    StoreOptions options;
    options.migrations = both;
    EXPECT_EQ(refused([&] { Store::open(url(), options); }), StoreError::Kind::schema);
    migrate(url(), both);
    EXPECT_NO_THROW(Store::open(url(), options));
}

TEST_P(MigrationsTest, refuse_one_that_was_changed_after_it_was_applied) {
    migrate(url(), one);
    auto changed = one;
    changed[0].checksum = "cc";
    EXPECT_EQ(refused([&] { migrate(url(), changed); }), StoreError::Kind::schema);
}

TEST_P(MigrationsTest, leave_a_database_of_another_program_alone) {
    sql("CREATE TABLE invoices (amount INTEGER)");
    EXPECT_EQ(refused([&] { migrate(url()); }), StoreError::Kind::schema);
    EXPECT_EQ(sql("SELECT count(*) FROM invoices"), "0\n");
}

TEST(Migrations, are_numbered_without_holes_and_know_their_files) {
    int number = 0;
    for (const auto& migration : shipped_migrations()) {
        EXPECT_EQ(migration.number, ++number);
        EXPECT_EQ(migration.checksum.size(), 64);
        const auto path = std::string(AW_SOURCE_DIR "/src/store/migrations/") + std::string(migration.name) + ".sql";
        std::ifstream file(path);
        const std::string text((std::istreambuf_iterator<char>(file)), {});
        EXPECT_EQ(migration.sql, text) << path;
    }
    EXPECT_GE(number, 1);
}

TEST(Migrations, are_compared_in_order) {
    const std::vector<AppliedMigration> applied{
        {1, "001_people", "aa"}, {2, "002_places", "bb"}, {3, "003_pets", "dd"}};
    const std::span all(applied);
    EXPECT_EQ(compare({}, both), SchemaState::older);
    EXPECT_EQ(compare(all.first(1), both), SchemaState::older);
    EXPECT_EQ(compare(all.first(2), both), SchemaState::current);
    EXPECT_EQ(compare(all, both), SchemaState::newer);
    EXPECT_EQ(compare(all.subspan(1, 1), both), SchemaState::foreign);
    auto changed = applied;
    changed[1].checksum = "ff";
    EXPECT_EQ(compare(changed, both), SchemaState::foreign);
}

TEST(Addresses, that_name_no_database_are_refused) {
    for (const std::string url : {"", "actiewijzer.db", "sqlite:", "mysql://root@localhost/x", "sqlite:a\"b"}) {
        try {
            migrate(url);
            ADD_FAILURE() << url;
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreError::Kind::address) << url;
        }
    }
}

TEST(Addresses, that_cannot_be_reached_say_so_without_the_password) {
    for (const std::string url :
         {"sqlite:/proc/nowhere/actiewijzer.db", "postgresql://noor:geheim@127.0.0.1:1/buurt"}) {
        try {
            migrate(url);
            ADD_FAILURE() << url;
        } catch (const StoreError& error) {
            EXPECT_EQ(error.kind(), StoreError::Kind::unreachable) << url;
            EXPECT_THAT(error.what(), ::testing::Not(HasSubstr("geheim")));
        }
    }
}

TEST(Addresses, of_a_file_that_is_not_there_leave_none_behind) {
    const auto path = std::filesystem::temp_directory_path() / "actiewijzer-nowhere.db";
    EXPECT_THROW(Store::open("sqlite:" + path.string()), StoreError);
    EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace actiewijzer::store
