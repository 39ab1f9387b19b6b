// The statements over what is kept in versions, each for the tables of either subject. Only for the files of store/.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "store/session.hpp"
#include "store/versions.hpp"

namespace actiewijzer::store::kept {

using soci::into;
using soci::use;

struct Tables {
    std::string_view kept;
    std::string_view versions;
    std::string_view remarks;
};
inline constexpr std::array all_tables{Tables{"methods", "method_versions", "method_remarks"},
                                       Tables{"collections", "collection_versions", "collection_remarks"}};

/// The statement with the names of these tables in place of {kept}, {versions} and {remarks}.
inline std::string on(const Tables& tables, std::string sql) {
    for (const auto& [place, table] : {std::pair{std::string_view("{kept}"), tables.kept},
                                       {std::string_view("{versions}"), tables.versions},
                                       {std::string_view("{remarks}"), tables.remarks}})
        for (auto at = sql.find(place); at != std::string::npos; at = sql.find(place, at))
            sql.replace(at, place.size(), table);
    return sql;
}

/// A statement for the tables of one subject.
template <class S, Subject subject>
struct Of : S {
    static inline const StatementKind kind{S::names[static_cast<std::size_t>(subject)]};
    explicit Of(soci::session& sql) : S(sql, all_tables[static_cast<std::size_t>(subject)]) {}
};

template <class S>
S& statement(Session& session, Subject subject) {
    if (subject == Subject::method) return session.statement<Of<S, Subject::method>>();
    return session.statement<Of<S, Subject::collection>>();
}

inline constexpr std::array<std::string_view, 4> kept_states{"prepared", "published", "withdrawn", "merged"};
inline constexpr std::array<std::string_view, 6> version_states{"draft",     "proposed", "returned",
                                                                "published", "replaced", "discarded"};

template <class State, std::size_t size>
State state_from(const std::array<std::string_view, size>& names, std::string_view name) {
    for (std::size_t at = 0; at < size; ++at)
        if (names[at] == name) return static_cast<State>(at);
    throw std::logic_error("a state that the schema does not allow");
}
inline std::string name(KeptState state) { return std::string(kept_states[static_cast<std::size_t>(state)]); }
inline std::string name(VersionState state) { return std::string(version_states[static_cast<std::size_t>(state)]); }

struct KeptColumns {
    std::string slug, state, reason, moved_to;
    int published = 0;
    long long changed = 0;

    KeptRow row() const {
        return {slug, state_from<KeptState>(kept_states, state), published, reason, moved_to, instant(changed)};
    }
};

struct AllKept : Statement, KeptColumns {
    static constexpr std::array names{"methods.all", "collections.all"};
    AllKept(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables, "SELECT slug, state, published, reason, moved_to, changed_at FROM {kept} ORDER BY slug"),
                into(slug), into(state), into(published), into(reason), into(moved_to), into(changed));
    }
};

struct FindKept : Statement, KeptColumns {
    static constexpr std::array names{"methods.find", "collections.find"};
    FindKept(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(
            on(tables, "SELECT slug, state, published, reason, moved_to, changed_at FROM {kept} WHERE slug = :slug"),
            use(wanted), into(slug), into(state), into(published), into(reason), into(moved_to), into(changed));
    }
    std::string wanted;
};

struct InsertKept : Statement, KeptColumns {
    static constexpr std::array names{"methods.insert", "collections.insert"};
    InsertKept(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "INSERT INTO {kept} (slug, state, published, reason, moved_to, changed_at) "
                   "VALUES (:slug, :state, :published, '', '', :changed) ON CONFLICT (slug) DO NOTHING"),
                use(slug), use(state), use(published), use(changed));
    }
};

struct SetKept : Statement, KeptColumns {
    static constexpr std::array names{"methods.set", "collections.set"};
    SetKept(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "UPDATE {kept} SET state = :state, published = :published, reason = :reason, moved_to = :moved, "
                   "changed_at = :changed, revision = (SELECT revision FROM publication WHERE only_row = 1) "
                   "WHERE slug = :slug AND published = :before AND state = :state_before"),
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

struct AllVersions : Statement, VersionColumns {
    static constexpr std::array names{"methods.versions", "collections.versions"};
    AllVersions(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "SELECT slug, number, based_on, state, author, note, text, saves, created_at, changed_at "
                   "FROM {versions} WHERE slug = :slug ORDER BY number DESC"),
                use(wanted), into(slug), into(number), into(based_on), into(state), into(author), into(note),
                into(text), into(saves), into(created), into(changed));
    }
    std::string wanted;
};

struct FindVersion : Statement, VersionColumns {
    static constexpr std::array names{"methods.version", "collections.version"};
    FindVersion(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "SELECT slug, number, based_on, state, author, note, text, saves, created_at, changed_at "
                   "FROM {versions} WHERE slug = :slug AND number = :number"),
                use(wanted), use(wanted_number), into(slug), into(number), into(based_on), into(state), into(author),
                into(note), into(text), into(saves), into(created), into(changed));
    }
    std::string wanted;
    int wanted_number = 0;
};

