#include "usecases/methods.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>

#include "domain/plain_text.hpp"
#include "domain/slug.hpp"
#include "identity/tokens.hpp"
#include "knowledge/method_text.hpp"
#include "usecases/audit.hpp"

namespace actiewijzer::usecases {

namespace {

constexpr std::size_t longest_text = 200'000;
constexpr std::size_t longest_note = 1000;
constexpr std::size_t longest_remark = 4000;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }
Problem wrong(std::string field, std::string_view reason, std::string argument = {}) {
    return Problem{Problem::Kind::invalid_input, {{std::move(field), std::string(reason), std::move(argument)}}};
}

std::string subject(const std::string& slug) { return "method:" + slug; }

store::AuditLine line(const SignedIn& who, std::string_view action, const std::string& slug, int number, Instant now) {
    return audit_line(now, who.account.id, action, subject(slug), number > 0 ? std::to_string(number) : std::string());
}

Result<void> need(const SignedIn& who, Right right) {
    if (!who.account.may(right)) return problem(Problem::Kind::forbidden);
    return {};
}

Result<void> check(std::string field, const std::string& text, std::size_t limit) {
    if (const auto fault = check_text(text, limit); fault != TextFault::none)
        return wrong(std::move(field), message_key(fault), std::to_string(limit));
    return {};
}

/// The version, when it is an open one of this account.
Result<VersionRow> own_open(store::Store& store, const SignedIn& who, const std::string& slug, int number) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    auto version = store.methods().version(slug, number);
    if (!version) return version.error();
    if (version->author != who.account.id) return problem(Problem::Kind::forbidden);
    if (!version->open()) return problem(Problem::Kind::conflict);
    return version;
}

int published_number(store::Store& store, const std::string& slug) {
    const auto method = store.methods().find(slug);
    return method ? method->published : 0;
}

Result<VersionRow> add_draft(store::Store& store, const SignedIn& who, VersionRow draft, Instant now) {
    draft.author = who.account.id;
    draft.state = VersionState::draft;
    draft.created_at = draft.changed_at = now;
    const auto number = store.methods().add(draft, line(who, "method.begin", draft.slug, 0, now));
    if (!number) return number.error();
    draft.number = *number;
    return draft;
}

Result<Obstacles> obstacles_of(store::Store& store, const VersionRow& version, const knowledge::Knowledge& knowledge) {
    const auto method = store.methods().find(version.slug);
    if (!method) return method.error();
    Obstacles obstacles;
    obstacles.faults = knowledge::read_method_text(version.slug, version.text, knowledge).faults;
    obstacles.overtaken = version.based_on != method->published;
    return obstacles;
}

bool none(const Obstacles& obstacles) { return obstacles.faults.empty() && !obstacles.overtaken && !obstacles.own; }

}  // namespace

Result<DeskOverview> desk_overview(store::Store& store, const SignedIn& who) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    auto methods = store.methods();
    auto open = methods.open_versions();
    if (!open) return open.error();
    auto suggestions = methods.open_suggestions();
    if (!suggestions) return suggestions.error();
    auto all = methods.all();
    if (!all) return all.error();
    DeskOverview overview;
    for (auto& version : *open) {
        const bool own = version.author == who.account.id;
        auto& list = version.state == VersionState::proposed   ? (own ? overview.waiting : overview.to_review)
                     : !own                                    ? overview.of_others
                     : version.state == VersionState::returned ? overview.returned
                                                               : overview.drafts;
        list.push_back(std::move(version));
    }
    overview.suggestions = std::move(*suggestions);
    overview.methods = std::move(*all);
    return overview;
}

Result<MethodHistory> method_history(store::Store& store, const SignedIn& who, const std::string& slug) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    auto method = store.methods().find(slug);
    if (!method) return method.error();
    auto versions = store.methods().versions(slug);
    if (!versions) return versions.error();
    return MethodHistory{std::move(*method), std::move(*versions)};
}

Result<VersionRow> open_version(store::Store& store, const SignedIn& who, const std::string& slug, int number) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    return store.methods().version(slug, number);
}

Result<std::vector<RemarkRow>> remarks_on(store::Store& store, const SignedIn& who, const VersionRow& version) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    return store.methods().remarks(version.slug, version.number);
}

Result<VersionRow> begin_change(store::Store& store, const SignedIn& who, const std::string& slug,
                                const knowledge::Knowledge& knowledge, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    const auto history = method_history(store, who, slug);
    if (!history) return history.error();
    for (const auto& version : history->versions)
        if (version.open() && version.author == who.account.id) return version;
    VersionRow draft;
    draft.slug = slug;
    draft.based_on = history->method.published;
    const auto published = std::ranges::find(history->versions, draft.based_on, &VersionRow::number);
    if (published != history->versions.end())
        draft.text = published->text;
    else if (const auto* method = knowledge.method(slug))
        draft.text = knowledge::write_method_text(*method);
    return add_draft(store, who, std::move(draft), now);
}

