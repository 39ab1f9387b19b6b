#include "store/assessments.hpp"

#include <limits>

#include "domain/plain_text.hpp"
#include "store/pool.hpp"

namespace actiewijzer::store {

namespace {

using soci::into;
using soci::use;
using Kind = AssessmentRow::Kind;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

/// PostgreSQL takes neither a NUL nor wrong UTF-8, SQLite takes both: refused before either sees it.
Result<void> check(const std::string& document) {
    const auto fault = check_text(document, std::numeric_limits<std::size_t>::max());
    if (fault == TextFault::none) return {};
    return Problem{Problem::Kind::invalid_input, {{"document", std::string(message_key(fault)), {}}}};
}

struct Insert : Statement {
    static inline const StatementKind kind{"assessments.insert"};
    explicit Insert(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO assessments (token_hash, kind, document, version, created_at, changed_at, "
            "expires_at, revision) VALUES (:token, :kind, :document, :version, :created, :changed, "
            ":expires, :revision) ON CONFLICT (token_hash) DO NOTHING",
            use(token), use(name), use(document), use(version), use(created), use(changed), use(expires),
            use(revision));
    }
    std::string token, name, document, revision;
    int version = 0;
    long long created = 0, changed = 0, expires = 0;
};

struct Find : Statement {
    static inline const StatementKind kind{"assessments.find"};
    explicit Find(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT kind, document, version, created_at, changed_at, expires_at, revision "
            "FROM assessments WHERE token_hash = :token",
            use(token), into(name), into(document), into(version), into(created), into(changed), into(expires),
            into(revision));
    }
    std::string token, name, document, revision;
    int version = 0;
    long long created = 0, changed = 0, expires = 0;
};

struct FindTombstone : Statement {
    static inline const StatementKind kind{"assessments.find_tombstone"};
    explicit FindTombstone(soci::session& sql) : Statement(sql) {
        prepare("SELECT forget_at FROM assessment_tombstones WHERE token_hash = :token", use(token), into(forget));
    }
    std::string token;
    long long forget = 0;
};

struct Update : Statement {
    static inline const StatementKind kind{"assessments.update"};
    explicit Update(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE assessments SET document = :document, version = version + 1, changed_at = :now, "
            "expires_at = :expires WHERE token_hash = :token AND kind = 'draft' AND version = :version "
            "AND expires_at > :now2",
            use(document), use(now), use(expires), use(token), use(version), use(now));
    }
    std::string token, document;
    int version = 0;
    long long now = 0, expires = 0;
};

struct Erase : Statement {
    static inline const StatementKind kind{"assessments.erase"};
    explicit Erase(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM assessments WHERE token_hash = :token", use(token));
    }
    std::string token;
};

struct Bury : Statement {
    static inline const StatementKind kind{"assessments.bury"};
    explicit Bury(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO assessment_tombstones (token_hash, forget_at) VALUES (:token, :forget) "
            "ON CONFLICT (token_hash) DO UPDATE SET forget_at = excluded.forget_at",
            use(token), use(forget));
    }
    std::string token;
    long long forget = 0;
};

struct BuryExpired : Statement {
    static inline const StatementKind kind{"assessments.bury_expired"};
    explicit BuryExpired(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO assessment_tombstones (token_hash, forget_at) "
            "SELECT token_hash, expires_at + :life FROM assessments WHERE expires_at <= :now "
            "ON CONFLICT (token_hash) DO UPDATE SET forget_at = excluded.forget_at",
            use(life), use(now));
    }
    long long life = 0, now = 0;
};

struct EraseExpired : Statement {
    static inline const StatementKind kind{"assessments.erase_expired"};
    explicit EraseExpired(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM assessments WHERE expires_at <= :now", use(now));
    }
    long long now = 0;
};

struct Forget : Statement {
    static inline const StatementKind kind{"assessments.forget_tombstones"};
    explicit Forget(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM assessment_tombstones WHERE forget_at <= :now", use(now));
    }
    long long now = 0;
};

