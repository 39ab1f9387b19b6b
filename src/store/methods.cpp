#include "store/methods.hpp"

#include <array>

#include "store/imports.hpp"
#include "store/pool.hpp"

namespace actiewijzer::store {

namespace {

using soci::into;
using soci::use;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

constexpr std::array<std::string_view, 4> method_states{"prepared", "published", "withdrawn", "merged"};
constexpr std::array<std::string_view, 6> version_states{"draft",     "proposed", "returned",
                                                         "published", "replaced", "discarded"};

template <class State, std::size_t size>
State state_from(const std::array<std::string_view, size>& names, std::string_view name) {
    for (std::size_t at = 0; at < size; ++at)
        if (names[at] == name) return static_cast<State>(at);
    throw std::logic_error("a state that the schema does not allow");
}
std::string name(MethodState state) { return std::string(method_states[static_cast<std::size_t>(state)]); }
std::string name(VersionState state) { return std::string(version_states[static_cast<std::size_t>(state)]); }

struct MethodColumns {
    std::string slug, state, reason, moved_to;
    int published = 0;
    long long changed = 0;

    MethodRow row() const {
        return {slug, state_from<MethodState>(method_states, state), published, reason, moved_to, instant(changed)};
    }
};

struct AllMethods : Statement, MethodColumns {
    static inline const StatementKind kind{"methods.all"};
    explicit AllMethods(soci::session& sql) : Statement(sql) {
        prepare("SELECT slug, state, published, reason, moved_to, changed_at FROM methods ORDER BY slug", into(slug),
                into(state), into(published), into(reason), into(moved_to), into(changed));
    }
};

struct FindMethod : Statement, MethodColumns {
    static inline const StatementKind kind{"methods.find"};
    explicit FindMethod(soci::session& sql) : Statement(sql) {
        prepare("SELECT slug, state, published, reason, moved_to, changed_at FROM methods WHERE slug = :slug",
                use(wanted), into(slug), into(state), into(published), into(reason), into(moved_to), into(changed));
    }
    std::string wanted;
};

struct InsertMethod : Statement, MethodColumns {
    static inline const StatementKind kind{"methods.insert"};
    explicit InsertMethod(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO methods (slug, state, published, reason, moved_to, changed_at) "
            "VALUES (:slug, :state, :published, '', '', :changed) ON CONFLICT (slug) DO NOTHING",
            use(slug), use(state), use(published), use(changed));
    }
};

struct SetMethod : Statement, MethodColumns {
    static inline const StatementKind kind{"methods.set"};
    explicit SetMethod(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE methods SET state = :state, published = :published, reason = :reason, moved_to = :moved, "
            "changed_at = :changed WHERE slug = :slug AND published = :before AND state = :state_before",
            use(state), use(published), use(reason), use(moved_to), use(changed), use(slug), use(before),
            use(state_before));
    }
    int before = 0;
    std::string state_before;
};

struct VersionColumns {
    std::string slug, state, author, note, text;
    int number = 0, based_on = 0, saves = 0;
    long long created = 0, changed = 0;

    void take(const VersionRow& row) {
        slug = row.slug;
        state = name(row.state);
        author = row.author;
        note = row.note;
        text = row.text;
        number = row.number;
        based_on = row.based_on;
        saves = row.saves;
        created = seconds(row.created_at);
        changed = seconds(row.changed_at);
    }
    VersionRow row() const {
        return {slug,
                number,
                based_on,
                state_from<VersionState>(version_states, state),
                author,
                note,
                text,
                saves,
                instant(created),
                instant(changed)};
    }
};

struct Versions : Statement, VersionColumns {
    static inline const StatementKind kind{"methods.versions"};
    explicit Versions(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT slug, number, based_on, state, author, note, text, saves, created_at, changed_at "
            "FROM method_versions WHERE slug = :slug ORDER BY number DESC",
            use(wanted), into(slug), into(number), into(based_on), into(state), into(author), into(note), into(text),
            into(saves), into(created), into(changed));
    }
    std::string wanted;
};

struct FindVersion : Statement, VersionColumns {
    static inline const StatementKind kind{"methods.version"};
    explicit FindVersion(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT slug, number, based_on, state, author, note, text, saves, created_at, changed_at "
            "FROM method_versions WHERE slug = :slug AND number = :number",
            use(wanted), use(wanted_number), into(slug), into(number), into(based_on), into(state), into(author),
            into(note), into(text), into(saves), into(created), into(changed));
    }
    std::string wanted;
    int wanted_number = 0;
};