Result<VersionRow> begin_method(store::Store& store, const SignedIn& who, const std::string& slug,
                                const std::string& text, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    if (slug.empty() || slug_of(slug) != slug) return wrong("naam", "desk.bad_name");
    const auto there = store.methods().find(slug);
    if (there) return wrong("naam", "desk.name_taken");
    if (there.error().kind != Problem::Kind::not_found) return there.error();
    if (const auto checked = check("tekst", text, longest_text); !checked) return checked.error();
    VersionRow draft;
    draft.slug = slug;
    draft.text = text;
    return add_draft(store, who, std::move(draft), now);
}

Result<VersionRow> restore_version(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                                   Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    const auto version = store.methods().version(slug, number);
    if (!version) return version.error();
    VersionRow draft;
    draft.slug = slug;
    draft.based_on = published_number(store, slug);
    draft.text = version->text;
    return add_draft(store, who, std::move(draft), now);
}

Result<int> save_draft(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                       const DraftChange& change, Instant now) {
    if (const auto checked = check("tekst", change.text, longest_text); !checked) return checked.error();
    if (const auto checked = check("toelichting", change.note, longest_note); !checked) return checked.error();
    auto version = own_open(store, who, slug, number);
    if (!version) return version.error();
    version->text = change.text;
    version->note = tidy(change.note);
    version->saves = change.saves;
    version->based_on = change.based_on;
    version->changed_at = now;
    return store.methods().save(*version, line(who, "method.save", slug, number, now));
}

Result<void> discard_draft(store::Store& store, const SignedIn& who, const std::string& slug, int number, Instant now) {
    const auto version = own_open(store, who, slug, number);
    if (!version) return version.error();
    return store.methods().change_state(slug, number, version->state, VersionState::discarded, now,
                                        line(who, "method.discard", slug, number, now));
}

Result<Obstacles> propose(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now) {
    const auto version = own_open(store, who, slug, number);
    if (!version) return version.error();
    if (version->state == VersionState::proposed) return problem(Problem::Kind::conflict);
    auto obstacles = obstacles_of(store, *version, knowledge);
    if (!obstacles || !none(*obstacles)) return obstacles;
    const auto changed = store.methods().change_state(slug, number, version->state, VersionState::proposed, now,
                                                      line(who, "method.propose", slug, number, now));
    if (!changed) return changed.error();
    return obstacles;
}

Result<Obstacles> publish(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now) {
    if (const auto allowed = need(who, Right::review); !allowed) return allowed.error();
    const auto version = store.methods().version(slug, number);
    if (!version) return version.error();
    if (version->state != VersionState::proposed) return problem(Problem::Kind::conflict);
    auto obstacles = obstacles_of(store, *version, knowledge);
    if (!obstacles) return obstacles;
    obstacles->own = version->author == who.account.id;
    // The text of a release is laid beside the editors' own, and chosen knowingly.
    const bool of_release = version->author.empty();
    if (of_release) obstacles->overtaken = false;
    if (!none(*obstacles)) return obstacles;
    const auto over = of_release ? published_number(store, slug) : version->based_on;
    const auto published =
        store.methods().publish(slug, number, over, now, line(who, "method.publish", slug, number, now));
    if (!published) return published.error();
    return obstacles;
}

Result<void> give_back(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                       const std::string& remark, Instant now) {
    if (const auto allowed = need(who, Right::review); !allowed) return allowed.error();
    const auto text = tidy(remark);
    if (text.empty()) return wrong("opmerking", "desk.remark_empty");
    if (const auto checked = check("opmerking", text, longest_remark); !checked) return checked.error();
    const auto version = store.methods().version(slug, number);
    if (!version) return version.error();
    if (version->author == who.account.id) return problem(Problem::Kind::forbidden);
    // What the release brings has nobody to go back to.
    const auto to = version->author.empty() ? VersionState::discarded : VersionState::returned;
    const auto changed = store.methods().change_state(slug, number, VersionState::proposed, to, now,
                                                      line(who, "method.give_back", slug, number, now));
    if (!changed) return changed.error();
    return store.methods().add_remark({identity::new_token().text(), slug, number, who.account.id, text, now},
                                      line(who, "method.remark", slug, number, now));
}

Result<void> take_back(store::Store& store, const SignedIn& who, const std::string& slug, int number, Instant now) {
    const auto version = own_open(store, who, slug, number);
    if (!version) return version.error();
    return store.methods().change_state(slug, number, VersionState::proposed, VersionState::draft, now,
                                        line(who, "method.take_back", slug, number, now));
}