/// The log of SQLite still holds what was erased, until its pages are in the file and the log is cut.
struct CutLog : Statement {
    static inline const StatementKind kind{"assessments.cut_log"};
    explicit CutLog(soci::session& sql) : Statement(sql) {
        prepare("PRAGMA wal_checkpoint(TRUNCATE)", into(busy), into(pages), into(moved));
    }
    int busy = 0, pages = 0, moved = 0;
};

void leave_nothing_in_the_log(Session& session) {
    if (session.engine() != Engine::sqlite) return;
    try {
        session.run(session.statement<CutLog>());
    } catch (const soci::soci_error& error) {
        // The change itself was made; the next sweep cuts the log.
        session.judge(error);
    }
}

Result<AssessmentRow> find_in(Session& session, const TokenHash& token, Instant now) {
    auto& find = session.statement<Find>();
    find.token = token.text;
    if (session.run(find)) {
        if (find.expires <= seconds(now)) return problem(Problem::Kind::gone);
        return AssessmentRow{find.name == "kept" ? Kind::kept : Kind::draft,
                             std::move(find.document),
                             find.version,
                             instant(find.created),
                             instant(find.changed),
                             instant(find.expires),
                             find.revision};
    }
    auto& tombstone = session.statement<FindTombstone>();
    tombstone.token = token.text;
    const bool remembered = session.run(tombstone) && tombstone.forget > seconds(now);
    return problem(remembered ? Problem::Kind::gone : Problem::Kind::not_found);
}

}  // namespace

Result<void> Assessments::insert(const TokenHash& token, const AssessmentRow& row) {
    if (const auto checked = check(row.document); !checked) return checked.error();
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        auto& insert = session.statement<Insert>();
        insert.token = token.text;
        insert.name = row.kind == Kind::kept ? "kept" : "draft";
        insert.document = row.document;
        insert.version = row.version;
        insert.created = seconds(row.created_at);
        insert.changed = seconds(row.changed_at);
        insert.expires = seconds(row.expires_at);
        insert.revision = row.revision;
        if (session.change(insert) == 0) return problem(Problem::Kind::conflict);
        return {};
    });
}

Result<AssessmentRow> Assessments::find(const TokenHash& token, Instant now) {
    return pool_.run(Repeat::yes, [&](Session& session) { return find_in(session, token, now); });
}

Result<int> Assessments::update(const TokenHash& token, const Change& change) {
    if (const auto checked = check(change.document); !checked) return checked.error();
    return pool_.run(Repeat::no, [&](Session& session) -> Result<int> {
        auto& update = session.statement<Update>();
        update.token = token.text;
        update.document = change.document;
        update.version = change.expected_version;
        update.now = seconds(change.now);
        update.expires = seconds(change.expires_at);
        if (session.change(update) == 1) return change.expected_version + 1;
        const auto there = find_in(session, token, change.now);
        if (!there) return there.error();
        return problem(there->kind == Kind::kept ? Problem::Kind::not_found : Problem::Kind::conflict);
    });
}

Result<void> Assessments::erase(const TokenHash& token, Instant now) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        {
            soci::transaction transaction(session.sql());
            auto& erase = session.statement<Erase>();
            erase.token = token.text;
            if (session.change(erase) == 0) {
                const auto there = find_in(session, token, now);
                if (there.has_error() && there.error().kind == Problem::Kind::gone) return {};
                return problem(Problem::Kind::not_found);
            }
            auto& bury = session.statement<Bury>();
            bury.token = token.text;
            bury.forget = seconds(now + tombstone_life);
            session.run(bury);
            transaction.commit();
        }
        leave_nothing_in_the_log(session);
        return {};
    });
}

Result<Assessments::Expired> Assessments::erase_expired(Instant now) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<Expired> {
        Expired expired;
        {
            soci::transaction transaction(session.sql());
            auto& bury = session.statement<BuryExpired>();
            bury.life = std::chrono::seconds(tombstone_life).count();
            bury.now = seconds(now);
            session.run(bury);
            auto& erase = session.statement<EraseExpired>();
            erase.now = seconds(now);
            expired.erased = session.change(erase);
            auto& forget = session.statement<Forget>();
            forget.now = seconds(now);
            expired.forgotten = session.change(forget);
            transaction.commit();
        }
        leave_nothing_in_the_log(session);
        return expired;
    });
}

}  // namespace actiewijzer::store