struct OpenVersions : Statement, VersionColumns {
    static inline const StatementKind kind{"methods.open_versions"};
    explicit OpenVersions(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT slug, number, based_on, state, author, note, text, saves, created_at, changed_at "
            "FROM method_versions WHERE state IN ('draft', 'proposed', 'returned') ORDER BY changed_at, slug, number",
            into(slug), into(number), into(based_on), into(state), into(author), into(note), into(text), into(saves),
            into(created), into(changed));
    }
};

struct PublishedByEditors : Statement, VersionColumns {
    static inline const StatementKind kind{"methods.published_by_editors"};
    explicit PublishedByEditors(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT v.slug, v.number, v.based_on, v.state, v.author, v.note, v.text, v.saves, v.created_at, "
            "v.changed_at FROM methods m JOIN method_versions v ON v.slug = m.slug AND v.number = m.published "
            "WHERE m.state <> 'prepared' AND v.author <> '' ORDER BY v.slug",
            into(slug), into(number), into(based_on), into(state), into(author), into(note), into(text), into(saves),
            into(created), into(changed));
    }
};

struct LastNumber : Statement {
    static inline const StatementKind kind{"methods.last_number"};
    explicit LastNumber(soci::session& sql) : Statement(sql) {
        prepare("SELECT coalesce(max(number), 0) FROM method_versions WHERE slug = :slug", use(slug), into(number));
    }
    std::string slug;
    int number = 0;
};

struct InsertVersion : Statement, VersionColumns {
    static inline const StatementKind kind{"methods.insert_version"};
    explicit InsertVersion(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO method_versions (slug, number, based_on, state, author, note, text, saves, created_at, "
            "changed_at) VALUES (:slug, :number, :based_on, :state, :author, :note, :text, :saves, :created, :changed) "
            "ON CONFLICT (slug, number) DO NOTHING",
            use(slug), use(number), use(based_on), use(state), use(author), use(note), use(text), use(saves),
            use(created), use(changed));
    }
};

struct SaveVersion : Statement, VersionColumns {
    static inline const StatementKind kind{"methods.save_version"};
    explicit SaveVersion(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE method_versions SET text = :text, note = :note, based_on = :based_on, state = 'draft', "
            "saves = saves + 1, changed_at = :changed WHERE slug = :slug AND number = :number AND author = :author "
            "AND saves = :saves AND state IN ('draft', 'returned')",
            use(text), use(note), use(based_on), use(changed), use(slug), use(number), use(author), use(saves));
    }
};

struct ChangeState : Statement {
    static inline const StatementKind kind{"methods.change_state"};
    explicit ChangeState(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE method_versions SET state = :to, changed_at = :now WHERE slug = :slug AND number = :number "
            "AND state = :from",
            use(to), use(now), use(slug), use(number), use(from));
    }
    std::string slug, from, to;
    int number = 0;
    long long now = 0;
};

struct InsertRemark : Statement {
    static inline const StatementKind kind{"methods.insert_remark"};
    explicit InsertRemark(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO method_remarks (remark_id, slug, number, account_id, text, at) "
            "VALUES (:id, :slug, :number, :account, :text, :at)",
            use(id), use(slug), use(number), use(account), use(text), use(at));
    }
    std::string id, slug, account, text;
    int number = 0;
    long long at = 0;
};

struct Remarks : Statement {
    static inline const StatementKind kind{"methods.remarks"};
    explicit Remarks(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT remark_id, account_id, text, at FROM method_remarks WHERE slug = :slug AND number = :number "
            "ORDER BY at, remark_id",
            use(slug), use(number), into(id), into(account), into(text), into(at));
    }
    std::string id, slug, account, text;
    int number = 0;
    long long at = 0;
};

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
        prepare("SELECT revision, shipped FROM publication WHERE only_row = 1", into(revision), into(shipped));
    }
    long long revision = 0;
    std::string shipped;
};

struct CountPublication : Statement {
    static inline const StatementKind kind{"methods.count_publication"};
    explicit CountPublication(soci::session& sql) : Statement(sql) {
        prepare("UPDATE publication SET revision = revision + 1 WHERE only_row = 1");
    }
};

