#include "store/version_steps.hpp"

#include "store/version_statements.hpp"

namespace actiewijzer::store::kept {

namespace {

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

struct CountPublication : Statement {
    static inline const StatementKind kind{"publication.count"};
    explicit CountPublication(soci::session& sql) : Statement(sql) {
        prepare("UPDATE publication SET revision = revision + 1, changed_at = :now WHERE only_row = 1", use(now));
    }
    long long now = 0;
};

}  // namespace

Result<KeptRow> find_in(Session& session, Subject subject, const std::string& slug) {
    auto& find = statement<FindKept>(session, subject);
    find.wanted = slug;
    if (!session.run(find)) return problem(Problem::Kind::not_found);
    return find.row();
}

Result<VersionRow> version_in(Session& session, Subject subject, const std::string& slug, int number) {
    auto& find = statement<FindVersion>(session, subject);
    find.wanted = slug;
    find.wanted_number = number;
    if (!session.run(find)) return problem(Problem::Kind::not_found);
    return find.row();
}

Result<int> add_in(Session& session, Subject subject, VersionRow version) {
    auto& last = statement<LastNumber>(session, subject);
    last.slug = version.slug;
    session.run(last);
    version.number = last.number + 1;
    auto& insert = statement<InsertVersion>(session, subject);
    insert.take(version);
    if (session.change(insert) == 0) return problem(Problem::Kind::conflict);
    return version.number;
}

void add_kept(Session& session, Subject subject, const std::string& slug, Instant now) {
    auto& insert = statement<InsertKept>(session, subject);
    insert.slug = slug;
    insert.state = name(KeptState::prepared);
    insert.published = 0;
    insert.changed = seconds(now);
    session.run(insert);
}

bool change_state_in(Session& session, Subject subject, const std::string& slug, int number, VersionState from,
                     VersionState to, Instant now, int saves) {
    auto& change = statement<ChangeState>(session, subject);
    change.slug = slug;
    change.number = number;
    change.from = name(from);
    change.to = name(to);
    change.now = seconds(now);
    change.saves = saves;
    change.any = saves == 0 ? 1 : 0;
    return session.change(change) == 1;
}

bool set_kept(Session& session, Subject subject, const KeptRow& before, const KeptRow& after) {
    auto& set = statement<SetKept>(session, subject);
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

void count_publication(Session& session, Instant now) {
    auto& count = session.statement<CountPublication>();
    count.now = seconds(now);
    session.run(count);
}

bool publish_in(Session& session, Subject subject, const VersionRow& version, const KeptRow& row, Instant now) {
    if (!change_state_in(session, subject, version.slug, version.number, version.state, VersionState::published, now,
                         version.saves))
        return false;
    if (row.published > 0)
        change_state_in(session, subject, version.slug, row.published, VersionState::published, VersionState::replaced,
                        now);
    return set_kept(session, subject, row, {row.slug, KeptState::published, version.number, {}, {}, now});
}

Result<VersionRow> publish_new(Session& session, Subject subject, VersionRow version, Instant now) {
    add_kept(session, subject, version.slug, now);
    version.state = VersionState::proposed;
    const auto number = add_in(session, subject, version);
    if (!number) return number.error();
    version.number = *number;
    const auto row = find_in(session, subject, version.slug);
    if (!row) return row.error();
    if (row->published != version.based_on || !publish_in(session, subject, version, *row, now))
        return problem(Problem::Kind::conflict);
    return version;
}

}  // namespace actiewijzer::store::kept
