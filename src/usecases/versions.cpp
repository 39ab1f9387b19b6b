#include "usecases/versions.hpp"

#include <algorithm>
#include <chrono>

#include "domain/plain_text.hpp"
#include "domain/slug.hpp"
#include "identity/tokens.hpp"
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

std::string subject(const Versioned& of, const std::string& slug) { return std::string(of.subject) + ':' + slug; }

/// `what` is done to one slug, or to a version of it.
store::AuditLine line(const Versioned& of, const SignedIn& who, std::string_view what, const std::string& slug,
                      int number, Instant now) {
    return audit_line(now, who, std::string(of.subject) + '.' + std::string(what), subject(of, slug),
                      number > 0 ? std::to_string(number) : std::string());
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

bool changed_since(const MaybeSeen& seen, const VersionRow& version) {
    return seen && *seen != Seen{version.state, version.saves};
}

/// The version, when it is an open one of this account.
Result<VersionRow> own_open(Versioned& of, const SignedIn& who, const std::string& slug, int number,
                            const MaybeSeen& seen = {}) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    auto version = of.rows.version(slug, number);
    if (!version) return version.error();
    if (version->author != who.account.id) return problem(Problem::Kind::forbidden);
    if (!version->open() || changed_since(seen, *version)) return problem(Problem::Kind::conflict);
    return version;
}

Result<VersionRow> add_draft(Versioned& of, const SignedIn& who, VersionRow draft, Instant now) {
    draft.author = who.account.id;
    draft.state = VersionState::draft;
    draft.created_at = draft.changed_at = now;
    const auto number = of.rows.add(draft, line(of, who, "begin", draft.slug, 0, now));
    if (!number) return number.error();
    draft.number = *number;
    return draft;
}

Result<Obstacles> obstacles_of(Versioned& of, const VersionRow& version, const knowledge::Knowledge& knowledge) {
    const auto kept = of.rows.find(version.slug);
    if (!kept) return kept.error();
    Obstacles obstacles;
    obstacles.faults = of.faults(version.slug, version.text, knowledge);
    obstacles.overtaken = version.based_on != kept->published;
    return obstacles;
}

bool none(const Obstacles& obstacles) { return obstacles.faults.empty() && !obstacles.overtaken && !obstacles.own; }

}  // namespace

Result<Waiting> waiting(Versioned of, const SignedIn& who) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    auto open = of.rows.open_versions();
    if (!open) return open.error();
    Waiting all;
    for (auto& version : *open) {
        const bool own = version.author == who.account.id;
        auto& list = version.state == VersionState::proposed   ? (own ? all.waiting : all.to_review)
                     : !own                                    ? all.of_others
                     : version.state == VersionState::returned ? all.returned
                                                               : all.drafts;
        list.push_back(std::move(version));
    }
    return all;
}

Result<std::vector<KeptRow>> all_kept(Versioned of, const SignedIn& who) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    return of.rows.all();
}

Result<History> history(Versioned of, const SignedIn& who, const std::string& slug) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    auto kept = of.rows.find(slug);
    if (!kept) return kept.error();
    auto versions = of.rows.versions(slug);
    if (!versions) return versions.error();
    return History{std::move(*kept), std::move(*versions)};
}

Result<std::vector<RemarkRow>> remarks_on(Versioned of, const SignedIn& who, const VersionRow& version) {
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    return of.rows.remarks(version.slug, version.number);
}

Result<std::vector<store::AuditLine>> audit(Versioned of, const SignedIn& who, const std::string& slug) {
    constexpr int most = 100;
    if (const auto allowed = need(who, Right::read_desk); !allowed) return allowed.error();
    return of.store.audit().newest(subject(of, slug), most);
}

Result<VersionRow> begin_new(Versioned of, const SignedIn& who, const std::string& slug, const std::string& text,
                             Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    if (slug.empty() || slug_of(slug) != slug) return wrong("naam", "desk.bad_name");
    const auto there = of.rows.find(slug);
    if (there) return wrong("naam", of.name_taken);
    if (there.error().kind != Problem::Kind::not_found) return there.error();
    if (const auto checked = check("tekst", text, longest_text); !checked) return checked.error();
    VersionRow draft;
    draft.slug = slug;
    draft.text = text;
    return add_draft(of, who, std::move(draft), now);
}

Result<VersionRow> begin_change(Versioned of, const SignedIn& who, const std::string& slug,
                                const std::string& otherwise, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    const auto so_far = history(of, who, slug);
    if (!so_far) return so_far.error();
    for (const auto& version : so_far->versions)
        if (version.open() && version.author == who.account.id) return version;
    VersionRow draft;
    draft.slug = slug;
    draft.based_on = so_far->kept.published;
    const auto published = std::ranges::find(so_far->versions, draft.based_on, &VersionRow::number);
    draft.text = published == so_far->versions.end() ? otherwise : published->text;
    return add_draft(of, who, std::move(draft), now);
}

Result<VersionRow> restore_version(Versioned of, const SignedIn& who, const std::string& slug, int number,
                                   Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    const auto version = of.rows.version(slug, number);
    if (!version) return version.error();
    const auto kept = of.rows.find(slug);
    if (!kept) return kept.error();
    VersionRow draft;
    draft.slug = slug;
    draft.based_on = kept->published;
    draft.text = version->text;
    return add_draft(of, who, std::move(draft), now);
}

