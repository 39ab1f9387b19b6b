#include "store/imports.hpp"

#include <array>

#include "store/pool.hpp"

namespace actiewijzer::store {

namespace {

using soci::into;
using soci::use;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

constexpr std::array<std::string_view, 3> states{"prepared", "proposed", "returned"};
std::string name(ImportState state) { return std::string(states[static_cast<std::size_t>(state)]); }
ImportState state_from(std::string_view name) {
    for (std::size_t at = 0; at < states.size(); ++at)
        if (states[at] == name) return static_cast<ImportState>(at);
    throw std::logic_error("a state that the schema does not allow");
}

struct ImportColumns {
    std::string id, account, file_name, note, state, remark;
    int added = 0, changed = 0, same = 0;
    long long created_at = 0, changed_at = 0;

    ImportRow row() const {
        return {id,
                account,
                file_name,
                note,
                state_from(state),
                remark,
                added,
                changed,
                same,
                instant(created_at),
                instant(changed_at)};
    }
};

struct InsertImport : Statement, ImportColumns {
    static inline const StatementKind kind{"imports.insert"};
    explicit InsertImport(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO imports (import_id, account_id, file_name, note, state, remark, added, changed, same, "
            "created_at, changed_at) VALUES (:id, :account, :file, :note, :state, :remark, :added, :changed, :same, "
            ":created_at, :changed_at)",
            use(id), use(account), use(file_name), use(note), use(state), use(remark), use(added), use(changed),
            use(same), use(created_at), use(changed_at));
    }
};

struct FindImport : Statement, ImportColumns {
    static inline const StatementKind kind{"imports.find"};
    explicit FindImport(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT import_id, account_id, file_name, note, state, remark, added, changed, same, created_at, "
            "changed_at FROM imports WHERE import_id = :id",
            use(wanted), into(id), into(account), into(file_name), into(note), into(state), into(remark), into(added),
            into(changed), into(same), into(created_at), into(changed_at));
    }
    std::string wanted;
};

struct WaitingImports : Statement, ImportColumns {
    static inline const StatementKind kind{"imports.waiting"};
    explicit WaitingImports(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT import_id, account_id, file_name, note, state, remark, added, changed, same, created_at, "
            "changed_at FROM imports WHERE state IN ('proposed', 'returned') ORDER BY changed_at, import_id",
            into(id), into(account), into(file_name), into(note), into(state), into(remark), into(added), into(changed),
            into(same), into(created_at), into(changed_at));
    }
};

struct InsertText : Statement {
    static inline const StatementKind kind{"imports.insert_text"};
    explicit InsertText(soci::session& sql) : Statement(sql) {
        prepare("INSERT INTO import_texts (import_id, slug, based_on, text) VALUES (:id, :slug, :based_on, :text)",
                use(id), use(slug), use(based_on), use(text));
    }
    std::string id, slug, text;
    int based_on = 0;
};

struct Texts : Statement {
    static inline const StatementKind kind{"imports.texts"};
    explicit Texts(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT slug, based_on, text FROM import_texts WHERE import_id = :id ORDER BY slug "
            "LIMIT :most OFFSET :first",
            use(id), use(most), use(first), into(slug), into(based_on), into(text));
    }
    std::string id, slug, text;
    int based_on = 0, first = 0, most = 0;
};

struct ChangeImport : Statement {
    static inline const StatementKind kind{"imports.change"};
    explicit ChangeImport(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE imports SET state = :to, remark = :remark, changed_at = :now WHERE import_id = :id "
            "AND state = :from",
            use(to), use(remark), use(now), use(id), use(from));
    }
    std::string id, from, to, remark;
    long long now = 0;
};

struct EraseTexts : Statement {
    static inline const StatementKind kind{"imports.erase_texts"};
    explicit EraseTexts(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM import_texts WHERE import_id = :id", use(id));
    }
    std::string id;
};

struct EraseImport : Statement {
    static inline const StatementKind kind{"imports.erase"};
    explicit EraseImport(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM imports WHERE import_id = :id AND state = :state", use(id), use(state));
    }
    std::string id, state;
};

struct ForgetTexts : Statement {
    static inline const StatementKind kind{"imports.forget_texts"};
    explicit ForgetTexts(soci::session& sql) : Statement(sql) {
        prepare(
            "DELETE FROM import_texts WHERE import_id IN "
            "(SELECT import_id FROM imports WHERE state = 'prepared' AND created_at < :before)",
            use(before));
    }
    long long before = 0;
};

struct ForgetImports : Statement {
    static inline const StatementKind kind{"imports.forget"};
    explicit ForgetImports(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM imports WHERE state = 'prepared' AND created_at < :before", use(before));
    }
    long long before = 0;
};

bool erase_in(Session& session, const std::string& id, ImportState from) {
    auto& erase = session.statement<EraseImport>();
    erase.id = id;
    erase.state = name(from);
    if (session.change(erase) == 0) return false;
    auto& texts = session.statement<EraseTexts>();
    texts.id = id;
    session.run(texts);
    return true;
}

}  // namespace

bool take_proposed(Session& session, const std::string& id) { return erase_in(session, id, ImportState::proposed); }

Result<void> Imports::add(const ImportRow& import, const std::vector<ImportText>& texts, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& insert = session.statement<InsertImport>();
        insert.id = import.id;
        insert.account = import.account;
        insert.file_name = import.file_name;
        insert.note = import.note;
        insert.state = name(import.state);
        insert.remark = import.remark;
        insert.added = import.added;
        insert.changed = import.changed;
        insert.same = import.same;
        insert.created_at = seconds(import.created_at);
        insert.changed_at = seconds(import.changed_at);
        session.run(insert);
        auto& insert_text = session.statement<InsertText>();
        insert_text.id = import.id;
        for (const auto& text : texts) {
            insert_text.slug = text.slug;
            insert_text.based_on = text.based_on;
            insert_text.text = text.text;
            session.run(insert_text);
        }
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<ImportRow> Imports::find(const std::string& id) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<ImportRow> {
        auto& find = session.statement<FindImport>();
        find.wanted = id;
        if (!session.run(find)) return problem(Problem::Kind::not_found);
        return find.row();
    });
}

Result<std::vector<ImportRow>> Imports::waiting() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<ImportRow>> {
        std::vector<ImportRow> rows;
        auto& waiting = session.statement<WaitingImports>();
        session.each(waiting, [&] { rows.push_back(waiting.row()); });
        return rows;
    });
}

Result<std::vector<ImportText>> Imports::texts(const std::string& id, int from, int most) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<ImportText>> {
        std::vector<ImportText> rows;
        auto& texts = session.statement<Texts>();
        texts.id = id;
        texts.first = from;
        texts.most = most;
        session.each(texts, [&] { rows.push_back({texts.slug, texts.based_on, texts.text}); });
        return rows;
    });
}

Result<void> Imports::change_state(const std::string& id, ImportState from, ImportState to, const std::string& remark,
                                   Instant now, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& change = session.statement<ChangeImport>();
        change.id = id;
        change.from = name(from);
        change.to = name(to);
        change.remark = remark;
        change.now = seconds(now);
        if (session.change(change) == 0) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Imports::erase(const std::string& id, ImportState from, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        if (!erase_in(session, id, from)) return problem(Problem::Kind::conflict);
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<void> Imports::forget_prepared(Instant before) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& texts = session.statement<ForgetTexts>();
        auto& imports = session.statement<ForgetImports>();
        texts.before = imports.before = seconds(before);
        session.run(texts);
        session.run(imports);
        transaction.commit();
        return {};
    });
}

}  // namespace actiewijzer::store
