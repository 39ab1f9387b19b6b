// A fresh database for every test, of both kinds. Tests look into it with sqlite3 and psql, so that what the
// program says is not checked by the program itself.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "store/store.hpp"

namespace actiewijzer::testing {

enum class Database { sqlite, postgresql };

inline std::string name(const ::testing::TestParamInfo<Database>& info) {
    return info.param == Database::sqlite ? "SQLite" : "PostgreSQL";
}

/// Output of a command; throws when it fails.
inline std::string output_of(const std::string& command) {
    std::string output;
    std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), [](FILE*) { return 0; });
    std::array<char, 4096> part;
    while (const auto got = fread(part.data(), 1, part.size(), pipe.get())) output.append(part.data(), got);
    if (pclose(pipe.release()) != 0) throw std::runtime_error(command + ": " + output);
    return output;
}

inline std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char letter : text) result += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return result + "'";
}

/// The server that script/postgres-for-tests started; never one with real data.
inline std::string server_address() {
    const char* address = std::getenv("ACTIEWIJZER_TEST_POSTGRESQL");
    if (!address || !*address)
        throw std::runtime_error("these tests need a PostgreSQL server: script/postgres-for-tests " +
                                 std::filesystem::read_symlink("/proc/self/exe").string());
    return address;
}

inline std::string psql(const std::string& url, const std::string& sql) {
    return output_of("psql -X -q -At -v ON_ERROR_STOP=1 " + quoted(url) + " -c " + quoted(sql));
}

/// For `class X : public DatabaseTest {}` with INSTANTIATE_TEST_SUITE_P(…, on_both_databases, name).
class DatabaseTest : public ::testing::TestWithParam<Database> {
protected:
    void SetUp() override {
        static int count = 0;
        name_ = "aw_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
        // The blank in the folder is there for those who have one.
        folder_ = std::filesystem::temp_directory_path() / (name_ + " files");
        std::filesystem::create_directories(folder_);
        if (sqlite()) {
            url_ = "sqlite:" + file();
        } else {
            server_ = server_address();
            psql(server_, "CREATE DATABASE " + name_);
            url_ = server_.substr(0, server_.rfind('/') + 1) + name_;
        }
    }
    void TearDown() override {
        if (!server_.empty()) psql(server_, "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
        std::filesystem::remove_all(folder_);
    }

    bool sqlite() const { return GetParam() == Database::sqlite; }
    const std::string& url() const { return url_; }
    std::string file() const { return (folder_ / "actiewijzer.db").string(); }
    std::filesystem::path folder() const { return folder_; }

    /// Runs SQL by another program: sqlite3 or psql.
    std::string sql(const std::string& text) const {
        return sqlite() ? output_of("sqlite3 " + quoted(file()) + " " + quoted(text)) : psql(url_, text);
    }
    /// Closes the door of a PostgreSQL database and throws everybody out, or opens it again.
    void let_in(bool yes) const {
        psql(server_, "ALTER DATABASE " + name_ + " ALLOW_CONNECTIONS " + (yes ? "true" : "false"));
        if (!yes) throw_out();
    }
    /// Ends all connections, as a server that restarts does.
    void throw_out() const {
        psql(server_,
             "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname = '" + name_ + "'");
    }

    store::Store open(store::StoreOptions options = {}) const {
        store::migrate(url_);
        return store::Store::open(url_, std::move(options));
    }

private:
    std::string name_;
    std::string url_;
    std::string server_;
    std::filesystem::path folder_;
};

/// With a store on it that is open as long as a test runs.
class StoreTest : public DatabaseTest {
protected:
    void SetUp() override {
        DatabaseTest::SetUp();
        store_ = std::make_unique<store::Store>(open());
    }
    void TearDown() override {
        store_.reset();
        DatabaseTest::TearDown();
    }
    store::Store& store() { return *store_; }

private:
    std::unique_ptr<store::Store> store_;
};

inline const auto on_both_databases = ::testing::Values(Database::sqlite, Database::postgresql);

}  // namespace actiewijzer::testing
