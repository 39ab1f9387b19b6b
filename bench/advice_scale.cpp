// The ranking over a national base: 100,000 methods and a million experiences, on one core. Held against one pass over
// the columns that it reads, and against the same ranking written in SQL, which must give the same answers.
// Prints JSON; bench/advice.mjs makes the table.
#include <libpq-fe.h>
#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iostream>
#include <memory>
#include <numeric>
#include <random>
#include <sstream>

#include "advice/choice.hpp"
#include "knowledge/load.hpp"

namespace actiewijzer::advice {
namespace {

constexpr std::size_t methods_wanted = 100'000;
constexpr std::size_t experiences_wanted = 1'000'000;
constexpr std::size_t depth = 64;
constexpr std::size_t shown = 5;
constexpr int today = 20261124;

using Random = std::mt19937_64;

/// Fewer and fewer terms: one to four, the first of the vocabulary more often.
std::vector<std::string> some(Random& random, const std::vector<knowledge::Term>& terms) {
    std::vector<std::string> ids;
    do {
        const double skewed = std::pow(std::uniform_real_distribution<>(0, 1)(random), 1.5);
        const auto& id = terms[static_cast<std::size_t>(skewed * static_cast<double>(terms.size()))].id;
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    } while (ids.size() < 4 && random() % 5 < 3);
    return ids;
}

/// Methods of which each facet is that of a shipped one, or new.
knowledge::Knowledge national(const knowledge::Knowledge& shipped, Random& random) {
    knowledge::Knowledge knowledge = shipped;
    knowledge.methods.clear();
    knowledge.methods.reserve(methods_wanted);
    const auto like = [&]() -> const Method& { return shipped.methods[random() % shipped.methods.size()]; };
    const auto new_one = [&] { return random() % 10 < 3; };
    for (std::size_t at = 0; at < methods_wanted; ++at) {
        Method method;
        std::ostringstream slug;
        slug << "methode-" << 1'000'000 + at;
        method.slug = slug.str();
        method.leans = like().leans;
        if (new_one())
            for (auto& lean : method.leans) lean.lean = static_cast<Lean>(random() % 3);
        method.also_serves = like().also_serves;
        method.themes = new_one() ? some(random, shipped.themes) : like().themes;
        method.audiences = new_one() ? some(random, shipped.audiences) : like().audiences;
        method.settings = new_one() ? some(random, shipped.settings) : like().settings;
        method.phases = like().phases;
        method.lead = like().lead;
        method.activities = new_one() ? some(random, shipped.activities) : like().activities;
        method.gives = new_one() ? some(random, shipped.wishes) : like().gives;
        method.evidence = like().evidence;
        if (random() % 4 == 0) method.counter_evidence = like().counter_evidence;
        knowledge.methods.push_back(std::move(method));
    }
    return knowledge;
}

std::vector<Experience> reports(Random& random) {
    std::vector<Experience> all;
    all.reserve(experiences_wanted);
    for (std::size_t at = 0; at < experiences_wanted; ++at)
        all.push_back({static_cast<std::uint32_t>(random() % methods_wanted),
                       static_cast<std::uint32_t>(random() % 20'000),
                       static_cast<std::int8_t>(static_cast<int>(random() % 3) - 1)});
    return all;
}

Advice any_case(const knowledge::Knowledge& knowledge, Random& random) {
    Advice advice;
    auto& situation = advice.situation;
    for (const auto element : all_elements) {
        if (random() % 5 == 0) continue;
        situation.answer(element).needed = Position::from(static_cast<int>(random() % 5) - 2);
        if (random() % 2) situation.answer(element).now = Position::from(static_cast<int>(random() % 5) - 2);
    }
    situation.themes = some(random, knowledge.themes);
    situation.audiences = some(random, knowledge.audiences);
    situation.settings = {knowledge.settings[random() % knowledge.settings.size()].id};
    situation.phase = knowledge.phases[random() % knowledge.phases.size()].id;
    situation.lead = static_cast<Lead>(random() % 4);
    situation.wishes = {knowledge.wishes[random() % 7].id};
    return advice;
}

// --- The same in SQL: a table of methods, one a facet with several values, and what a case gives points for.

using Rows = std::vector<std::vector<int>>;

struct Table {
    const char* name;
    Rows rows;
};

std::vector<Table> tables_of(const knowledge::Knowledge& knowledge, const Columns& columns) {
    Rows methods, leans, themes, audiences, settings, phases, wishes;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const int id = static_cast<int>(row);
        const auto bits = [&](Rows& into, Mask mask) {
            for (; mask; mask &= mask - 1) into.push_back({id, std::countr_zero(mask)});
        };
        const auto& lean = columns.at<Leans>(row);
        for (const auto element : all_elements)
            for (const bool named : {true, false})
                if (const auto code = lean.on(element, named))
                    leans.push_back({id, static_cast<int>(index(element)), static_cast<int>(code), named});
        const auto& record = columns.at<Record>(row);
        methods.push_back({id, static_cast<int>(knowledge.methods[row].themes.size()),
                           static_cast<int>(columns.at<Surroundings>(row).lead), record.holds_until,
                           record.experience});
        bits(themes, columns.at<Subject>(row).themes);
        bits(audiences, columns.at<Audience>(row).audiences);
        bits(settings, columns.at<Surroundings>(row).settings);
        bits(phases, columns.at<Surroundings>(row).phases);
        bits(wishes, columns.at<Giving>(row).wishes);
    }
    return {{"method", std::move(methods)},     {"lean", std::move(leans)},       {"theme", std::move(themes)},
            {"audience", std::move(audiences)}, {"setting", std::move(settings)}, {"phase", std::move(phases)},
            {"wish", std::move(wishes)}};
}

const char* const schema = R"(
CREATE TABLE method (id INTEGER PRIMARY KEY, themes INTEGER, lead INTEGER, holds_until INTEGER, experience INTEGER);
CREATE TABLE lean (method INTEGER, element INTEGER, code INTEGER, named INTEGER);
CREATE TABLE theme (method INTEGER, id INTEGER);
CREATE TABLE audience (method INTEGER, id INTEGER);
CREATE TABLE setting (method INTEGER, id INTEGER);
CREATE TABLE phase (method INTEGER, id INTEGER);
CREATE TABLE wish (method INTEGER, id INTEGER);
)";
const char* const indexes = R"(
CREATE INDEX lean_method ON lean (element, code, named, method);
CREATE INDEX theme_method ON theme (id, method);
CREATE INDEX audience_method ON audience (id, method);
CREATE INDEX setting_method ON setting (id, method);
CREATE INDEX phase_method ON phase (id, method);
CREATE INDEX wish_method ON wish (id, method);
ANALYZE;
)";