struct SetShipped : Statement {
    static inline const StatementKind kind{"methods.set_shipped"};
    explicit SetShipped(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE publication SET shipped = :release, revision = revision + 1 WHERE only_row = 1 "
            "AND shipped = :before",
            use(release), use(before));
    }
    std::string release, before;
};

template <class Columns>
std::vector<VersionRow> collect(Session& session, Columns& statement) {
    std::vector<VersionRow> rows;
    session.each(statement, [&] { rows.push_back(statement.row()); });
    return rows;
}

Result<MethodRow> find_in(Session& session, const std::string& slug) {
    auto& find = session.statement<FindMethod>();
    find.wanted = slug;
    if (!session.run(find)) return problem(Problem::Kind::not_found);
    return find.row();
}

Result<VersionRow> version_in(Session& session, const std::string& slug, int number) {
    auto& find = session.statement<FindVersion>();
    find.wanted = slug;
    find.wanted_number = number;
    if (!session.run(find)) return problem(Problem::Kind::not_found);
    return find.row();
}

/// Within a transaction: the next number is taken by whoever commits first.
Result<int> add_in(Session& session, VersionRow version) {
    auto& last = session.statement<LastNumber>();
    last.slug = version.slug;
    session.run(last);
    version.number = last.number + 1;
    auto& insert = session.statement<InsertVersion>();
    insert.take(version);
    if (session.change(insert) == 0) return problem(Problem::Kind::conflict);
    return version.number;
}

void add_method(Session& session, const std::string& slug, Instant now) {
    auto& insert = session.statement<InsertMethod>();
    insert.slug = slug;
    insert.state = name(MethodState::prepared);
    insert.published = 0;
    insert.changed = seconds(now);
    session.run(insert);
}

bool change_state_in(Session& session, const std::string& slug, int number, VersionState from, VersionState to,
                     Instant now) {
    auto& change = session.statement<ChangeState>();
    change.slug = slug;
    change.number = number;
    change.from = name(from);
    change.to = name(to);
    change.now = seconds(now);
    return session.change(change) == 1;
}

/// False when the method is not any more as it was read.
bool set_method(Session& session, const MethodRow& before, const MethodRow& after) {
    auto& set = session.statement<SetMethod>();
    set.slug = before.slug;
    set.before = before.published;
    set.state_before = name(before.state);
    set.state = name(after.state);
    set.published = after.published;
    set.reason = after.reason;
    set.moved_to = after.moved_to;
    set.changed = seconds(after.changed_at);
    return session.change(set) == 1;
}

void count_publication(Session& session) { session.run(session.statement<CountPublication>()); }

/// Within a transaction, for a version that is not published yet.
bool publish_in(Session& session, const VersionRow& version, const MethodRow& method, Instant now) {
    if (!change_state_in(session, version.slug, version.number, version.state, VersionState::published, now))
        return false;
    if (method.published > 0)
        change_state_in(session, version.slug, method.published, VersionState::published, VersionState::replaced, now);
    return set_method(session, method, {method.slug, MethodState::published, version.number, {}, {}, now});
}

/// Within a transaction, for one that comes from outside: adds it and publishes it over the version that it is based
/// on.
Result<VersionRow> publish_new(Session& session, VersionRow version, Instant now) {
    add_method(session, version.slug, now);
    version.state = VersionState::proposed;
    const auto number = add_in(session, version);
    if (!number) return number.error();
    version.number = *number;
    const auto method = find_in(session, version.slug);
    if (!method) return method.error();
    if (method->published != version.based_on || !publish_in(session, version, *method, now))
        return problem(Problem::Kind::conflict);
    return version;
}

}  // namespace

Result<std::vector<MethodRow>> Methods::all() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<MethodRow>> {
        std::vector<MethodRow> rows;
        auto& all = session.statement<AllMethods>();
        session.each(all, [&] { rows.push_back(all.row()); });
        return rows;
    });
}

Result<MethodRow> Methods::find(const std::string& slug) {
    return pool_.run(Repeat::yes, [&](Session& session) { return find_in(session, slug); });
}

Result<std::vector<VersionRow>> Methods::versions(const std::string& slug) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<VersionRow>> {
        auto& versions = session.statement<Versions>();
        versions.wanted = slug;
        return collect(session, versions);
    });
}

