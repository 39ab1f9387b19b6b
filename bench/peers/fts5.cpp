#include <sqlite3.h>

#include <stdexcept>

#include "peers/peers.hpp"

namespace actiewijzer::peers {

namespace {

class Fts5 : public Peer {
public:
    Fts5(const std::filesystem::path& folder, const std::vector<Page>& pages) {
        check(sqlite3_open((folder / "fts5.db").c_str(), &database_));
        run("PRAGMA synchronous = OFF; PRAGMA mmap_size = 2000000000; PRAGMA cache_size = -200000");
        run("CREATE VIRTUAL TABLE page USING fts5(name, text, opening UNINDEXED)");
        run("BEGIN");
        auto* insert = prepare("INSERT INTO page (rowid, name, text, opening) VALUES (?, ?, ?, ?)");
        for (std::size_t at = 0; at < pages.size(); ++at) {
            sqlite3_bind_int64(insert, 1, static_cast<sqlite3_int64>(at));
            bind(insert, 2, pages[at].name);
            bind(insert, 3, pages[at].text);
            bind(insert, 4, pages[at].opening());
            step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        run("COMMIT");
        run("INSERT INTO page (page) VALUES ('optimize')");
        // `rank` is bm25(page), in the form that the manual calls faster.
        find_ = prepare("SELECT rowid, name, opening FROM page WHERE page MATCH ? ORDER BY rank LIMIT 20");
    }
    ~Fts5() override {
        sqlite3_finalize(find_);
        sqlite3_close(database_);
    }
    Fts5(const Fts5&) = delete;

    std::vector<std::size_t> find(std::string_view words) override {
        const auto query = joined(plain_words(words), '"', " OR ");
        bind(find_, 1, query);
        std::vector<std::size_t> places;
        while (step(find_)) {
            asm volatile("" : : "r"(sqlite3_column_text(find_, 1)), "r"(sqlite3_column_text(find_, 2)));
            places.push_back(static_cast<std::size_t>(sqlite3_column_int64(find_, 0)));
        }
        sqlite3_reset(find_);
        return places;
    }

private:
    void check(int code) const {
        if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
    }
    void run(const char* statement) { check(sqlite3_exec(database_, statement, nullptr, nullptr, nullptr)); }
    sqlite3_stmt* prepare(const char* statement) {
        sqlite3_stmt* prepared = nullptr;
        check(sqlite3_prepare_v2(database_, statement, -1, &prepared, nullptr));
        return prepared;
    }
    void bind(sqlite3_stmt* statement, int at, std::string_view text) {
        check(sqlite3_bind_text(statement, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
    }
    bool step(sqlite3_stmt* statement) {
        const int code = sqlite3_step(statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(database_));
        return code == SQLITE_ROW;
    }

    sqlite3* database_ = nullptr;
    sqlite3_stmt* find_ = nullptr;
};

}  // namespace

std::unique_ptr<Peer> fts5(const std::filesystem::path& folder, const std::vector<Page>& pages) {
    return std::make_unique<Fts5>(folder, pages);
}

}  // namespace actiewijzer::peers
