// The tokens with which programs work for an account.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/api_token.hpp"
#include "domain/problem.hpp"
#include "domain/token.hpp"
#include "store/audit.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

struct ApiTokenRow {
    std::string id;  ///< random; stands in forms
    std::string account;
    std::string name;  ///< as its owner calls it
    std::vector<TokenScope> scopes;
    Instant created_at{};
    Instant expires_at{};
    std::optional<Instant> used_at{};  ///< to the minute; none: never
    friend bool operator==(const ApiTokenRow&, const ApiTokenRow&) = default;
};

/// A view on the store; cheap to make. May be used from any thread. Every operation may also give Problem
/// unavailable. Changes write their audit line in the same transaction.
class ApiTokens {
public:
    explicit ApiTokens(Pool& pool) : pool_(pool) {}

    /// conflict when this account has one with that name.
    Result<void> add(const ApiTokenRow& row, const TokenHash& hash, const AuditLine& line);
    /// Of every account; by account, then the newest first.
    Result<std::vector<ApiTokenRow>> all();
    /// The token with this hash, when it has not expired; marks it as used. not_found otherwise.
    Result<ApiTokenRow> use(const TokenHash& hash, Instant now);
    /// not_found when it is gone already.
    Result<void> revoke(const std::string& id, const AuditLine& line);
    /// Erases those that expired before then.
    Result<void> erase_expired(Instant before);

private:
    Pool& pool_;
};

}  // namespace actiewijzer::store
