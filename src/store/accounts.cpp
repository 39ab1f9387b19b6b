#include "store/accounts.hpp"

#include "store/pool.hpp"

namespace actiewijzer::store {

namespace {

using soci::into;
using soci::use;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

/// The variables of an account, in and out.
struct Columns {
    std::string id, login, shown, role, password, totp;
    long long totp_used = 0;
    int blocked = 0;

    void take(const AccountRow& row) {
        id = row.account.id;
        login = row.account.login_name;
        shown = row.account.shown_name;
        role = actiewijzer::id(row.account.role);
        password = row.password_hash;
        totp = row.totp_secret;
        totp_used = row.totp_used;
        blocked = row.account.blocked ? 1 : 0;
    }
    AccountRow row() const {
        return {{id, login, shown, *account_role_from(role), blocked != 0, !totp.empty()}, password, totp, totp_used};
    }
};

struct Insert : Statement, Columns {
    static inline const StatementKind kind{"accounts.insert"};
    explicit Insert(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO accounts (account_id, login_name, shown_name, role, password_hash, totp_secret, totp_used, "
            "blocked, created_at, changed_at) VALUES (:id, :login, :shown, :role, :password, :totp, :used, :blocked, "
            ":created, :changed) ON CONFLICT (login_name) DO NOTHING",
            use(id), use(login), use(shown), use(role), use(password), use(totp), use(totp_used), use(blocked),
            use(now), use(now));
    }
    long long now = 0;
};

struct Update : Statement, Columns {
    static inline const StatementKind kind{"accounts.update"};
    explicit Update(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE accounts SET shown_name = :shown, role = :role, password_hash = :password, totp_secret = :totp, "
            "totp_used = :used, blocked = :blocked, changed_at = :now WHERE account_id = :id",
            use(shown), use(role), use(password), use(totp), use(totp_used), use(blocked), use(now), use(id));
    }
    long long now = 0;
};

struct Find : Statement, Columns {
    static inline const StatementKind kind{"accounts.find"};
    explicit Find(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT account_id, login_name, shown_name, role, password_hash, totp_secret, totp_used, blocked "
            "FROM accounts WHERE account_id = :id",
            use(wanted), into(id), into(login), into(shown), into(role), into(password), into(totp), into(totp_used),
            into(blocked));
    }
    std::string wanted;
};

struct FindByLogin : Statement, Columns {
    static inline const StatementKind kind{"accounts.find_by_login"};
    explicit FindByLogin(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT account_id, login_name, shown_name, role, password_hash, totp_secret, totp_used, blocked "
            "FROM accounts WHERE login_name = :login",
            use(wanted), into(id), into(login), into(shown), into(role), into(password), into(totp), into(totp_used),
            into(blocked));
    }
    std::string wanted;
};

struct All : Statement, Columns {
    static inline const StatementKind kind{"accounts.all"};
    explicit All(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT account_id, login_name, shown_name, role, password_hash, totp_secret, totp_used, blocked "
            "FROM accounts ORDER BY login_name",
            into(id), into(login), into(shown), into(role), into(password), into(totp), into(totp_used), into(blocked));
    }
};

struct UseCode : Statement {
    static inline const StatementKind kind{"accounts.use_code"};
    explicit UseCode(soci::session& sql) : Statement(sql) {
        prepare("UPDATE accounts SET totp_used = :step WHERE account_id = :id AND totp_used < :step2", use(step),
                use(id), use(step));
    }
    std::string id;
    long long step = 0;
};

struct StartSession : Statement {
    static inline const StatementKind kind{"accounts.start_session"};
    explicit StartSession(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO account_sessions (token_hash, account_id, browser, created_at, seen_at) "
            "VALUES (:token, :account, :browser, :created, :seen)",
            use(token), use(account), use(browser), use(created), use(seen));
    }
    std::string token, account, browser;
    long long created = 0, seen = 0;
};

struct FindSession : Statement {
    static inline const StatementKind kind{"accounts.find_session"};
    explicit FindSession(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT account_id, browser, created_at, seen_at FROM account_sessions WHERE token_hash = :token "
            "AND seen_at > :idle AND created_at > :made",
            use(token), use(idle), use(made), into(account), into(browser), into(created), into(seen));
    }
    std::string token, account, browser;
    long long idle = 0, made = 0, created = 0, seen = 0;
};

struct SeeSession : Statement {
    static inline const StatementKind kind{"accounts.see_session"};
    explicit SeeSession(soci::session& sql) : Statement(sql) {
        prepare("UPDATE account_sessions SET seen_at = :now WHERE token_hash = :token", use(now), use(token));
    }
    std::string token;
    long long now = 0;
};