std::string in(Mask mask) {
    std::string list = "(-1";
    for (; mask; mask &= mask - 1) list += ',' + std::to_string(std::countr_zero(mask));
    return list + ')';
}

/// The ranking as one statement.
std::string sql(const knowledge::Knowledge& knowledge, const Case& about) {
    const auto& w = knowledge.weights;
    std::ostringstream leans;
    for (const auto element : all_elements)
        for (const bool named : {true, false})
            for (const int code : {1, 2, 3}) {
                const auto at = index(element);
                const int points = (named ? about.own : about.also)[at][static_cast<std::size_t>(code)];
                const bool helps = named && (points > 0 || !about.asked[at]);
                leans << (leans.tellp() ? "," : "") << '(' << at << ',' << code << ',' << named << ',' << points << ','
                      << helps << ')';
            }
    const Mask settings = about.settings & about.urban ? about.settings | about.urban : about.settings;
    const int lead = static_cast<int>(*about.lead);
    const int shared = static_cast<int>(Lead::shared), unknown = static_cast<int>(Lead::unknown);
    std::ostringstream text;
    text
        << "WITH answer(element, code, named, points, helps) AS (VALUES " << leans.str() << "),"
        << " l AS (SELECT method, SUM(points) AS points, MAX(helps) AS helps FROM lean JOIN answer USING (element, "
           "code, named) GROUP BY method),"
        << " t AS (SELECT method, COUNT(*) AS n FROM theme WHERE id IN " << in(about.themes) << " GROUP BY method),"
        << " a AS (SELECT method, SUM(CASE WHEN id = " << std::countr_zero(about.general_audience) << " THEN "
        << w.audience_general << " ELSE " << w.audience << " END) AS points FROM audience WHERE id IN "
        << in(about.audiences) << " GROUP BY method),"
        << " s AS (SELECT DISTINCT method FROM setting WHERE id IN " << in(settings) << "),"
        << " p AS (SELECT DISTINCT method FROM phase WHERE id IN " << in(about.phases) << "),"
        << " g AS (SELECT method, COUNT(*) AS n FROM wish WHERE id IN " << in(about.wishes) << " GROUP BY method),"
        << " scored AS (SELECT m.id, COALESCE(l.points, 0)"
        << " + CASE WHEN t.n IS NULL THEN 0 ELSE " << about.theme_weight
        << " * (6 * t.n * m.themes + 4 * t.n) / (10 * m.themes) END"
        << " + COALESCE(a.points, 0)"
        << " + CASE WHEN s.method IS NULL THEN " << -w.setting_elsewhere << " ELSE " << w.setting << " END"
        << " + CASE WHEN p.method IS NULL THEN " << -w.phase_elsewhere << " ELSE " << w.phase << " END"
        << " + CASE WHEN m.lead = " << unknown << " THEN 0 WHEN m.lead = " << lead << " THEN " << w.lead
        << " WHEN m.lead = " << shared << " OR " << lead << " = " << shared << " THEN 0 ELSE " << -w.lead_elsewhere
        << " END"
        << " + COALESCE(g.n, 0) * " << w.wish << " + CASE WHEN m.holds_until >= " << today << " THEN " << w.research
        << " ELSE 0 END + m.experience AS points,"
        << " CASE WHEN t.n IS NULL THEN 0 ELSE 1 END AS about_it,"
        << " CASE WHEN s.method IS NULL OR COALESCE(l.helps, 0) = 0 THEN 2 ELSE 1 END AS times"
        << " FROM method m LEFT JOIN l ON l.method = m.id LEFT JOIN t ON t.method = m.id LEFT JOIN a ON a.method = m.id"
        << " LEFT JOIN s ON s.method = m.id LEFT JOIN p ON p.method = m.id LEFT JOIN g ON g.method = m.id)"
        << " SELECT id, points, CASE WHEN about_it = 1 AND points >= times * " << w.threshold
        << " THEN 1 ELSE 0 END AS fits, about_it FROM scored ORDER BY fits DESC, about_it DESC, points DESC, id LIMIT "
        << depth;
    return text.str();
}

