#include "usecases/imports.hpp"

#include <limits>
#include <map>

#include "domain/plain_text.hpp"
#include "identity/tokens.hpp"
#include "knowledge/method_text.hpp"
#include "usecases/audit.hpp"

namespace actiewijzer::usecases {

namespace {

constexpr std::size_t longest_file_name = 200;
constexpr std::size_t longest_note = 1000;
constexpr std::size_t longest_remark = 4000;
constexpr int all_texts = std::numeric_limits<int>::max();

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }
Problem wrong(std::string field, std::string_view reason, std::string argument = {}) {
    return Problem{Problem::Kind::invalid_input, {{std::move(field), std::string(reason), std::move(argument)}}};
}

store::AuditLine line(const SignedIn& who, std::string_view action, const ImportRow& import, Instant now) {
    return audit_line(now, who, action, "import:" + import.id, std::to_string(import.texts()));
}

/// What it is that an account opens: its own, or what was proposed.
bool sees(const SignedIn& who, const ImportRow& import) {
    return import.account == who.account.id || import.state == ImportState::proposed;
}

Result<ImportRow> own_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    if (!who.account.may(Right::write)) return problem(Problem::Kind::forbidden);
    auto import = open_import(store, who, id, now);
    if (import && import->account != who.account.id) return problem(Problem::Kind::forbidden);
    return import;
}

/// Of others, proposed, for somebody who reviews. An own one is told apart by the caller.
Result<ImportRow> proposed_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    if (!who.account.may(Right::review)) return problem(Problem::Kind::forbidden);
    auto import = open_import(store, who, id, now);
    if (import && import->state != ImportState::proposed) return problem(Problem::Kind::conflict);
    return import;
}

/// At the end of a multi-byte character, so that it stays text.
std::string shortened(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
    text.resize(limit);
    return text;
}

}  // namespace

Result<ImportRow> prepare_import(store::Store& store, const SignedIn& who, const GivenFile& file, Instant now) {
    if (!who.account.may(Right::write)) return problem(Problem::Kind::forbidden);
    const auto note = tidy(file.note);
    if (const auto fault = check_text(note, longest_note); fault != TextFault::none)
        return wrong("toelichting", message_key(fault), std::to_string(longest_note));
    if (const auto forgotten = store.imports().forget_prepared(now - prepared_life); !forgotten)
        return forgotten.error();
    ImportPlan plan;
    auto versions = versions_of(store, file.texts, plan);
    if (!versions) return versions.error();
    ImportRow import;
    import.account = who.account.id;
    import.file_name = shortened(tidy(file.name), longest_file_name);
    import.note = note;
    import.added = static_cast<int>(plan.added.size());
    import.changed = static_cast<int>(plan.changed.size());
    import.same = static_cast<int>(plan.same);
    import.created_at = import.changed_at = now;
    if (versions->empty()) return import;
    import.id = identity::new_token().text();
    std::vector<store::ImportText> texts;
    for (auto& version : *versions) texts.push_back({version.slug, version.based_on, std::move(version.text)});
    const auto added = store.imports().add(import, texts, line(who, "import.prepare", import, now));
    if (!added) return added.error();
    return import;
}

Result<ImportRow> open_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    if (!who.account.may(Right::read_desk)) return problem(Problem::Kind::forbidden);
    auto import = store.imports().find(id);
    if (!import) return import.error();
    const bool forgotten = import->state == ImportState::prepared && import->created_at < now - prepared_life;
    if (forgotten || !sees(who, *import)) return problem(Problem::Kind::not_found);
    return import;
}

Result<std::vector<ImportRow>> waiting_imports(store::Store& store, const SignedIn& who) {
    if (!who.account.may(Right::read_desk)) return problem(Problem::Kind::forbidden);
    auto imports = store.imports().waiting();
    if (imports) std::erase_if(*imports, [&](const ImportRow& import) { return !sees(who, import); });
    return imports;
}