struct Sessions : Statement {
    static inline const StatementKind kind{"accounts.sessions"};
    explicit Sessions(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT token_hash, browser, created_at, seen_at FROM account_sessions WHERE account_id = :account "
            "ORDER BY seen_at DESC, token_hash",
            use(account), into(token), into(browser), into(created), into(seen));
    }
    std::string account, token, browser;
    long long created = 0, seen = 0;
};

struct EndSession : Statement {
    static inline const StatementKind kind{"accounts.end_session"};
    explicit EndSession(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM account_sessions WHERE token_hash = :token AND account_id = :account", use(token),
                use(account));
    }
    std::string token, account;
};

struct EndSessions : Statement {
    static inline const StatementKind kind{"accounts.end_sessions"};
    explicit EndSessions(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM account_sessions WHERE account_id = :account AND token_hash <> :but", use(account),
                use(but));
    }
    std::string account, but;
};

struct MakeLink : Statement {
    static inline const StatementKind kind{"accounts.make_link"};
    explicit MakeLink(soci::session& sql) : Statement(sql) {
        prepare("INSERT INTO account_links (token_hash, account_id, expires_at) VALUES (:token, :account, :expires)",
                use(token), use(account), use(expires));
    }
    std::string token, account;
    long long expires = 0;
};

struct FindLink : Statement {
    static inline const StatementKind kind{"accounts.find_link"};
    explicit FindLink(soci::session& sql) : Statement(sql) {
        prepare("SELECT account_id FROM account_links WHERE token_hash = :token AND expires_at > :now", use(token),
                use(now), into(account));
    }
    std::string token, account;
    long long now = 0;
};

struct UseLinks : Statement {
    static inline const StatementKind kind{"accounts.use_links"};
    explicit UseLinks(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM account_links WHERE account_id = :account", use(account));
    }
    std::string account;
};

struct SetPassword : Statement {
    static inline const StatementKind kind{"accounts.set_password"};
    explicit SetPassword(soci::session& sql) : Statement(sql) {
        prepare("UPDATE accounts SET password_hash = :password, changed_at = :now WHERE account_id = :account",
                use(password), use(now), use(account));
    }
    std::string password, account;
    long long now = 0;
};

struct Failures : Statement {
    static inline const StatementKind kind{"accounts.failures"};
    explicit Failures(soci::session& sql) : Statement(sql) {
        prepare("SELECT failures, last_at FROM sign_in_failures WHERE origin = :origin", use(origin), into(count),
                into(last));
    }
    std::string origin;
    int count = 0;
    long long last = 0;
};

struct AddFailure : Statement {
    static inline const StatementKind kind{"accounts.add_failure"};
    explicit AddFailure(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO sign_in_failures (origin, failures, last_at) VALUES (:origin, 1, :now) "
            "ON CONFLICT (origin) DO UPDATE SET failures = sign_in_failures.failures + 1, last_at = excluded.last_at",
            use(origin), use(now));
    }
    std::string origin;
    long long now = 0;
};

struct ForgetFailures : Statement {
    static inline const StatementKind kind{"accounts.forget_failures"};
    explicit ForgetFailures(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM sign_in_failures WHERE origin = :origin", use(origin));
    }
    std::string origin;
};

struct EraseSessions : Statement {
    static inline const StatementKind kind{"accounts.erase_sessions"};
    explicit EraseSessions(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM account_sessions WHERE seen_at <= :idle OR created_at <= :made", use(idle), use(made));
    }
    long long idle = 0, made = 0;
};

struct EraseLinks : Statement {
    static inline const StatementKind kind{"accounts.erase_links"};
    explicit EraseLinks(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM account_links WHERE expires_at <= :now", use(now));
    }
    long long now = 0;
};

struct EraseFailures : Statement {
    static inline const StatementKind kind{"accounts.erase_failures"};
    explicit EraseFailures(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM sign_in_failures WHERE last_at <= :since", use(since));
    }
    long long since = 0;
};

Result<AccountRow> find_in(Session& session, const std::string& id) {
    auto& find = session.statement<Find>();
    find.wanted = id;
    if (!session.run(find)) return problem(Problem::Kind::not_found);
    return find.row();
}

void end_all(Session& session, const std::string& account, const std::string& but) {
    auto& end = session.statement<EndSessions>();
    end.account = account;
    end.but = but;
    session.run(end);
}

}  // namespace

Result<void> Accounts::insert(const AccountRow& row, Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& insert = session.statement<Insert>();
        insert.take(row);
        insert.now = seconds(now);
        if (session.change(insert) == 0) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<AccountRow> Accounts::find(const std::string& id) {
    return pool_.run(Repeat::yes, [&](Session& session) { return find_in(session, id); });
}

Result<AccountRow> Accounts::find_by_login(const std::string& login_name) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<AccountRow> {
        auto& find = session.statement<FindByLogin>();
        find.wanted = login_name;
        if (!session.run(find)) return problem(Problem::Kind::not_found);
        return find.row();
    });
}