[[noreturn]] void fail(const std::string& what) {
    std::cerr << "bench_advice_scale: " << what << '\n';
    std::exit(1);
}

class Sqlite {
public:
    explicit Sqlite(const std::vector<Table>& tables) {
        sqlite3_open(":memory:", &database_);
        run(schema);
        run("BEGIN");
        for (const auto& table : tables) fill(table.name, table.rows);
        run("COMMIT");
        run(indexes);
    }
    ~Sqlite() { sqlite3_close(database_); }
    Sqlite(const Sqlite&) = delete;

    std::vector<Ranked> rank(const std::string& statement) {
        sqlite3_stmt* prepared = nullptr;
        if (sqlite3_prepare_v2(database_, statement.c_str(), -1, &prepared, nullptr)) fail(sqlite3_errmsg(database_));
        std::vector<Ranked> all;
        while (sqlite3_step(prepared) == SQLITE_ROW)
            all.push_back({static_cast<std::uint32_t>(sqlite3_column_int(prepared, 0)), sqlite3_column_int(prepared, 1),
                           sqlite3_column_int(prepared, 2) == 1, sqlite3_column_int(prepared, 3) == 1});
        sqlite3_finalize(prepared);
        return all;
    }

private:
    void run(const char* statement) {
        if (sqlite3_exec(database_, statement, nullptr, nullptr, nullptr)) fail(sqlite3_errmsg(database_));
    }
    void fill(const std::string& table, const Rows& rows) {
        std::string places = "?";
        for (std::size_t at = 1; at < rows.front().size(); ++at) places += ",?";
        sqlite3_stmt* insert = nullptr;
        sqlite3_prepare_v2(database_, ("INSERT INTO " + table + " VALUES (" + places + ")").c_str(), -1, &insert,
                           nullptr);
        for (const auto& row : rows) {
            for (std::size_t at = 0; at < row.size(); ++at) sqlite3_bind_int(insert, static_cast<int>(at) + 1, row[at]);
            if (sqlite3_step(insert) != SQLITE_DONE) fail(sqlite3_errmsg(database_));
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
    }
    sqlite3* database_ = nullptr;
};

class Postgres {
public:
    Postgres(const char* address, const std::vector<Table>& tables) : connection_(PQconnectdb(address)) {
        if (PQstatus(connection_) != CONNECTION_OK) fail(PQerrorMessage(connection_));
        run(schema);
        for (const auto& table : tables) fill(table.name, table.rows);
        run(indexes);
        run("SET jit = off; SET max_parallel_workers_per_gather = 0; SET work_mem = '256MB'");
    }
    ~Postgres() { PQfinish(connection_); }
    Postgres(const Postgres&) = delete;

