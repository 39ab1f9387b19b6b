#include <libpq-fe.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "peers/peers.hpp"

namespace actiewijzer::peers {

namespace {

struct Answer {
    ~Answer() { PQclear(result); }
    PGresult* result;
};

class Postgresql : public Peer {
public:
    Postgresql(const std::string& address, const std::vector<Page>& pages) : connection_(PQconnectdb(address.c_str())) {
        if (PQstatus(connection_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection_));
        run("SET jit = off; SET max_parallel_workers_per_gather = 0; SET work_mem = '256MB'; SET "
            "maintenance_work_mem = '256MB'");
        run("SET client_min_messages = warning; DROP TABLE IF EXISTS page; CREATE TABLE page (place INTEGER PRIMARY "
            "KEY, name TEXT, opening TEXT, words "
            "TSVECTOR)");
        prepare("add", "INSERT INTO page VALUES ($1, $2, $3, to_tsvector('dutch', $4))");
        run("BEGIN");
        for (std::size_t at = 0; at < pages.size(); ++at) {
            const auto place = std::to_string(at);
            const std::string opening(pages[at].opening());
            const auto text = pages[at].name + '\n' + pages[at].text;
            execute("add", {place.c_str(), pages[at].name.c_str(), opening.c_str(), text.c_str()});
        }
        run("COMMIT");
        run("CREATE INDEX page_words ON page USING gin (words) WITH (fastupdate = off)");
        run("VACUUM ANALYZE page");
        prepare("find",
                "SELECT place, name, opening FROM page, to_tsquery('dutch', $1) asked WHERE words @@ asked "
                "ORDER BY ts_rank(words, asked) DESC LIMIT 20");
    }
    ~Postgresql() override { PQfinish(connection_); }
    Postgresql(const Postgresql&) = delete;

    std::vector<std::size_t> find(std::string_view words) override {
        const auto query = joined(plain_words(words), '\'', " | ");
        const auto answer = execute("find", {query.c_str()});
        std::vector<std::size_t> places;
        for (int row = 0; row < PQntuples(answer.result); ++row)
            places.push_back(static_cast<std::size_t>(std::atoi(PQgetvalue(answer.result, row, 0))));
        return places;
    }

private:
    Answer checked(PGresult* result) const {
        const auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            PQclear(result);
            throw std::runtime_error(PQerrorMessage(connection_));
        }
        return {result};
    }
    void run(const char* statement) { checked(PQexec(connection_, statement)); }
    void prepare(const char* name, const char* statement) {
        checked(PQprepare(connection_, name, statement, 0, nullptr));
    }
    template <std::size_t count>
    Answer execute(const char* name, const char* const (&values)[count]) {
        return checked(PQexecPrepared(connection_, name, static_cast<int>(count), values, nullptr, nullptr, 0));
    }

    PGconn* connection_;
};

}  // namespace

std::unique_ptr<Peer> postgresql(const std::string& address, const std::vector<Page>& pages) {
    return std::make_unique<Postgresql>(address, pages);
}

}  // namespace actiewijzer::peers