Result<void> withdraw(store::Store& store, const SignedIn& who, const std::string& slug, const std::string& reason,
                      const std::string& moved_to, const knowledge::Knowledge& knowledge, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    const auto text = tidy(reason);
    if (text.empty()) return wrong("reden", "desk.reason_empty");
    if (const auto checked = check("reden", text, longest_note); !checked) return checked.error();
    if (!moved_to.empty() && (moved_to == slug || !knowledge.method(moved_to)))
        return wrong("naar", "desk.no_such_method", moved_to);
    MethodRow to;
    to.slug = slug;
    to.state = moved_to.empty() ? MethodState::withdrawn : MethodState::merged;
    to.reason = text;
    to.moved_to = moved_to;
    to.changed_at = now;
    return store.methods().withdraw(to, line(who, moved_to.empty() ? "method.withdraw" : "method.merge", slug, 0, now));
}

Result<void> bring_back(store::Store& store, const SignedIn& who, const std::string& slug, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    return store.methods().bring_back(slug, now, line(who, "method.bring_back", slug, 0, now));
}

Result<void> suggest(store::Store& store, const std::string& slug, const std::string& part, const std::string& text,
                     Instant now) {
    const auto said = tidy(text);
    if (said.empty()) return wrong("tekst", "suggestion.empty");
    if (const auto checked = check("tekst", said, longest_remark); !checked) return checked.error();
    return store.methods().add_suggestion({identity::new_token().text(), slug, part, said, now});
}

Result<void> answer_suggestion(store::Store& store, const SignedIn& who, const std::string& id, Instant now) {
    if (const auto allowed = need(who, Right::review); !allowed) return allowed.error();
    return store.methods().answer_suggestion(id,
                                             audit_line(now, who.account.id, "suggestion.answer", "suggestion:" + id));
}

Result<std::vector<store::AuditLine>> method_audit(store::Store& store, const SignedIn& who, const std::string& slug) {
    constexpr int most = 100;
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    return store.audit().newest(subject(slug), most);
}

Result<knowledge::Overlay> overlay(store::Store& store) {
    auto versions = store.methods().published_by_editors();
    if (!versions) return versions.error();
    const auto methods = store.methods().all();
    if (!methods) return methods.error();
    knowledge::Overlay overlay;
    for (auto& version : *versions) overlay.texts.emplace(std::move(version.slug), std::move(version.text));
    for (const auto& method : *methods)
        if (method.state == MethodState::withdrawn || method.state == MethodState::merged) {
            const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(method.changed_at));
            const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
            overlay.withdrawn.push_back({method.slug,
                                         {},
                                         method.reason,
                                         method.moved_to,
                                         std::to_string(static_cast<int>(day.year())) + '-' +
                                             two(static_cast<unsigned>(day.month())) + '-' +
                                             two(static_cast<unsigned>(day.day()))});
        }
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

Result<ImportPlan> plan_import(store::Store& store, const std::vector<GivenText>& texts) {
    ImportPlan plan;
    if (const auto versions = versions_of(store, texts, plan); !versions) return versions.error();
    return plan;
}

Result<ImportPlan> import_methods(store::Store& store, const std::string& by, const std::vector<GivenText>& texts,
                                  Instant now) {
    ImportPlan plan;
    auto versions = versions_of(store, texts, plan);
    if (!versions) return versions.error();
    for (auto& version : *versions) {
        version.author = by;
        version.created_at = version.changed_at = now;
    }
    if (versions->empty()) return plan;
    const auto done = store.methods().publish_all(
        *versions, now, audit_line(now, by, "method.import", "methods", std::to_string(versions->size())));
    if (!done) return done.error();
    return plan;
}

Result<std::vector<MethodRow>> recent_changes(store::Store& store, std::size_t most) {
    auto methods = store.methods().all();
    if (!methods) return methods.error();
    std::erase_if(*methods, [](const MethodRow& method) { return method.state == MethodState::prepared; });
    std::ranges::stable_sort(*methods, std::greater{}, &MethodRow::changed_at);
    if (methods->size() > most) methods->resize(most);
    return methods;
}

Result<long long> publications(store::Store& store) { return store.methods().revision(); }

Result<void> import_release(store::Store& store, const knowledge::Knowledge& release, Instant now) {
    auto methods = store.methods();
    const auto before = methods.shipped();
    if (!before) return before.error();
    if (*before == release.revision) return {};
    const auto known = methods.all();
    if (!known) return known.error();
    std::map<std::string, MethodRow> rows;
    for (const auto& row : *known) rows.emplace(row.slug, row);
    std::vector<VersionRow> added;
    for (const auto& method : release.methods) {
        VersionRow version;
        version.slug = method.slug;
        version.text = knowledge::write_method_text(method);
        version.note = release.revision;
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
    const auto imported = methods.import_shipped(added, *before, release.revision, now);
    // Another process was first: what it imported is the same.
    if (!imported && imported.error().kind == Problem::Kind::conflict) return {};
    return imported;
}

}  // namespace actiewijzer::usecases
