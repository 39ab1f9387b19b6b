#include "store/migrations.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <optional>
#include <thread>

#include "store/error.hpp"
#include "store/schema.hpp"

namespace actiewijzer::store {

namespace {

using std::chrono::milliseconds;

/// Somebody else may be migrating; that takes longer than an ordinary statement.
constexpr milliseconds patience{60'000};

/// Any number will do, as long as it stays the same.
constexpr auto lock_for_migrations = "SELECT pg_advisory_xact_lock(4153475749)";

long long count_tables(Session& session, bool only_ours) {
    const std::string tables =
        session.engine() == Engine::sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            : "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";
    const std::string name = session.engine() == Engine::sqlite ? "name" : "table_name";
    long long count = 0;
    session.sql() << (only_ours ? tables + " AND " + name + " = 'schema_migrations'" : tables), soci::into(count);
    return count;
}

std::vector<AppliedMigration> applied_migrations(Session& session) {
    std::vector<AppliedMigration> applied;
    AppliedMigration row;
    soci::statement rows =
        (session.sql().prepare << "SELECT number, name, checksum FROM schema_migrations ORDER BY number",
         soci::into(row.number), soci::into(row.name), soci::into(row.checksum));
    rows.execute();
    while (rows.fetch()) applied.push_back(row);
    return applied;
}

[[noreturn]] void refuse(SchemaState state) {
    const auto message = state == SchemaState::older
                             ? "the schema of the database is older than this program; run: actiewijzer migrate"
                         : state == SchemaState::newer
                             ? "the schema of the database is newer than this program; install the newer version"
                             : "the tables of this database are not those of Actiewijzer, or were changed by hand";
    throw StoreError(StoreError::Kind::schema, message);
}

/// What stands in the database; the table that records it may not exist yet.
SchemaState state_of(Session& session, std::vector<AppliedMigration>& applied, std::span<const Migration> known) {
    if (count_tables(session, true) > 0) {
        applied = applied_migrations(session);
        return compare(applied, known);
    }
    if (count_tables(session, false) > 0) return SchemaState::foreign;
    return known.empty() ? SchemaState::current : SchemaState::older;
}

std::vector<std::string> statements_of(std::string_view sql) {
    std::vector<std::string> statements;
    std::string statement;
    while (!sql.empty()) {
        const auto line = sql.substr(0, sql.find('\n'));
        sql.remove_prefix(std::min(line.size() + 1, sql.size()));
        const auto text = line.substr(0, line.find("--"));
        statement.append(text).append("\n");
        const auto last = text.find_last_not_of(" \t\r");
        if (last == std::string_view::npos || text[last] != ';') continue;
        statements.push_back(std::move(statement));
        statement.clear();
    }
    if (statement.find_first_not_of(" \t\r\n") != std::string::npos)
        throw StoreError(StoreError::Kind::failed, "a migration ends without `;`: " + statement);
    return statements;
}

void apply(Session& session, const Migration& migration) {
    auto& sql = session.sql();
    sql << "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
           "checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";
    for (const auto& statement : statements_of(migration.sql)) sql << statement;
    const std::string name(migration.name);
    const std::string checksum(migration.checksum);
    const long long now = std::time(nullptr);
    sql << "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (:number, :name, :checksum, "
           ":now)",
        soci::use(migration.number), soci::use(name), soci::use(checksum), soci::use(now);
}

/// The next migration that was missing, applied; nothing when the schema is up to date.
std::optional<std::string> step(Session& session, std::span<const Migration> known) {
    auto& sql = session.sql();
    sql << (session.engine() == Engine::sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
    try {
        if (session.engine() == Engine::postgresql) sql << lock_for_migrations;
        std::vector<AppliedMigration> applied;
        const auto state = state_of(session, applied, known);
        if (state == SchemaState::newer || state == SchemaState::foreign) refuse(state);
        std::optional<std::string> name;
        if (state == SchemaState::older) {
            const auto& migration = known[applied.size()];
            apply(session, migration);
            name = migration.name;
        }
        sql << "COMMIT";
        return name;
    } catch (...) {
        try {
            sql << "ROLLBACK";
        } catch (const soci::soci_error&) {
            // The connection is gone, and the transaction with it; the first error says why.
        }
        throw;
    }
}

/// Kept in the file, so that only a migration has to say it. SQLite does not wait here by itself.
void write_ahead(Session& session) {
    for (auto left = patience;; left -= milliseconds(20)) {
        try {
            session.sql() << "PRAGMA journal_mode = WAL";
            return;
        } catch (const soci::sqlite3_soci_error& error) {
            if ((error.result() & 0xFF) != SQLITE_BUSY || left <= milliseconds(0)) throw;
            std::this_thread::sleep_for(milliseconds(20));
        }
    }
}

}  // namespace

SchemaState compare(std::span<const AppliedMigration> applied, std::span<const Migration> known) {
    const auto common = std::min(applied.size(), known.size());
    for (std::size_t at = 0; at < common; ++at) {
        const auto& there = applied[at];
        const auto& ours = known[at];
        if (there.number != ours.number || there.name != ours.name || there.checksum != ours.checksum)
            return SchemaState::foreign;
    }
    if (applied.size() > known.size()) return SchemaState::newer;
    return applied.size() < known.size() ? SchemaState::older : SchemaState::current;
}

void require_current(Session& session, std::span<const Migration> known) {
    std::vector<AppliedMigration> applied;
    const auto state = state_of(session, applied, known);
    if (state != SchemaState::current) refuse(state);
}

std::vector<std::string> migrate(const std::string& url, std::span<const Migration> migrations) {
    const auto address = Address::parse(url);
    if (address.engine == Engine::sqlite) {
        std::error_code ignored;  // what matters is whether the file can be opened
        const auto folder = std::filesystem::path(address.target).parent_path();
        if (!folder.empty()) std::filesystem::create_directories(folder, ignored);
    }
    Session session(address, patience);
    std::vector<std::string> done;
    try {
        if (address.engine == Engine::sqlite) write_ahead(session);
        while (auto name = step(session, migrations)) done.push_back(std::move(*name));
    } catch (const soci::soci_error& error) {
        const auto failure = session.judge(error);
        throw StoreError(
            failure == Session::Failure::refused ? StoreError::Kind::failed : StoreError::Kind::unreachable,
            address.shown() + ": " + error.get_error_message());
    }
    return done;
}

}  // namespace actiewijzer::store