Result<std::vector<Account>> Accounts::all() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<Account>> {
        std::vector<Account> accounts;
        auto& all = session.statement<All>();
        session.each(all, [&] { accounts.push_back(all.row().account); });
        return accounts;
    });
}

Result<void> Accounts::update(const AccountRow& row, Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& update = session.statement<Update>();
        update.take(row);
        update.now = seconds(now);
        if (session.change(update) == 0) return problem(Problem::Kind::not_found);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Accounts::use_code(const std::string& id, std::int64_t step) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        auto& use_code = session.statement<UseCode>();
        use_code.id = id;
        use_code.step = step;
        if (session.change(use_code) == 0) return problem(Problem::Kind::conflict);
        return {};
    });
}

Result<void> Accounts::start_session(const SessionRow& row, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& start = session.statement<StartSession>();
        start.token = row.token_hash;
        start.account = row.account;
        start.browser = row.browser;
        start.created = seconds(row.created_at);
        start.seen = seconds(row.seen_at);
        session.run(start);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<Accounts::Found> Accounts::use_session(const TokenHash& token, Instant idle_since, Instant made_since,
                                              Instant now) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<Found> {
        auto& find = session.statement<FindSession>();
        find.token = token.text;
        find.idle = seconds(idle_since);
        find.made = seconds(made_since);
        if (!session.run(find)) return problem(Problem::Kind::not_found);
        Found found{{token.text, find.account, find.browser, instant(find.created), instant(find.seen)}, {}};
        auto owner = find_in(session, found.session.account);
        if (!owner) return owner.error();
        if (owner->account.blocked) return problem(Problem::Kind::not_found);
        found.owner = std::move(*owner);
        // Once a minute is exact enough for a limit of hours, and spares a write at every page.
        if (now - found.session.seen_at >= std::chrono::minutes(1)) {
            auto& see = session.statement<SeeSession>();
            see.token = token.text;
            see.now = seconds(now);
            session.run(see);
        }
        return found;
    });
}

Result<std::vector<SessionRow>> Accounts::sessions(const std::string& account) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<SessionRow>> {
        std::vector<SessionRow> rows;
        auto& sessions = session.statement<Sessions>();
        sessions.account = account;
        session.each(sessions, [&] {
            rows.push_back(
                {sessions.token, account, sessions.browser, instant(sessions.created), instant(sessions.seen)});
        });
        return rows;
    });
}

Result<void> Accounts::end_session(const std::string& account, const std::string& token_hash, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& end = session.statement<EndSession>();
        end.token = token_hash;
        end.account = account;
        if (session.change(end) > 0) write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Accounts::end_sessions(const std::string& account, const std::string& but, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        end_all(session, account, but);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Accounts::make_link(const TokenHash& token, const std::string& account, Instant expires_at,
                                 const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& make = session.statement<MakeLink>();
        make.token = token.text;
        make.account = account;
        make.expires = seconds(expires_at);
        session.run(make);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<AccountRow> Accounts::find_link(const TokenHash& token, Instant now) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<AccountRow> {
        auto& find = session.statement<FindLink>();
        find.token = token.text;
        find.now = seconds(now);
        if (!session.run(find)) return problem(Problem::Kind::gone);
        return find_in(session, find.account);
    });
}

Result<void> Accounts::set_password(const std::string& account, const std::string& password_hash, Instant now,
                                    const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& set = session.statement<SetPassword>();
        set.account = account;
        set.password = password_hash;
        set.now = seconds(now);
        if (session.change(set) == 0) return problem(Problem::Kind::not_found);
        auto& links = session.statement<UseLinks>();
        links.account = account;
        session.run(links);
        end_all(session, account, {});
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<SignInFailures> Accounts::failures(const std::string& origin) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<SignInFailures> {
        auto& failures = session.statement<Failures>();
        failures.origin = origin;
        if (!session.run(failures)) return SignInFailures{};
        return SignInFailures{failures.count, instant(failures.last)};
    });
}

Result<void> Accounts::add_failure(const std::string& origin, Instant now) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        auto& add = session.statement<AddFailure>();
        add.origin = origin;
        add.now = seconds(now);
        session.run(add);
        return {};
    });
}

Result<void> Accounts::forget_failures(const std::string& origin) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        auto& forget = session.statement<ForgetFailures>();
        forget.origin = origin;
        session.run(forget);
        return {};
    });
}

Result<void> Accounts::erase_expired(Instant idle_since, Instant made_since, Instant failures_since, Instant now) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        auto& sessions = session.statement<EraseSessions>();
        sessions.idle = seconds(idle_since);
        sessions.made = seconds(made_since);
        session.run(sessions);
        auto& links = session.statement<EraseLinks>();
        links.now = seconds(now);
        session.run(links);
        auto& failures = session.statement<EraseFailures>();
        failures.since = seconds(failures_since);
        session.run(failures);
        return {};
    });
}

}  // namespace actiewijzer::store
