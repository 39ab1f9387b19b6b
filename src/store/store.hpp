// The door to the database: a bounded pool of sessions, and one view a subject. May be used from any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.hpp"
#include "store/error.hpp"
#include "store/migrations.hpp"

namespace actiewijzer::store {

class Accounts;
class ApiTokens;
class Assessments;
class Audit;
class Imports;
class Links;
class Methods;
class Pool;
class Versions;

/// A statement that failed, for the log. Holds no content.
struct StatementFailure {
    std::string_view statement;
    std::string message;
};

struct StoreOptions {
    std::size_t sessions = 4;                                 ///< connections at most; made when first needed
    std::chrono::milliseconds wait{2000};                     ///< for a free session, then Problem unavailable
    std::chrono::milliseconds patience{5000};                 ///< for a lock of somebody else, then Problem unavailable
    std::function<void(const StatementFailure&)> on_failure;  ///< called from any thread
    std::span<const Migration> migrations = shipped_migrations();
};

/// For the metrics.
struct StatementFigures {
    std::string_view statement;
    std::uint64_t runs;
    std::uint64_t failures;
    std::chrono::nanoseconds spent;
};

class Store {
public:
    /// `url` is sqlite:PATH or postgresql://… Throws StoreError when the database cannot be reached, or its
    /// schema is not exactly that of this program; migrate() is a step of its own.
    static Store open(const std::string& url, StoreOptions options = {});

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    Accounts accounts();
    ApiTokens api_tokens();
    Assessments assessments();
    Audit audit();
    Imports imports();
    Versions collections();
    Links links();
    Methods methods();

    /// Whether the database answers now; Problem unavailable when not.
    Result<void> ready();
    /// One for each kind of statement that has run.
    std::vector<StatementFigures> figures() const;

private:
    explicit Store(std::unique_ptr<Pool> pool);
    std::unique_ptr<Pool> pool_;
};

}  // namespace actiewijzer::store
