#include "store/links.hpp"

#include <stdexcept>
#include <utility>

#include "store/pool.hpp"

namespace actiewijzer::store {

namespace {

using soci::into;
using soci::use;

struct LinkColumns {
    std::string url, host, state, reason, moved_to, accepted;
    int status = 0;
    long long since = 0, worked = 0, checked = 0, check = 0, until = 0, changes = 0;

    void take(const Link& link) {
        url = link.url;
        host = host_of(link.url);
        state = id(link.state);
        reason = id(link.reason);
        status = link.status;
        moved_to = link.moved_to;
        since = seconds(link.since);
        worked = seconds(link.worked_at);
        checked = seconds(link.checked_at);
        check = seconds(link.check_at);
        accepted = link.accepted;
        until = seconds(link.accepted_until);
        changes = link.changes;
    }
    Link link() const {
        const auto known_state = link_state_from(state);
        const auto known_reason = link_reason_from(reason);
        if (!known_state || !known_reason) throw std::logic_error("a link that the program did not write");
        return {url,
                *known_state,
                *known_reason,
                status,
                moved_to,
                instant(since),
                instant(worked),
                instant(checked),
                instant(check),
                accepted,
                instant(until),
                changes};
    }
};

struct Addresses : Statement {
    static inline const StatementKind kind{"links.addresses"};
    explicit Addresses(soci::session& sql) : Statement(sql) {
        prepare("SELECT url FROM links ORDER BY url", into(url));
    }
    std::string url;
};

struct InsertLink : Statement, LinkColumns {
    static inline const StatementKind kind{"links.insert"};
    explicit InsertLink(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO links (url, host, state, reason, status, moved_to, since, worked_at, checked_at, check_at, "
            "accepted, accepted_until, changes) VALUES (:url, :host, :state, :reason, :status, :moved, :since, "
            ":worked, :checked, :check, :accepted, :until, :changes) ON CONFLICT (url) DO NOTHING",
            use(url), use(host), use(state), use(reason), use(status), use(moved_to), use(since), use(worked),
            use(checked), use(check), use(accepted), use(until), use(changes));
    }
};

struct InsertHost : Statement {
    static inline const StatementKind kind{"links.insert_host"};
    explicit InsertHost(soci::session& sql) : Statement(sql) {
        prepare("INSERT INTO link_hosts (host, free_at) VALUES (:host, 0) ON CONFLICT (host) DO NOTHING", use(host));
    }
    std::string host;
};

struct EraseLink : Statement {
    static inline const StatementKind kind{"links.erase"};
    explicit EraseLink(soci::session& sql) : Statement(sql) { prepare("DELETE FROM links WHERE url = :url", use(url)); }
    std::string url;
};

struct EraseHosts : Statement {
    static inline const StatementKind kind{"links.erase_hosts"};
    explicit EraseHosts(soci::session& sql) : Statement(sql) {
        prepare("DELETE FROM link_hosts WHERE NOT EXISTS (SELECT 1 FROM links WHERE links.host = link_hosts.host)");
    }
};

struct NextDue : Statement, LinkColumns {
    static inline const StatementKind kind{"links.next_due"};
    explicit NextDue(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT l.url, l.host, l.state, l.reason, l.status, l.moved_to, l.since, l.worked_at, l.checked_at, "
            "l.check_at, l.accepted, l.accepted_until, l.changes FROM links l JOIN link_hosts h ON h.host = l.host "
            "WHERE l.check_at <= :now AND h.free_at <= :now2 ORDER BY l.check_at, l.url LIMIT 1",
            use(now), use(now), into(url), into(host), into(state), into(reason), into(status), into(moved_to),
            into(since), into(worked), into(checked), into(check), into(accepted), into(until), into(changes));
    }
    long long now = 0;
};

struct TakeHost : Statement {
    static inline const StatementKind kind{"links.take_host"};
    explicit TakeHost(soci::session& sql) : Statement(sql) {
        prepare("UPDATE link_hosts SET free_at = :until WHERE host = :host AND free_at <= :now", use(until), use(host),
                use(now));
    }
    std::string host;
    long long until = 0, now = 0;
};

struct FreeHost : Statement {
    static inline const StatementKind kind{"links.free_host"};
    explicit FreeHost(soci::session& sql) : Statement(sql) {
        prepare("UPDATE link_hosts SET free_at = :at WHERE host = :host", use(at), use(host));
    }
    std::string host;
    long long at = 0;
};

struct UpdateLink : Statement, LinkColumns {
    static inline const StatementKind kind{"links.update"};
    explicit UpdateLink(soci::session& sql) : Statement(sql) {
        prepare(
            "UPDATE links SET state = :state, reason = :reason, status = :status, moved_to = :moved, since = :since, "
            "worked_at = :worked, checked_at = :checked, check_at = :check, accepted = :accepted, "
            "accepted_until = :until, changes = changes + 1 WHERE url = :url AND changes = :changes",
            use(state), use(reason), use(status), use(moved_to), use(since), use(worked), use(checked), use(check),
            use(accepted), use(until), use(url), use(changes));
    }
};

struct FindLink : Statement, LinkColumns {
    static inline const StatementKind kind{"links.find"};
    explicit FindLink(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT url, state, reason, status, moved_to, since, worked_at, checked_at, check_at, accepted, "
            "accepted_until, changes FROM links WHERE url = :wanted",
            use(wanted), into(url), into(state), into(reason), into(status), into(moved_to), into(since), into(worked),
            into(checked), into(check), into(accepted), into(until), into(changes));
    }
    std::string wanted;
};