Result<VersionRow> Methods::version(const std::string& slug, int number) {
    return pool_.run(Repeat::yes, [&](Session& session) { return version_in(session, slug, number); });
}

Result<std::vector<VersionRow>> Methods::open_versions() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<VersionRow>> {
        return collect(session, session.statement<OpenVersions>());
    });
}

Result<std::vector<VersionRow>> Methods::published_by_editors() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<VersionRow>> {
        return collect(session, session.statement<PublishedByEditors>());
    });
}

Result<int> Methods::add(const VersionRow& version, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<int> {
        soci::transaction transaction(session.sql());
        add_method(session, version.slug, version.created_at);
        const auto number = add_in(session, version);
        if (!number) return number;
        write(session, line);
        transaction.commit();
        return number;
    });
}

Result<int> Methods::save(const VersionRow& version, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<int> {
        soci::transaction transaction(session.sql());
        auto& save = session.statement<SaveVersion>();
        save.take(version);
        if (session.change(save) == 0) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return version.saves + 1;
    });
}

Result<void> Methods::change_state(const std::string& slug, int number, VersionState from, VersionState to, Instant now,
                                   const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        if (!change_state_in(session, slug, number, from, to, now)) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Methods::publish(const std::string& slug, int number, int over, Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        const auto version = version_in(session, slug, number);
        if (!version) return version.error();
        const auto method = find_in(session, slug);
        if (!method) return method.error();
        if (version->state != VersionState::proposed || method->published != over ||
            !publish_in(session, *version, *method, now))
            return problem(Problem::Kind::conflict);
        count_publication(session);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Methods::publish_all(const std::vector<VersionRow>& versions, Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        for (const auto& version : versions)
            if (const auto published = publish_new(session, version, now); !published) return published.error();
        count_publication(session);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Methods::publish_import(const std::string& import, const std::vector<VersionRow>& versions, Instant now,
                                     const AuditLine& line, const LineOf& line_of) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        if (!take_proposed(session, import)) return problem(Problem::Kind::conflict);
        for (const auto& version : versions) {
            const auto published = publish_new(session, version, now);
            if (!published) return published.error();
            write(session, line_of(*published));
        }
        count_publication(session);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Methods::withdraw(const MethodRow& to, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        const auto method = find_in(session, to.slug);
        if (!method || method->state != MethodState::published) return problem(Problem::Kind::not_found);
        auto after = to;
        after.published = method->published;
        if (!set_method(session, *method, after)) return problem(Problem::Kind::conflict);
        count_publication(session);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Methods::bring_back(const std::string& slug, Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        const auto method = find_in(session, slug);
        if (!method || (method->state != MethodState::withdrawn && method->state != MethodState::merged))
            return problem(Problem::Kind::not_found);
        if (!set_method(session, *method, {slug, MethodState::published, method->published, {}, {}, now}))
            return problem(Problem::Kind::conflict);
        count_publication(session);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Methods::add_remark(const RemarkRow& remark, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& insert = session.statement<InsertRemark>();
        insert.id = remark.id;
        insert.slug = remark.slug;
        insert.number = remark.number;
        insert.account = remark.account;
        insert.text = remark.text;
        insert.at = seconds(remark.at);
        session.run(insert);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<std::vector<RemarkRow>> Methods::remarks(const std::string& slug, int number) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<RemarkRow>> {
        std::vector<RemarkRow> rows;
        auto& remarks = session.statement<Remarks>();
        remarks.slug = slug;
        remarks.number = number;
        session.each(remarks, [&] {
            rows.push_back({remarks.id, slug, number, remarks.account, remarks.text, instant(remarks.at)});
        });
        return rows;
    });
}

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

Result<long long> Methods::revision() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<long long> {
        auto& revision = session.statement<Revision>();
        session.run(revision);
        return revision.revision;
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
        if (session.change(set) == 0) return problem(Problem::Kind::conflict);
        for (auto version : versions) {
            add_method(session, version.slug, now);
            const bool publish = version.state == VersionState::published;
            if (publish) version.state = VersionState::proposed;
            const auto number = add_in(session, version);
            if (!number) return number.error();
            if (!publish) continue;
            version.number = *number;
            const auto method = find_in(session, version.slug);
            if (!method) return method.error();
            if (!publish_in(session, version, *method, now)) return problem(Problem::Kind::conflict);
        }
        transaction.commit();
        return {};
    });
}

}  // namespace actiewijzer::store
