// Accounts, their sessions and links, and failures to sign in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/account.hpp"
#include "domain/problem.hpp"
#include "domain/token.hpp"
#include "store/audit.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

/// An account with its secrets.
struct AccountRow {
    Account account;
    std::string password_hash;   ///< empty: none set yet
    std::string totp_secret;     ///< empty: no second factor
    std::int64_t totp_used = 0;  ///< the last step whose code was used
};

struct SessionRow {
    std::string token_hash;
    std::string account;
    std::string browser;  ///< as it calls itself, shortened
    Instant created_at{};
    Instant seen_at{};
};

struct SignInFailures {
    int count = 0;
    Instant last_at{};
};

/// A view on the store; cheap to make. May be used from any thread.
/// Every operation may also give Problem unavailable. Changes write their audit line in the same transaction.
class Accounts {
public:
    explicit Accounts(Pool& pool) : pool_(pool) {}

    /// conflict when the login name is taken.
    Result<void> insert(const AccountRow& row, Instant now, const AuditLine& line);
    /// not_found when there is none.
    Result<AccountRow> find(const std::string& id);
    Result<AccountRow> find_by_login(const std::string& login_name);
    /// All, by login name.
    Result<std::vector<Account>> all();

    /// Writes everything of the account again; not_found when there is none.
    Result<void> update(const AccountRow& row, Instant now, const AuditLine& line);
    /// Marks a code as used; conflict when it was used meanwhile.
    Result<void> use_code(const std::string& id, std::int64_t step);

    Result<void> start_session(const SessionRow& session, const AuditLine& line);
    /// A session that was used after `idle_since` and made after `made_since`, with its account; marks it as seen.
    /// not_found otherwise, also when the account is blocked.
    struct Found {
        SessionRow session;
        AccountRow owner;
    };
    Result<Found> use_session(const TokenHash& token, Instant idle_since, Instant made_since, Instant now);
    Result<std::vector<SessionRow>> sessions(const std::string& account);
    /// Ends one session, by the hash of its token; nothing happens when it is of another account.
    Result<void> end_session(const std::string& account, const std::string& token_hash, const AuditLine& line);
    /// Ends all sessions of an account but this one (empty: none is spared).
    Result<void> end_sessions(const std::string& account, const std::string& but, const AuditLine& line);

    Result<void> make_link(const TokenHash& token, const std::string& account, Instant expires_at,
                           const AuditLine& line);
    /// Whose link this is; gone when it expired or was used.
    Result<AccountRow> find_link(const TokenHash& token, Instant now);
    /// Sets the password, uses up every link of the account and ends its sessions.
    Result<void> set_password(const std::string& account, const std::string& password_hash, Instant now,
                              const AuditLine& line);

    /// Failures of this origin (a name or an address), none when there are none.
    Result<SignInFailures> failures(const std::string& origin);
    Result<void> add_failure(const std::string& origin, Instant now);
    Result<void> forget_failures(const std::string& origin);

    /// Erases sessions unused since then, links past their time and failures last seen before then.
    Result<void> erase_expired(Instant idle_since, Instant made_since, Instant failures_since, Instant now);

private:
    Pool& pool_;
};

}  // namespace actiewijzer::store
