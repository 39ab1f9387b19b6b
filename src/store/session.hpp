// One connection with its prepared statements. Only for the files of store/: nothing else sees SOCI.
#pragma once

#include <soci/soci.h>

#include <atomic>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/address.hpp"

namespace actiewijzer::store {

/// How often a statement ran and how long that took, over all sessions of a pool.
struct StatementCount {
    std::atomic<std::uint64_t> runs{0};
    std::atomic<std::uint64_t> failures{0};
    std::atomic<std::uint64_t> nanoseconds{0};
};

/// Every kind of statement has a place of its own in a session and in the counts.
struct StatementKind {
    static constexpr std::size_t most = 256;

    std::string_view name;
    std::size_t place;

    explicit StatementKind(std::string_view statement_name);
    /// Those that the program has, by place.
    static const std::vector<const StatementKind*>& all();
};

/// A prepared statement together with the variables it reads and fills. Derived classes name it, as in
/// `static inline const StatementKind kind{"assessments.find"};`, are made from a soci::session&, and call prepare()
/// in the body of their constructor, when their variables exist.
class Statement {
public:
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    virtual ~Statement() = default;

protected:
    explicit Statement(soci::session& sql) : sql_(sql), statement_(sql) {}

    template <class... Exchanges>
    void prepare(std::string_view text, const Exchanges&... exchanges) {
        statement_ = (sql_.prepare << text, ..., exchanges);
    }

private:
    friend class Session;
    soci::session& sql_;
    soci::statement statement_;
    const StatementKind* kind_ = nullptr;
};

class Session {
public:
    /// Connects. Throws StoreError when that fails.
    Session(const Address& address, std::chrono::milliseconds patience, StatementCount* counts = nullptr);

    /// Prepares the statement the first time.
    template <std::derived_from<Statement> S>
    S& statement() {
        auto& place = statements_[S::kind.place];
        running_ = &S::kind;
        if (!place) place = std::make_unique<S>(sql_);
        place->kind_ = &S::kind;
        return static_cast<S&>(*place);
    }
    /// Runs it; true when it gave a row. A statement gives one row at most.
    bool run(Statement& statement) {
        running_ = statement.kind_;
        return run(statement.statement_);
    }
    /// As run(), for a statement that gives many rows: `row()` is called with each in the statement's variables.
    template <class Row>
    void each(Statement& statement, Row row) {
        running_ = statement.kind_;
        start(statement.statement_);
        while (next(statement.statement_)) row();
    }
    /// As run(), for a statement that changes rows: how many.
    long long change(Statement& statement) {
        run(statement);
        return statement.statement_.get_affected_rows();
    }

    soci::session& sql() { return sql_; }
    Engine engine() const { return engine_; }

    /// What a failed statement means.
    enum class Failure { lost, busy, refused };
    /// Called with the exception in flight; forgets the prepared statements, which may stand half-way.
    Failure judge(const soci::soci_error& error);
    /// Asks the server; costs a round trip.
    bool alive();
    /// Name of the statement that ran last.
    std::string_view running() const { return running_ ? running_->name : std::string_view("connect"); }

private:
    bool run(soci::statement& statement);
    void start(soci::statement& statement);
    static bool next(soci::statement& statement);
    void count_run(std::chrono::steady_clock::time_point began);

    Engine engine_;
    soci::session sql_;
    StatementCount* counts_;
    const StatementKind* running_ = nullptr;
    std::vector<std::unique_ptr<Statement>> statements_;  // after sql_: must go first
};

}  // namespace actiewijzer::store
