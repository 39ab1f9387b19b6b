#include "rows/rows.hpp"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <memory>
#include <stdexcept>

#include "measure.hpp"
#include "store/migrations.hpp"

namespace actiewijzer::rows {

namespace {

// Both databases take numbers and texts; the numbers stand here, for they are the same in every row.
constexpr const char* method_row =
    "INSERT INTO methods (slug, state, published, reason, moved_to, changed_at, revision) "
    "VALUES ($1, 'published', 1, '', '', 1795564800, 1)";
constexpr const char* version_row =
    "INSERT INTO method_versions (slug, number, based_on, state, author, note, text, saves, created_at, changed_at) "
    "VALUES ($1, 1, 0, 'published', 'bench', '', $2, 1, 1795564800, 1795564800)";
constexpr const char* count_row = "UPDATE publication SET revision = 1, changed_at = 1795564800";
constexpr std::string_view sqlite = "sqlite:";

[[noreturn]] void fail(const char* why) { throw std::runtime_error(std::string("bare rows: ") + why); }

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

Connection connect(const std::string& url) {
    Connection connection(PQconnectdb(url.c_str()), &PQfinish);
    if (PQstatus(connection.get()) != CONNECTION_OK) fail(PQerrorMessage(connection.get()));
    return connection;
}

void check(PGconn* connection, PGresult* result) {
    const Result owned(result, &PQclear);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) fail(PQerrorMessage(connection));
}

void insert_in_postgresql(const std::string& url, const std::vector<Row>& all) {
    const auto connection = connect(url);
    auto* to = connection.get();
    check(to, PQexec(to, "BEGIN"));
    check(to, PQprepare(to, "method", method_row, 0, nullptr));
    check(to, PQprepare(to, "version", version_row, 0, nullptr));
    for (const auto& row : all) {
        const char* const values[] = {row.slug.c_str(), row.text.c_str()};
        check(to, PQexecPrepared(to, "method", 1, values, nullptr, nullptr, 0));
        check(to, PQexecPrepared(to, "version", 2, values, nullptr, nullptr, 0));
    }
    check(to, PQexec(to, count_row));
    check(to, PQexec(to, "COMMIT"));
}

void insert_in_sqlite(const std::string& path, const std::vector<Row>& all) {
    sqlite3* opened = nullptr;
    if (sqlite3_open(path.c_str(), &opened)) fail(path.c_str());
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(opened, &sqlite3_close);
    const auto run = [&](const char* statement) {
        if (sqlite3_exec(opened, statement, nullptr, nullptr, nullptr)) fail(sqlite3_errmsg(opened));
    };
    const auto prepare = [&](const char* text) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(opened, text, -1, &statement, nullptr)) fail(sqlite3_errmsg(opened));
        return std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>(statement, &sqlite3_finalize);
    };
    const auto bind = [](sqlite3_stmt* statement, int at, const std::string& text) {
        sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    };
    const auto step = [&](sqlite3_stmt* statement) {
        if (sqlite3_step(statement) != SQLITE_DONE) fail(sqlite3_errmsg(opened));
        sqlite3_reset(statement);
    };
    run("BEGIN");
    {
        const auto method = prepare(method_row);
        const auto version = prepare(version_row);
        for (const auto& row : all) {
            bind(method.get(), 1, row.slug);
            step(method.get());
            bind(version.get(), 1, row.slug);
            bind(version.get(), 2, row.text);
            step(version.get());
        }
    }
    run(count_row);
    run("COMMIT");
}

}  // namespace

std::string sqlite_database(const std::string& folder, const std::string& name) {
    auto url = std::string(sqlite) + folder + '/' + name + ".db";
    store::migrate(url);
    return url;
}

std::string postgresql_database(const std::string& name) {
    const auto server = measure::postgresql_address();
    const auto connection = connect(server);
    check(connection.get(), PQexec(connection.get(), ("CREATE DATABASE " + name).c_str()));
    auto url = server.substr(0, server.rfind('/') + 1) + name;
    store::migrate(url);
    return url;
}

void insert(const std::string& url, const std::vector<Row>& all) {
    if (url.starts_with(sqlite))
        insert_in_sqlite(url.substr(sqlite.size()), all);
    else
        insert_in_postgresql(url, all);
}

}  // namespace actiewijzer::rows
