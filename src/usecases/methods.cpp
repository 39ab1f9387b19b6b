#include "usecases/methods.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "domain/plain_text.hpp"
#include "identity/tokens.hpp"
#include "knowledge/method_text.hpp"
#include "usecases/audit.hpp"
#include "usecases/collections.hpp"

namespace actiewijzer::usecases {

namespace {

constexpr std::size_t longest_suggestion = 4000;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }
Problem wrong(std::string field, std::string_view reason, std::string argument = {}) {
    return Problem{Problem::Kind::invalid_input, {{std::move(field), std::string(reason), std::move(argument)}}};
}

Result<void> need(const SignedIn& who, Right right) {
    if (!who.account.may(right)) return problem(Problem::Kind::forbidden);
    return {};
}

std::vector<knowledge::Fault> faults_of(const std::string& slug, const std::string& text,
                                        const knowledge::Knowledge& knowledge) {
    return knowledge::read_method_text(slug, text, knowledge).faults;
}

}  // namespace

Versioned methods(store::Store& store) { return {store, store.methods(), "method", "desk.name_taken", faults_of}; }

Result<DeskOverview> desk_overview(store::Store& store, const SignedIn& who) {
    auto open = waiting(methods(store), who);
    if (!open) return open.error();
    auto suggestions = store.methods().open_suggestions();
    if (!suggestions) return suggestions.error();
    auto all = store.methods().all();
    if (!all) return all.error();
    return DeskOverview{std::move(*open), std::move(*suggestions), std::move(*all)};
}

Result<MethodHistory> method_history(store::Store& store, const SignedIn& who, const std::string& slug) {
    auto all = history(methods(store), who, slug);
    if (!all) return all.error();
    return MethodHistory{std::move(all->kept), std::move(all->versions)};
}

Result<VersionRow> open_version(store::Store& store, const SignedIn& who, const std::string& slug, int number) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    return store.methods().version(slug, number);
}

Result<std::vector<RemarkRow>> remarks_on(store::Store& store, const SignedIn& who, const VersionRow& version) {
    return remarks_on(methods(store), who, version);
}

Result<VersionRow> begin_change(store::Store& store, const SignedIn& who, const std::string& slug,
                                const knowledge::Knowledge& knowledge, Instant now) {
    const auto* method = knowledge.method(slug);
    return begin_change(methods(store), who, slug, method ? knowledge::write_method_text(*method) : std::string(), now);
}

Result<VersionRow> begin_method(store::Store& store, const SignedIn& who, const std::string& slug,
                                const std::string& text, Instant now) {
    return begin_new(methods(store), who, slug, text, now);
}

Result<VersionRow> restore_version(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                                   Instant now) {
    return restore_version(methods(store), who, slug, number, now);
}

Result<int> save_draft(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                       const DraftChange& change, Instant now) {
    return save_draft(methods(store), who, slug, number, change, now);
}

Result<void> discard_draft(store::Store& store, const SignedIn& who, const std::string& slug, int number, Instant now,
                           const MaybeSeen& seen) {
    return discard_draft(methods(store), who, slug, number, now, seen);
}

Result<Obstacles> propose(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen) {
    return propose(methods(store), who, slug, number, knowledge, now, seen);
}

Result<Obstacles> publish(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen) {
    return publish(methods(store), who, slug, number, knowledge, now, seen);
}

Result<void> give_back(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                       const std::string& remark, Instant now, const MaybeSeen& seen) {
    return give_back(methods(store), who, slug, number, remark, now, seen);
}

Result<void> take_back(store::Store& store, const SignedIn& who, const std::string& slug, int number, Instant now,
                       const MaybeSeen& seen) {
    return take_back(methods(store), who, slug, number, now, seen);
}

Result<void> withdraw(store::Store& store, const SignedIn& who, const std::string& slug, const std::string& reason,
                      const std::string& moved_to, const knowledge::Knowledge& knowledge, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    if (!moved_to.empty() && (moved_to == slug || !knowledge.method(moved_to)))
        return wrong("naar", "desk.no_such_method", moved_to);
    return withdraw(methods(store), who, slug, reason, moved_to, now);
}

Result<void> bring_back(store::Store& store, const SignedIn& who, const std::string& slug, Instant now) {
    return bring_back(methods(store), who, slug, now);
}

Result<void> suggest(store::Store& store, const std::string& slug, const std::string& part, const std::string& text,
                     Instant now) {
    const auto said = tidy(text);
    if (said.empty()) return wrong("tekst", "suggestion.empty");
    if (const auto fault = check_text(said, longest_suggestion); fault != TextFault::none)
        return wrong("tekst", message_key(fault), std::to_string(longest_suggestion));
    return store.methods().add_suggestion({identity::new_token().text(), slug, part, said, now});
}

Result<void> answer_suggestion(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    if (const auto allowed = need(who, Right::review); !allowed) return allowed.error();
    return store.methods().answer_suggestion(id, audit_line(now, who, "suggestion.answer", "suggestion:" + id));
}

Result<std::vector<store::AuditLine>> method_audit(store::Store& store, const SignedIn& who, const std::string& slug) {
    return audit(methods(store), who, slug);
}

namespace {

/// Names what readers see: the number of the last publication, and when it was.
Result<std::string> stamp_of(store::Store& store) {
    const auto last = store.methods().publication();
    if (!last) return last.error();
    return std::to_string(last->revision) + '@' + std::to_string(last->at.time_since_epoch().count());
}

}  // namespace