struct Trouble : Statement, LinkColumns {
    static inline const StatementKind kind{"links.trouble"};
    explicit Trouble(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT url, state, reason, status, moved_to, since, worked_at, checked_at, check_at, accepted, "
            "accepted_until, changes FROM links WHERE state IN ('failing', 'dead', 'moved', 'closed') "
            "ORDER BY state, since, url",
            into(url), into(state), into(reason), into(status), into(moved_to), into(since), into(worked),
            into(checked), into(check), into(accepted), into(until), into(changes));
    }
};

struct Marked : Statement, LinkColumns {
    static inline const StatementKind kind{"links.marked"};
    explicit Marked(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT url, state, reason, status, moved_to, since, worked_at, checked_at, check_at, accepted, "
            "accepted_until, changes FROM links WHERE state IN ('dead', 'moved') ORDER BY url",
            into(url), into(state), into(reason), into(status), into(moved_to), into(since), into(worked),
            into(checked), into(check), into(accepted), into(until), into(changes));
    }
};

struct LastWorking : Statement, LinkColumns {
    static inline const StatementKind kind{"links.last_working"};
    explicit LastWorking(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT url, state, reason, status, moved_to, since, worked_at, checked_at, check_at, accepted, "
            "accepted_until, changes FROM links WHERE state = 'works' ORDER BY worked_at DESC, url LIMIT 1",
            into(url), into(state), into(reason), into(status), into(moved_to), into(since), into(worked),
            into(checked), into(check), into(accepted), into(until), into(changes));
    }
};

struct Counts : Statement {
    static inline const StatementKind kind{"links.counts"};
    explicit Counts(soci::session& sql) : Statement(sql) {
        prepare("SELECT count(*), coalesce(sum(CASE WHEN checked_at > 0 THEN 1 ELSE 0 END), 0) FROM links", into(all),
                into(checked));
    }
    long long all = 0, checked = 0;
};

struct MarksRevision : Statement {
    static inline const StatementKind kind{"links.revision"};
    explicit MarksRevision(soci::session& sql) : Statement(sql) {
        prepare("SELECT revision FROM link_marks WHERE only_row = 1", into(revision));
    }
    long long revision = 0;
};

struct CountMarks : Statement {
    static inline const StatementKind kind{"links.count_marks"};
    explicit CountMarks(soci::session& sql) : Statement(sql) {
        prepare("UPDATE link_marks SET revision = revision + 1 WHERE only_row = 1");
    }
};

template <class Columns>
std::vector<Link> collect(Session& session) {
    std::vector<Link> links;
    auto& statement = session.statement<Columns>();
    session.each(statement, [&] { links.push_back(statement.link()); });
    return links;
}

