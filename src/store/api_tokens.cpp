#include "store/api_tokens.hpp"

#include <sstream>

#include "store/pool.hpp"

namespace actiewijzer::store {

namespace {

using soci::into;
using soci::use;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

std::string text_of(const std::vector<TokenScope>& scopes) {
    std::string text;
    for (const auto scope : scopes) text.append(text.empty() ? "" : " ").append(actiewijzer::id(scope));
    return text;
}

/// A scope that this version does not know gives nothing.
std::vector<TokenScope> scopes_in(const std::string& text) {
    std::vector<TokenScope> scopes;
    std::istringstream words(text);
    for (std::string word; words >> word;)
        if (const auto scope = token_scope_from(word)) scopes.push_back(*scope);
    return scopes;
}

/// The variables of a token, in and out.
struct Columns {
    std::string id, account, called, scopes;
    long long created = 0, expires = 0, used = 0;

    ApiTokenRow row() const {
        ApiTokenRow row{id, account, called, scopes_in(scopes), instant(created), instant(expires)};
        if (used > 0) row.used_at = instant(used);
        return row;
    }
};

struct Insert : Statement, Columns {
    static inline const StatementKind kind{"api_tokens.insert"};
    explicit Insert(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO api_tokens (token_id, token_hash, account_id, name, scopes, created_at, expires_at, used_at) "
            "VALUES (:id, :hash, :account, :name, :scopes, :created, :expires, 0) "
            "ON CONFLICT (account_id, name) DO NOTHING",
            use(id), use(hash), use(account), use(called), use(scopes), use(created), use(expires));
    }
    std::string hash;
};

struct All : Statement, Columns {
    static inline const StatementKind kind{"api_tokens.all"};
    explicit All(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT token_id, account_id, name, scopes, created_at, expires_at, used_at FROM api_tokens "
            "ORDER BY account_id, created_at DESC, token_id",
            into(id), into(account), into(called), into(scopes), into(created), into(expires), into(used));
    }
};

struct Find : Statement, Columns {
    static inline const StatementKind kind{"api_tokens.find"};
    explicit Find(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT token_id, account_id, name, scopes, created_at, expires_at, used_at FROM api_tokens "
            "WHERE token_hash = :hash AND expires_at > :now",
            use(hash), use(now), into(id), into(account), into(called), into(scopes), into(created), into(expires),
            into(used));
    }
    std::string hash;
    long long now = 0;
};

struct MarkUsed : Statement {
    static inline const StatementKind kind{"api_tokens.mark_used"};
    explicit MarkUsed(soci::session& sql) : Statement(sql) {
        prepare("UPDATE api_tokens SET used_at = :now WHERE token_id = :id", use(now), use(id));
    }
    std::string id;
    long long now = 0;
};

struct Revoke : Statement {
    static inline const StatementKind kind{"api_tokens.revoke"};
    explicit Revoke(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM api_tokens WHERE token_id = :id", use(id));
    }
    std::string id;
};

struct EraseExpired : Statement {
    static inline const StatementKind kind{"api_tokens.erase_expired"};
    explicit EraseExpired(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM api_tokens WHERE expires_at <= :before", use(before));
    }
    long long before = 0;
};

}  // namespace

Result<void> ApiTokens::add(const ApiTokenRow& row, const TokenHash& hash, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& insert = session.statement<Insert>();
        insert.id = row.id;
        insert.hash = hash.text;
        insert.account = row.account;
        insert.called = row.name;
        insert.scopes = text_of(row.scopes);
        insert.created = seconds(row.created_at);
        insert.expires = seconds(row.expires_at);
        if (session.change(insert) == 0) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<std::vector<ApiTokenRow>> ApiTokens::all() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<ApiTokenRow>> {
        std::vector<ApiTokenRow> rows;
        auto& all = session.statement<All>();
        session.each(all, [&] { rows.push_back(all.row()); });
        return rows;
    });
}

Result<ApiTokenRow> ApiTokens::use(const TokenHash& hash, Instant now) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<ApiTokenRow> {
        auto& find = session.statement<Find>();
        find.hash = hash.text;
        find.now = seconds(now);
        if (!session.run(find)) return problem(Problem::Kind::not_found);
        auto row = find.row();
        // Once a minute is exact enough to see what is still in use, and spares a write at every request.
        if (!row.used_at || now - *row.used_at >= std::chrono::minutes(1)) {
            auto& mark = session.statement<MarkUsed>();
            mark.id = row.id;
            mark.now = seconds(now);
            session.run(mark);
            row.used_at = now;
        }
        return row;
    });
}

Result<void> ApiTokens::revoke(const std::string& id, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& revoke = session.statement<Revoke>();
        revoke.id = id;
        if (session.change(revoke) == 0) return problem(Problem::Kind::not_found);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> ApiTokens::erase_expired(Instant before) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        auto& erase = session.statement<EraseExpired>();
        erase.before = seconds(before);
        session.run(erase);
        return {};
    });
}

}  // namespace actiewijzer::store
