#include "store/versions.hpp"

#include "store/pool.hpp"
#include "store/version_statements.hpp"
#include "store/version_steps.hpp"

namespace actiewijzer::store {

using namespace kept;

namespace {

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

template <class Columns>
std::vector<VersionRow> collect(Session& session, Columns& statement) {
    std::vector<VersionRow> rows;
    session.each(statement, [&] { rows.push_back(statement.row()); });
    return rows;
}

}  // namespace

Result<std::vector<KeptRow>> Versions::all() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<KeptRow>> {
        std::vector<KeptRow> rows;
        auto& all = statement<AllKept>(session, subject_);
        session.each(all, [&] { rows.push_back(all.row()); });
        return rows;
    });
}

Result<KeptRow> Versions::find(const std::string& slug) {
    return pool_.run(Repeat::yes, [&](Session& session) { return find_in(session, subject_, slug); });
}

Result<std::vector<VersionRow>> Versions::versions(const std::string& slug) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<VersionRow>> {
        auto& versions = statement<AllVersions>(session, subject_);
        versions.wanted = slug;
        return collect(session, versions);
    });
}

Result<VersionRow> Versions::version(const std::string& slug, int number) {
    return pool_.run(Repeat::yes, [&](Session& session) { return version_in(session, subject_, slug, number); });
}

Result<std::vector<VersionRow>> Versions::open_versions() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<VersionRow>> {
        return collect(session, statement<OpenVersions>(session, subject_));
    });
}

Result<std::vector<VersionRow>> Versions::published_by_editors() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<VersionRow>> {
        return collect(session, statement<PublishedByEditors>(session, subject_));
    });
}

Result<std::vector<ChangedRow>> Versions::changed_since(long long revision, std::size_t most) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<ChangedRow>> {
        std::vector<ChangedRow> rows;
        auto& changed = statement<ChangedSince>(session, subject_);
        changed.seen = revision;
        changed.most = static_cast<int>(most);
        session.each(changed, [&] { rows.push_back({changed.row(), changed.text}); });
        return rows;
    });
}

Result<std::vector<KeptRow>> Versions::latest_changed(std::size_t most) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<KeptRow>> {
        std::vector<KeptRow> rows;
        auto& latest = statement<LatestChanged>(session, subject_);
        latest.most = static_cast<int>(most);
        session.each(latest, [&] { rows.push_back(latest.row()); });
        return rows;
    });
}

Result<int> Versions::add(const VersionRow& version, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<int> {
        soci::transaction transaction(session.sql());
        add_kept(session, subject_, version.slug, version.created_at);
        const auto number = add_in(session, subject_, version);
        if (!number) return number;
        write(session, line);
        transaction.commit();
        return number;
    });
}

Result<int> Versions::save(const VersionRow& version, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<int> {
        soci::transaction transaction(session.sql());
        auto& save = statement<SaveVersion>(session, subject_);
        save.take(version);
        if (session.change(save) == 0) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return version.saves + 1;
    });
}

Result<void> Versions::change_state(const std::string& slug, int number, VersionState from, VersionState to,
                                    Instant now, const AuditLine& line, int saves) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        if (!change_state_in(session, subject_, slug, number, from, to, now, saves))
            return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Versions::publish(const std::string& slug, int number, int over, Instant now, const AuditLine& line,
                               int saves) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        count_publication(session, now);
        const auto version = version_in(session, subject_, slug, number);
        if (!version) return version.error();
        const auto row = find_in(session, subject_, slug);
        if (!row) return row.error();
        const bool seen = saves == 0 || version->saves == saves;
        if (!seen || version->state != VersionState::proposed || row->published != over ||
            !publish_in(session, subject_, *version, *row, now))
            return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Versions::publish_all(const std::vector<VersionRow>& versions, Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        count_publication(session, now);
        for (const auto& version : versions)
            if (const auto done = publish_new(session, subject_, version, now); !done) return done.error();
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Versions::withdraw(const KeptRow& to, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        count_publication(session, to.changed_at);
        const auto row = find_in(session, subject_, to.slug);
        if (!row || row->state != KeptState::published) return problem(Problem::Kind::not_found);
        auto after = to;
        after.published = row->published;
        if (!set_kept(session, subject_, *row, after)) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Versions::bring_back(const std::string& slug, Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        count_publication(session, now);
        const auto row = find_in(session, subject_, slug);
        if (!row || (row->state != KeptState::withdrawn && row->state != KeptState::merged))
            return problem(Problem::Kind::not_found);
        if (!set_kept(session, subject_, *row, {slug, KeptState::published, row->published, {}, {}, now}))
            return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Versions::add_remark(const RemarkRow& remark, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& insert = statement<InsertRemark>(session, subject_);
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

Result<std::vector<RemarkRow>> Versions::remarks(const std::string& slug, int number) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<RemarkRow>> {
        std::vector<RemarkRow> rows;
        auto& remarks = statement<Remarks>(session, subject_);
        remarks.slug = slug;
        remarks.number = number;
        session.each(remarks, [&] {
            rows.push_back({remarks.id, slug, number, remarks.account, remarks.text, instant(remarks.at)});
        });
        return rows;
    });
}

}  // namespace actiewijzer::store