Result<std::vector<ImportChange>> import_changes(store::Store& store, const SignedIn& who, const ImportRow& import,
                                                 int from, int most) {
    if (!sees(who, import)) return problem(Problem::Kind::forbidden);
    auto texts = store.imports().texts(import.id, from, most);
    if (!texts) return texts.error();
    auto methods = store.methods();
    std::vector<ImportChange> changes;
    for (auto& text : *texts) {
        ImportChange change{text.slug, {}, std::move(text.text)};
        const auto method = methods.find(text.slug);
        if (!method && method.error().kind != Problem::Kind::not_found) return method.error();
        const int published = method ? method->published : 0;
        change.overtaken = published != text.based_on;
        change.hidden = method && (method->state == MethodState::withdrawn || method->state == MethodState::merged);
        if (published > 0) {
            auto version = methods.version(text.slug, published);
            if (!version) return version.error();
            change.before = std::move(version->text);
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

Result<void> propose_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    const auto import = own_import(store, who, id, now);
    if (!import) return import.error();
    if (import->state == ImportState::proposed) return problem(Problem::Kind::conflict);
    return store.imports().change_state(id, import->state, ImportState::proposed, {}, now,
                                        line(who, "import.propose", *import, now));
}

Result<void> take_back_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    const auto import = own_import(store, who, id, now);
    if (!import) return import.error();
    return store.imports().change_state(id, ImportState::proposed, ImportState::returned, {}, now,
                                        line(who, "import.take_back", *import, now));
}

Result<void> discard_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    const auto import = own_import(store, who, id, now);
    if (!import) return import.error();
    return store.imports().erase(id, import->state, line(who, "import.discard", *import, now));
}

Result<void> give_back_import(store::Store& store, const SignedIn& who, const std::string& id,
                              const std::string& remark, Instant now) {
    const auto text = tidy(remark);
    if (text.empty()) return wrong("opmerking", "desk.remark_empty");
    if (const auto fault = check_text(text, longest_remark); fault != TextFault::none)
        return wrong("opmerking", message_key(fault), std::to_string(longest_remark));
    const auto import = proposed_import(store, who, id, now);
    if (!import) return import.error();
    if (import->account == who.account.id) return problem(Problem::Kind::forbidden);
    return store.imports().change_state(id, ImportState::proposed, ImportState::returned, text, now,
                                        line(who, "import.give_back", *import, now));
}

Result<ImportObstacles> publish_import(store::Store& store, const SignedIn& who, const std::string& id,
                                       const knowledge::Knowledge& knowledge, Instant now) {
    const auto import = proposed_import(store, who, id, now);
    if (!import) return import.error();
    ImportObstacles obstacles;
    obstacles.own = import->account == who.account.id;
    if (obstacles.own) return obstacles;
    auto texts = store.imports().texts(id, 0, all_texts);
    if (!texts) return texts.error();
    const auto methods = store.methods().all();
    if (!methods) return methods.error();
    std::map<std::string, int> published;
    for (const auto& method : *methods) published.emplace(method.slug, method.published);
    std::vector<VersionRow> versions;
    for (auto& text : *texts) {
        const auto found = published.find(text.slug);
        if ((found == published.end() ? 0 : found->second) != text.based_on) obstacles.overtaken.push_back(text.slug);
        if (!knowledge::read_method_text(text.slug, text.text, knowledge).right())
            obstacles.faulty.push_back(text.slug);
        VersionRow version;
        version.slug = std::move(text.slug);
        version.based_on = text.based_on;
        version.author = import->account;
        version.note = import->note.empty() ? import->file_name : import->note;
        version.text = std::move(text.text);
        version.created_at = version.changed_at = now;
        versions.push_back(std::move(version));
    }
    if (!obstacles.none()) return obstacles;
    const auto done = store.methods().publish_import(
        id, versions, now, line(who, "import.publish", *import, now), [&](const VersionRow& version) {
            return audit_line(now, who, "method.publish", "method:" + version.slug, std::to_string(version.number));
        });
    if (!done) return done.error();
    return obstacles;
}

}  // namespace actiewijzer::usecases