/// Within a transaction; false when it was changed since it was read.
bool update_in(Session& session, const Link& link, bool marks) {
    auto& update = session.statement<UpdateLink>();
    update.take(link);
    if (session.change(update) == 0) return false;
    if (marks) session.run(session.statement<CountMarks>());
    return true;
}

void free_host(Session& session, const std::string& url, Instant at) {
    auto& free = session.statement<FreeHost>();
    free.host = host_of(url);
    free.at = seconds(at);
    session.run(free);
}

}  // namespace

Result<std::vector<std::string>> Links::addresses() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<std::string>> {
        std::vector<std::string> urls;
        auto& all = session.statement<Addresses>();
        session.each(all, [&] { urls.push_back(all.url); });
        return urls;
    });
}

Result<void> Links::keep(const std::vector<Link>& added, const std::vector<std::string>& gone) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        auto& insert = session.statement<InsertLink>();
        auto& insert_host = session.statement<InsertHost>();
        for (const auto& link : added) {
            insert.take(link);
            session.run(insert);
            insert_host.host = insert.host;
            session.run(insert_host);
        }
        auto& erase = session.statement<EraseLink>();
        for (const auto& url : gone) {
            erase.url = url;
            session.run(erase);
        }
        if (!gone.empty()) session.run(session.statement<EraseHosts>());
        transaction.commit();
        return {};
    });
}

Result<std::optional<Link>> Links::claim(Instant now, std::chrono::seconds lease) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<std::optional<Link>> {
        constexpr int most_tries = 10;
        for (int tries = 0; tries < most_tries; ++tries) {
            auto& next = session.statement<NextDue>();
            next.now = seconds(now);
            if (!session.run(next)) return std::optional<Link>();
            // Whoever changes the row first has the site. The link itself is read again: its last look may just be
            // over.
            auto& take = session.statement<TakeHost>();
            take.host = next.host;
            take.now = seconds(now);
            take.until = seconds(now + lease);
            if (session.change(take) == 0) continue;
            auto& find = session.statement<FindLink>();
            find.wanted = next.url;
            if (session.run(find) && find.check <= next.now) return std::optional(find.link());
            free_host(session, next.url, now);
        }
        return std::optional<Link>();
    });
}

Result<bool> Links::record(const Link& link, Instant free_at, bool marks) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<bool> {
        soci::transaction transaction(session.sql());
        const bool as_it_was = update_in(session, link, marks);
        free_host(session, link.url, free_at);
        transaction.commit();
        return as_it_was;
    });
}

Result<Link> Links::find(const std::string& url) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<Link> {
        auto& find = session.statement<FindLink>();
        find.wanted = url;
        if (!session.run(find)) return Problem{Problem::Kind::not_found, {}};
        return find.link();
    });
}

Result<void> Links::change(const Link& link, bool marks, const AuditLine& line) {
    return pool_.run(Repeat::no, [&](Session& session) -> Result<void> {
        soci::transaction transaction(session.sql());
        if (!update_in(session, link, marks)) return Problem{Problem::Kind::conflict, {}};
        write(session, line);
        transaction.commit();
        return {};
    });
}

Result<std::vector<Link>> Links::in_trouble() {
    return pool_.run(Repeat::yes,
                     [&](Session& session) -> Result<std::vector<Link>> { return collect<Trouble>(session); });
}

Result<std::vector<Link>> Links::marked() {
    return pool_.run(Repeat::yes,
                     [&](Session& session) -> Result<std::vector<Link>> { return collect<Marked>(session); });
}

Result<std::optional<Link>> Links::last_working() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::optional<Link>> {
        auto& last = session.statement<LastWorking>();
        if (!session.run(last)) return std::optional<Link>();
        return std::optional(last.link());
    });
}

Result<LinkCounts> Links::counts() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<LinkCounts> {
        auto& counts = session.statement<Counts>();
        session.run(counts);
        return LinkCounts{counts.all, counts.checked};
    });
}

Result<long long> Links::revision() {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<long long> {
        auto& revision = session.statement<MarksRevision>();
        session.run(revision);
        return revision.revision;
    });
}

}  // namespace actiewijzer::store