struct OpenVersions : Statement, VersionColumns {
    static constexpr std::array names{"methods.open_versions", "collections.open_versions"};
    OpenVersions(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(
            on(tables,
               "SELECT slug, number, based_on, state, author, note, text, saves, created_at, changed_at "
               "FROM {versions} WHERE state IN ('draft', 'proposed', 'returned') ORDER BY changed_at, slug, number"),
            into(slug), into(number), into(based_on), into(state), into(author), into(note), into(text), into(saves),
            into(created), into(changed));
    }
};

struct PublishedByEditors : Statement, VersionColumns {
    static constexpr std::array names{"methods.published_by_editors", "collections.published_by_editors"};
    PublishedByEditors(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "SELECT v.slug, v.number, v.based_on, v.state, v.author, v.note, v.text, v.saves, v.created_at, "
                   "v.changed_at FROM {kept} m JOIN {versions} v ON v.slug = m.slug AND v.number = m.published "
                   "WHERE m.state <> 'prepared' AND v.author <> '' ORDER BY v.slug"),
                into(slug), into(number), into(based_on), into(state), into(author), into(note), into(text),
                into(saves), into(created), into(changed));
    }
};

struct ChangedSince : Statement, KeptColumns {
    static constexpr std::array names{"methods.changed_since", "collections.changed_since"};
    ChangedSince(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "SELECT m.slug, m.state, m.published, m.reason, m.moved_to, m.changed_at, v.text FROM {kept} m "
                   "JOIN {versions} v ON v.slug = m.slug AND v.number = m.published "
                   "WHERE m.revision > :seen AND m.state <> 'prepared' ORDER BY m.slug LIMIT :most"),
                use(seen), use(most), into(slug), into(state), into(published), into(reason), into(moved_to),
                into(changed), into(text));
    }
    long long seen = 0;
    int most = 0;
    std::string text;
};

struct LatestChanged : Statement, KeptColumns {
    static constexpr std::array names{"methods.latest_changed", "collections.latest_changed"};
    LatestChanged(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "SELECT slug, state, published, reason, moved_to, changed_at FROM {kept} WHERE state <> 'prepared' "
                   "ORDER BY revision DESC, changed_at DESC, slug LIMIT :most"),
                use(most), into(slug), into(state), into(published), into(reason), into(moved_to), into(changed));
    }
    int most = 0;
};

struct LastNumber : Statement {
    static constexpr std::array names{"methods.last_number", "collections.last_number"};
    LastNumber(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables, "SELECT coalesce(max(number), 0) FROM {versions} WHERE slug = :slug"), use(slug),
                into(number));
    }
    std::string slug;
    int number = 0;
};

struct InsertVersion : Statement, VersionColumns {
    static constexpr std::array names{"methods.insert_version", "collections.insert_version"};
    InsertVersion(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "INSERT INTO {versions} (slug, number, based_on, state, author, note, text, saves, created_at, "
                   "changed_at) VALUES (:slug, :number, :based_on, :state, :author, :note, :text, :saves, :created, "
                   ":changed) "
                   "ON CONFLICT (slug, number) DO NOTHING"),
                use(slug), use(number), use(based_on), use(state), use(author), use(note), use(text), use(saves),
                use(created), use(changed));
    }
};

struct SaveVersion : Statement, VersionColumns {
    static constexpr std::array names{"methods.save_version", "collections.save_version"};
    SaveVersion(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(
            on(tables,
               "UPDATE {versions} SET text = :text, note = :note, based_on = :based_on, state = 'draft', "
               "saves = saves + 1, changed_at = :changed WHERE slug = :slug AND number = :number AND author = :author "
               "AND saves = :saves AND state IN ('draft', 'returned')"),
            use(text), use(note), use(based_on), use(changed), use(slug), use(number), use(author), use(saves));
    }
};

struct ChangeState : Statement {
    static constexpr std::array names{"methods.change_state", "collections.change_state"};
    ChangeState(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "UPDATE {versions} SET state = :to, changed_at = :now WHERE slug = :slug AND number = :number "
                   "AND state = :from AND (saves = :saves OR :any = 1)"),
                use(to), use(now), use(slug), use(number), use(from), use(saves), use(any));
    }
    std::string slug, from, to;
    int number = 0, saves = 0, any = 0;
    long long now = 0;
};

struct InsertRemark : Statement {
    static constexpr std::array names{"methods.insert_remark", "collections.insert_remark"};
    InsertRemark(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "INSERT INTO {remarks} (remark_id, slug, number, account_id, text, at) "
                   "VALUES (:id, :slug, :number, :account, :text, :at)"),
                use(id), use(slug), use(number), use(account), use(text), use(at));
    }
    std::string id, slug, account, text;
    int number = 0;
    long long at = 0;
};

struct Remarks : Statement {
    static constexpr std::array names{"methods.remarks", "collections.remarks"};
    Remarks(soci::session& sql, const Tables& tables) : Statement(sql) {
        prepare(on(tables,
                   "SELECT remark_id, account_id, text, at FROM {remarks} WHERE slug = :slug AND number = :number "
                   "ORDER BY at, remark_id"),
                use(slug), use(number), into(id), into(account), into(text), into(at));
    }
    std::string id, slug, account, text;
    int number = 0;
    long long at = 0;
};

}  // namespace actiewijzer::store::kept
