#include "store/methods.hpp"

#include "store/imports.hpp"
#include "store/pool.hpp"
#include "store/version_steps.hpp"

namespace actiewijzer::store {

using namespace kept;

namespace {

using soci::into;
using soci::use;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

struct InsertSuggestion : Statement {
    static inline const StatementKind kind{"methods.insert_suggestion"};
    explicit InsertSuggestion(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO suggestions (suggestion_id, slug, part, text, answered, at) "
            "VALUES (:id, :slug, :part, :text, 0, :at)",
            use(id), use(slug), use(part), use(text), use(at));
    }
    std::string id, slug, part, text;
    long long at = 0;
};

struct OpenSuggestions : Statement {
    static inline const StatementKind kind{"methods.open_suggestions"};
    explicit OpenSuggestions(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT suggestion_id, slug, part, text, at FROM suggestions WHERE answered = 0 "
            "ORDER BY at, suggestion_id",
            into(id), into(slug), into(part), into(text), into(at));
    }
    std::string id, slug, part, text;
    long long at = 0;
};

struct AnswerSuggestion : Statement {
    static inline const StatementKind kind{"methods.answer_suggestion"};
    explicit AnswerSuggestion(soci::session& sql) : Statement(sql) {
        prepare("UPDATE suggestions SET answered = 1 WHERE suggestion_id = :id AND answered = 0", use(id));
    }
    std::string id;
};

struct Revision : Statement {
    static inline const StatementKind kind{"methods.revision"};
    explicit Revision(soci::session& sql) : Statement(sql) {
        prepare("SELECT revision, shipped, changed_at FROM publication WHERE only_row = 1", into(revision),
                into(shipped), into(changed));
    }
    long long revision = 0, changed = 0;
    std::string shipped;
};

struct SetShipped : Statement {
    static inline const StatementKind kind{"methods.set_shipped"};
    explicit SetShipped(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE publication SET shipped = :release, revision = revision + 1, changed_at = :now WHERE only_row = 1 "
            "AND shipped = :before",
            use(release), use(now), use(before));
    }
    std::string release, before;
    long long now = 0;
};

}  // namespace

Result<void> Methods::add_suggestion(const SuggestionRow& suggestion) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        auto& insert = session.statement<InsertSuggestion>();
        insert.id = suggestion.id;
        insert.slug = suggestion.slug;
        insert.part = suggestion.part;
        insert.text = suggestion.text;
        insert.at = seconds(suggestion.at);
        session.run(insert);
        return {};
    });
}

Result<std::vector<SuggestionRow>> Methods::open_suggestions() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<SuggestionRow>> {
        std::vector<SuggestionRow> rows;
        auto& open = session.statement<OpenSuggestions>();
        session.each(open, [&] { rows.push_back({open.id, open.slug, open.part, open.text, instant(open.at)}); });
        return rows;
    });
}

Result<void> Methods::answer_suggestion(const std::string& id, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& answer = session.statement<AnswerSuggestion>();
        answer.id = id;
        if (session.change(answer) == 0) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Methods::publish_import(const std::string& import, const std::vector<VersionRow>& versions, Instant now,
                                     const AuditLine& line, const LineOf& line_of) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        count_publication(session, now);
        if (!take_proposed(session, import)) return problem(Problem::Kind::conflict);
        for (const auto& version : versions) {
            const auto published = publish_new(session, subject_, version, now);
            if (!published) return published.error();
            write(session, line_of(*published));
        }
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<PublicationRow> Methods::publication() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<PublicationRow> {
        auto& revision = session.statement<Revision>();
        session.run(revision);
        return PublicationRow{revision.revision, instant(revision.changed)};
    });
}

Result<std::string> Methods::shipped() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::string> {
        auto& revision = session.statement<Revision>();
        session.run(revision);
        return revision.shipped;
    });
}

Result<void> Methods::import_shipped(const std::vector<VersionRow>& versions, const std::string& before,
                                     const std::string& release, Instant now) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& set = session.statement<SetShipped>();
        set.before = before;
        set.release = release;
        set.now = seconds(now);
        if (session.change(set) == 0) return problem(Problem::Kind::conflict);
        for (auto version : versions) {
            add_kept(session, subject_, version.slug, now);
            const bool publish = version.state == VersionState::published;
            if (publish) version.state = VersionState::proposed;
            const auto number = add_in(session, subject_, version);
            if (!number) return number.error();
            if (!publish) continue;
            version.number = *number;
            const auto method = find_in(session, subject_, version.slug);
            if (!method) return method.error();
            if (!publish_in(session, subject_, version, *method, now)) return problem(Problem::Kind::conflict);
        }
        transaction.commit();
        return {};
    });
}

}  // namespace actiewijzer::store
