#include "store/store.hpp"

#include <filesystem>

#include "store/accounts.hpp"
#include "store/api_tokens.hpp"
#include "store/assessments.hpp"
#include "store/audit.hpp"
#include "store/imports.hpp"
#include "store/links.hpp"
#include "store/methods.hpp"
#include "store/pool.hpp"
#include "store/schema.hpp"

namespace actiewijzer::store {

namespace {

struct SchemaNumber : Statement {
    static inline const StatementKind kind{"store.ready"};
    explicit SchemaNumber(soci::session& sql) : Statement(sql) {
        prepare("SELECT count(*) FROM schema_migrations", soci::into(count));
    }
    int count = 0;
};

}  // namespace

Store Store::open(const std::string& url, StoreOptions options) {
    auto address = Address::parse(url);
    // SQLite would make an empty file.
    if (address.engine == Engine::sqlite && !std::filesystem::exists(address.target))
        throw StoreError(StoreError::Kind::schema, address.shown() + " does not exist; run: actiewijzer migrate");
    const auto known = options.migrations;
    const auto patience = options.patience;
    Session session(address, patience);
    try {
        require_current(session, known);
    } catch (const soci::soci_error& error) {
        throw StoreError(StoreError::Kind::unreachable, address.shown() + ": " + error.get_error_message());
    }
    return Store(std::make_unique<Pool>(std::move(address), std::move(options)));
}

Store::Store(std::unique_ptr<Pool> pool) : pool_(std::move(pool)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<void> Store::ready() {
    const auto expected = static_cast<int>(pool_->options().migrations.size());
    return pool_->run(Repeat::yes, [&](Session& session) -> Result<void> {
        auto& statement = session.statement<SchemaNumber>();
        session.run(statement);
        if (statement.count != expected) return Problem{Problem::Kind::unavailable, {}};
        return {};
    });
}

Accounts Store::accounts() { return Accounts(*pool_); }
ApiTokens Store::api_tokens() { return ApiTokens(*pool_); }
Methods Store::methods() { return Methods(*pool_); }
Versions Store::collections() { return {*pool_, Subject::collection}; }
Links Store::links() { return Links(*pool_); }
Audit Store::audit() { return Audit(*pool_); }
Imports Store::imports() { return Imports(*pool_); }
Assessments Store::assessments() { return Assessments(*pool_); }

std::vector<StatementFigures> Store::figures() const { return pool_->figures(); }

}  // namespace actiewijzer::store