Result<knowledge::Overlay> overlay(store::Store& store) {
    const auto stamp = stamp_of(store);
    if (!stamp) return stamp.error();
    auto versions = store.methods().published_by_editors();
    if (!versions) return versions.error();
    const auto rows = store.methods().all();
    if (!rows) return rows.error();
    knowledge::Overlay overlay;
    overlay.stamp = *stamp;
    for (auto& version : *versions) overlay.texts.emplace(std::move(version.slug), std::move(version.text));
    overlay.withdrawn = withdrawn_of(*rows);
    if (const auto laid = lay_collections(store, overlay); !laid) return laid.error();
    return overlay;
}

Result<std::vector<VersionRow>> versions_of(store::Store& store, const std::vector<GivenText>& texts,
                                            ImportPlan& plan) {
    auto methods = store.methods();
    const auto known = methods.all();
    if (!known) return known.error();
    std::map<std::string, int> published;
    for (const auto& method : *known) published.emplace(method.slug, method.published);
    std::vector<VersionRow> versions;
    for (const auto& given : texts) {
        VersionRow version;
        version.slug = given.slug;
        version.text = given.text;
        if (const auto there = published.find(given.slug); there != published.end() && there->second > 0) {
            const auto seen = methods.version(given.slug, there->second);
            if (!seen) return seen.error();
            if (seen->text == given.text) {
                ++plan.same;
                continue;
            }
            version.based_on = there->second;
            plan.changed.push_back(given.slug);
        } else {
            plan.added.push_back(given.slug);
        }
        versions.push_back(std::move(version));
    }
    return versions;
}

namespace {

/// As what `line.account` did.
Result<ImportPlan> import_under(store::Store& store, store::AuditLine line, const std::vector<GivenText>& texts) {
    ImportPlan plan;
    auto versions = versions_of(store, texts, plan);
    if (!versions) return versions.error();
    for (auto& version : *versions) {
        version.author = line.account;
        version.created_at = version.changed_at = line.at;
    }
    if (versions->empty()) return plan;
    line.detail = std::to_string(versions->size());
    if (const auto done = store.methods().publish_all(*versions, line.at, line); !done) return done.error();
    return plan;
}

}  // namespace

Result<ImportPlan> plan_import(store::Store& store, const std::vector<GivenText>& texts) {
    ImportPlan plan;
    if (const auto versions = versions_of(store, texts, plan); !versions) return versions.error();
    return plan;
}

Result<ImportPlan> import_methods(store::Store& store, const std::string& by, const std::vector<GivenText>& texts,
                                  Instant now) {
    return import_under(store, audit_line(now, by, "method.import", "methods"), texts);
}

Result<ImportPlan> plan_import(store::Store& store, const SignedIn& who, const std::vector<GivenText>& texts) {
    if (const auto allowed = need(who, Right::import_methods); !allowed) return allowed.error();
    return plan_import(store, texts);
}

Result<ImportPlan> import_methods(store::Store& store, const SignedIn& who, const std::vector<GivenText>& texts,
                                  Instant now) {
    if (const auto allowed = need(who, Right::import_methods); !allowed) return allowed.error();
    return import_under(store, audit_line(now, who, "method.import", "methods"), texts);
}

Result<std::vector<MethodRow>> recent_changes(store::Store& store, std::size_t most) {
    return store.methods().latest_changed(most);
}

Result<long long> publications(store::Store& store) {
    const auto last = store.methods().publication();
    if (!last) return last.error();
    return last->revision;
}

Result<std::optional<knowledge::Changes>> changes_since(store::Store& store, long long revision) {
    // More than these are sooner read all at once.
    constexpr std::size_t most = 2000;
    const auto stamp = stamp_of(store);
    if (!stamp) return stamp.error();
    const auto collections = store.collections().changed_since(revision, 1);
    if (!collections) return collections.error();
    if (!collections->empty()) return std::optional<knowledge::Changes>();
    const auto rows = store.methods().changed_since(revision, most + 1);
    if (!rows) return rows.error();
    if (rows->size() > most) return std::optional<knowledge::Changes>();
    knowledge::Changes changes{{}, *stamp};
    for (const auto& [row, text] : *rows) {
        knowledge::Change change{row.slug, text, std::nullopt};
        if (auto withdrawn = withdrawn_of({row}); !withdrawn.empty()) change.withdrawn = std::move(withdrawn.front());
        changes.methods.push_back(std::move(change));
    }
    return std::optional(std::move(changes));
}

Result<void> import_release(store::Store& store, const knowledge::Knowledge& release, Instant now) {
    auto methods = store.methods();
    const auto before = methods.shipped();
    if (!before) return before.error();
    if (*before == release.release) return {};
    const auto known = methods.all();
    if (!known) return known.error();
    std::map<std::string, MethodRow> rows;
    for (const auto& row : *known) rows.emplace(row.slug, row);
    std::vector<VersionRow> added;
    for (const auto& method : release.methods) {
        VersionRow version;
        version.slug = method.slug;
        version.text = knowledge::write_method_text(method);
        version.note = release.release;
        version.created_at = version.changed_at = now;
        version.state = VersionState::published;
        if (const auto row = rows.find(method.slug); row != rows.end()) {
            const auto versions = methods.versions(method.slug);
            if (!versions) return versions.error();
            const auto shipped = std::ranges::find(*versions, std::string(), &VersionRow::author);
            if (shipped != versions->end() && shipped->text == version.text) continue;
            const auto seen = std::ranges::find(*versions, row->second.published, &VersionRow::number);
            const bool follows = seen != versions->end() && seen->author.empty();
            version.based_on = shipped == versions->end() ? 0 : shipped->number;
            if (!follows || row->second.state != MethodState::published) version.state = VersionState::proposed;
        }
        added.push_back(std::move(version));
    }
    const auto imported = methods.import_shipped(added, *before, release.release, now);
    // Another process was first: what it imported is the same.
    if (!imported && imported.error().kind == Problem::Kind::conflict) return {};
    return imported;
}

}  // namespace actiewijzer::usecases