    std::vector<Ranked> rank(const std::string& statement) {
        auto* result = PQexec(connection_, statement.c_str());
        if (PQresultStatus(result) != PGRES_TUPLES_OK) fail(PQerrorMessage(connection_));
        std::vector<Ranked> all;
        for (int row = 0; row < PQntuples(result); ++row)
            all.push_back({static_cast<std::uint32_t>(std::atoi(PQgetvalue(result, row, 0))),
                           std::atoi(PQgetvalue(result, row, 1)), *PQgetvalue(result, row, 2) == '1',
                           *PQgetvalue(result, row, 3) == '1'});
        PQclear(result);
        return all;
    }

private:
    void run(const char* statement) {
        auto* result = PQexec(connection_, statement);
        const auto status = PQresultStatus(result);
        PQclear(result);
        if (status != PGRES_COMMAND_OK) fail(PQerrorMessage(connection_));
    }
    void fill(const std::string& table, const Rows& rows) {
        PQclear(PQexec(connection_, ("COPY " + table + " FROM STDIN").c_str()));
        std::string lines;
        for (const auto& row : rows)
            for (std::size_t at = 0; at < row.size(); ++at)
                lines += std::to_string(row[at]) + (at + 1 == row.size() ? '\n' : '\t');
        PQputCopyData(connection_, lines.data(), static_cast<int>(lines.size()));
        PQputCopyEnd(connection_, nullptr);
        while (auto* result = PQgetResult(connection_)) PQclear(result);
    }
    PGconn* connection_;
};

/// The median of a few turns, in microseconds.
double median_time(int turns, const std::function<void()>& work) {
    std::vector<double> times;
    for (int turn = 0; turn < turns; ++turn) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::nth_element(times, times.begin() + turns / 2);
    return times[static_cast<std::size_t>(turns / 2)];
}

/// Reads every byte once, eight at a time and four of those in flight: as fast as the memory gives them.
std::uint64_t sum_of(std::span<const std::uint16_t> column) {
    const auto* bytes = reinterpret_cast<const char*>(column.data());
    std::array<std::uint64_t, 4> sums{};
    std::size_t at = 0;
    for (; at + sizeof sums <= column.size_bytes(); at += sizeof sums) {
        std::array<std::uint64_t, 4> words;
        std::memcpy(words.data(), bytes + at, sizeof words);
        for (std::size_t each = 0; each < sums.size(); ++each) sums[each] += words[each];
    }
    return sums[0] + sums[1] + sums[2] + sums[3];
}

bool same(const std::vector<Ranked>& one, const std::vector<Ranked>& other) {
    return std::ranges::equal(one, other, [](const Ranked& a, const Ranked& b) {
        return a.row == b.row && a.points == b.points && a.fits == b.fits && a.about_it == b.about_it;
    });
}

double mean(const std::vector<double>& all) {
    return std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

int run() {
    const char* address = std::getenv("ACTIEWIJZER_TEST_POSTGRESQL");
    if (!address) fail("needs ACTIEWIJZER_TEST_POSTGRESQL; run it through script/bench");
    Random random(2026);
    const auto shipped = knowledge::load(AW_SOURCE_DIR "/content").knowledge;
    const auto knowledge = national(*shipped, random);
    const Columns columns(knowledge, gather(reports(random), methods_wanted));
    const auto tables = tables_of(knowledge, columns);
    Sqlite sqlite(tables);
    Postgres postgres(address, tables);

    std::size_t bytes = 0, distinct = 0;
    columns.each([&](const auto& column) {
        bytes += column.rows().size_bytes();
        distinct += column.distinct().size();
    });
    const double pass = median_time(201, [&] {
        std::uint64_t sum = 0;
        columns.each([&](const auto& column) { sum += sum_of(column.rows()); });
        asm volatile("" : : "r"(sum));
    });

    std::vector<double> ours, in_sqlite, in_postgres;
    for (int number = 0; number < 5; ++number) {
        const auto advice = any_case(knowledge, random);
        const Case about(knowledge, advice, today);
        const auto statement = sql(knowledge, about);
        std::vector<Ranked> all, by_sqlite, by_postgres;
        ours.push_back(median_time(101, [&] {
            const Case again(knowledge, advice, today);
            all = rank(columns, again, {}, depth);
            for (const auto& chosen : choose(columns, all, shown, knowledge.weights.alike)) {
                const auto reasons = terms(knowledge, columns, again, {}, chosen.ranked.row);
                asm volatile("" : : "r"(reasons.data()));
            }
        }));
        in_sqlite.push_back(median_time(5, [&] { by_sqlite = sqlite.rank(statement); }));
        in_postgres.push_back(median_time(5, [&] { by_postgres = postgres.rank(statement); }));
        if (!same(all, by_sqlite)) fail("SQLite gives another answer");
        if (!same(all, by_postgres)) fail("PostgreSQL gives another answer");
    }
    std::cout << "{\"bytes\": " << bytes << ", \"distinct\": " << distinct << ", \"pass\": " << pass
              << ", \"ours\": " << mean(ours) << ", \"sqlite\": " << mean(in_sqlite)
              << ", \"postgresql\": " << mean(in_postgres) << "}\n";
    return 0;
}

}  // namespace
}  // namespace actiewijzer::advice

int main() { return actiewijzer::advice::run(); }