Result<int> save_draft(Versioned of, const SignedIn& who, const std::string& slug, int number,
                       const DraftChange& change, Instant now) {
    if (const auto checked = check("tekst", change.text, longest_text); !checked) return checked.error();
    if (const auto checked = check("toelichting", change.note, longest_note); !checked) return checked.error();
    auto version = own_open(of, who, slug, number);
    if (!version) return version.error();
    version->text = change.text;
    version->note = tidy(change.note);
    version->saves = change.saves;
    version->based_on = change.based_on;
    version->changed_at = now;
    return of.rows.save(*version, line(of, who, "save", slug, number, now));
}

Result<void> discard_draft(Versioned of, const SignedIn& who, const std::string& slug, int number, Instant now,
                           const MaybeSeen& seen) {
    const auto version = own_open(of, who, slug, number, seen);
    if (!version) return version.error();
    return of.rows.change_state(slug, number, version->state, VersionState::discarded, now,
                                line(of, who, "discard", slug, number, now), version->saves);
}

Result<Obstacles> propose(Versioned of, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen) {
    const auto version = own_open(of, who, slug, number, seen);
    if (!version) return version.error();
    if (version->state == VersionState::proposed) return problem(Problem::Kind::conflict);
    auto obstacles = obstacles_of(of, *version, knowledge);
    if (!obstacles || !none(*obstacles)) return obstacles;
    const auto changed = of.rows.change_state(slug, number, version->state, VersionState::proposed, now,
                                              line(of, who, "propose", slug, number, now), version->saves);
    if (!changed) return changed.error();
    return obstacles;
}

Result<Obstacles> publish(Versioned of, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen) {
    if (const auto allowed = need(who, Right::review); !allowed) return allowed.error();
    const auto version = of.rows.version(slug, number);
    if (!version) return version.error();
    if (version->state != VersionState::proposed || changed_since(seen, *version))
        return problem(Problem::Kind::conflict);
    auto obstacles = obstacles_of(of, *version, knowledge);
    if (!obstacles) return obstacles;
    obstacles->own = version->author == who.account.id;
    // The text of a release is laid beside the editors' own, and chosen knowingly.
    const bool of_release = version->author.empty();
    if (of_release) obstacles->overtaken = false;
    if (!none(*obstacles)) return obstacles;
    auto over = version->based_on;
    if (of_release) {
        const auto kept = of.rows.find(slug);
        if (!kept) return kept.error();
        over = kept->published;
    }
    const auto published =
        of.rows.publish(slug, number, over, now, line(of, who, "publish", slug, number, now), version->saves);
    if (!published) return published.error();
    return obstacles;
}

Result<void> give_back(Versioned of, const SignedIn& who, const std::string& slug, int number,
                       const std::string& remark, Instant now, const MaybeSeen& seen) {
    if (const auto allowed = need(who, Right::review); !allowed) return allowed.error();
    const auto text = tidy(remark);
    if (text.empty()) return wrong("opmerking", "desk.remark_empty");
    if (const auto checked = check("opmerking", text, longest_remark); !checked) return checked.error();
    const auto version = of.rows.version(slug, number);
    if (!version) return version.error();
    if (version->author == who.account.id) return problem(Problem::Kind::forbidden);
    if (changed_since(seen, *version)) return problem(Problem::Kind::conflict);
    // What the release brings has nobody to go back to.
    const auto to = version->author.empty() ? VersionState::discarded : VersionState::returned;
    const auto changed = of.rows.change_state(slug, number, VersionState::proposed, to, now,
                                              line(of, who, "give_back", slug, number, now), version->saves);
    if (!changed) return changed.error();
    return of.rows.add_remark({identity::new_token().text(), slug, number, who.account.id, text, now},
                              line(of, who, "remark", slug, number, now));
}

Result<void> take_back(Versioned of, const SignedIn& who, const std::string& slug, int number, Instant now,
                       const MaybeSeen& seen) {
    const auto version = own_open(of, who, slug, number, seen);
    if (!version) return version.error();
    return of.rows.change_state(slug, number, VersionState::proposed, VersionState::draft, now,
                                line(of, who, "take_back", slug, number, now), version->saves);
}

Result<void> withdraw(Versioned of, const SignedIn& who, const std::string& slug, const std::string& reason,
                      const std::string& moved_to, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    const auto text = tidy(reason);
    if (text.empty()) return wrong("reden", "desk.reason_empty");
    if (const auto checked = check("reden", text, longest_note); !checked) return checked.error();
    KeptRow to;
    to.slug = slug;
    to.state = moved_to.empty() ? KeptState::withdrawn : KeptState::merged;
    to.reason = text;
    to.moved_to = moved_to;
    to.changed_at = now;
    return of.rows.withdraw(to, line(of, who, moved_to.empty() ? "withdraw" : "merge", slug, 0, now));
}

Result<void> bring_back(Versioned of, const SignedIn& who, const std::string& slug, Instant now) {
    if (const auto allowed = need(who, Right::write); !allowed) return allowed.error();
    return of.rows.bring_back(slug, now, line(of, who, "bring_back", slug, 0, now));
}

std::string day_of(Instant at) {
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(at));
    const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(static_cast<int>(day.year())) + '-' + two(static_cast<unsigned>(day.month())) + '-' +
           two(static_cast<unsigned>(day.day()));
}

std::vector<knowledge::Withdrawn> withdrawn_of(const std::vector<KeptRow>& rows) {
    std::vector<knowledge::Withdrawn> all;
    for (const auto& row : rows)
        if (row.state == KeptState::withdrawn || row.state == KeptState::merged)
            all.push_back({row.slug, {}, row.reason, row.moved_to, day_of(row.changed_at)});
    return all;
}

}  // namespace actiewijzer::usecases
