#include "store/session.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <filesystem>
#include <stdexcept>

#include "store/error.hpp"

namespace actiewijzer::store {

namespace {

std::vector<const StatementKind*>& kinds() {
    static std::vector<const StatementKind*> all;
    return all;
}

void open_sqlite(soci::session& sql, const std::string& path, std::chrono::milliseconds patience) {
    sql.open(*soci::factory_sqlite3(), "dbname=\"" + path + "\"");
    sql << "PRAGMA busy_timeout = " + std::to_string(patience.count());
    // Everything before the answer to a visitor is in the log of SQLite; a power cut may lose the last
    // second of drafts, never the order of things.
    sql << "PRAGMA synchronous = NORMAL";
    sql << "PRAGMA foreign_keys = ON";
    sql << "PRAGMA temp_store = MEMORY";
    // What is erased must not be readable in the file.
    sql << "PRAGMA secure_delete = ON";
}

void open_postgresql(soci::session& sql, const std::string& url, std::chrono::milliseconds patience) {
    sql.open(*soci::factory_postgresql(), url);
    sql << "SET client_min_messages = warning";
    sql << "SET statement_timeout = " + std::to_string(2 * patience.count());
    sql << "SET lock_timeout = " + std::to_string(patience.count());
}

bool temporary(int sqlite_result) {
    switch (sqlite_result & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_FULL:
        case SQLITE_READONLY:
        case SQLITE_PROTOCOL: return true;
        default: return false;
    }
}

/// By the codes of appendix A of the PostgreSQL manual.
bool temporary(std::string_view sqlstate) {
    for (const std::string_view group : {"08", "40", "53", "58"})
        if (sqlstate.starts_with(group)) return true;
    for (const std::string_view code : {"57014", "57P01", "57P02", "57P03", "57P05", "55P03", "25006"})
        if (sqlstate == code) return true;
    return false;
}

}  // namespace

StatementKind::StatementKind(std::string_view statement_name) : name(statement_name), place(kinds().size()) {
    if (place == most) throw std::logic_error("StatementKind::most is too low");
    kinds().push_back(this);
}

const std::vector<const StatementKind*>& StatementKind::all() { return kinds(); }

Session::Session(const Address& address, std::chrono::milliseconds patience, StatementCount* counts)
    : engine_(address.engine), counts_(counts), statements_(StatementKind::all().size()) {
    try {
        if (engine_ == Engine::sqlite)
            open_sqlite(sql_, address.target, patience);
        else
            open_postgresql(sql_, address.target, patience);
    } catch (const soci::soci_error& error) {
        throw StoreError(StoreError::Kind::unreachable, address.shown() + ": " + error.get_error_message());
    }
}

bool Session::run(soci::statement& statement) {
    const auto began = std::chrono::steady_clock::now();
    const bool row = statement.execute(true);
    // To the end, or SQLite keeps its reading lock and the log cannot be emptied.
    if (row) statement.fetch();
    count_run(began);
    return row;
}

void Session::start(soci::statement& statement) {
    const auto began = std::chrono::steady_clock::now();
    statement.execute();
    count_run(began);
}

bool Session::next(soci::statement& statement) { return statement.fetch(); }

void Session::count_run(std::chrono::steady_clock::time_point began) {
    if (!counts_) return;
    auto& count = counts_[running_->place];
    count.runs.fetch_add(1, std::memory_order_relaxed);
    const auto spent = std::chrono::steady_clock::now() - began;
    count.nanoseconds.fetch_add(static_cast<std::uint64_t>(std::chrono::nanoseconds(spent).count()),
                                std::memory_order_relaxed);
}

Session::Failure Session::judge(const soci::soci_error& error) {
    if (counts_ && running_) counts_[running_->place].failures.fetch_add(1, std::memory_order_relaxed);
    for (auto& statement : statements_) statement.reset();
    if (engine_ == Engine::sqlite) {
        const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
        return sqlite && temporary(sqlite->result()) ? Failure::busy : Failure::refused;
    }
    if (!alive()) return Failure::lost;
    const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    return postgresql && temporary(postgresql->sqlstate()) ? Failure::busy : Failure::refused;
}

bool Session::alive() {
    try {
        return sql_.is_connected();
    } catch (const soci::soci_error&) {
        return false;
    }
}

}  // namespace actiewijzer::store
