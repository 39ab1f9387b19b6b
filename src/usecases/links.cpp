#include "usecases/links.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "usecases/audit.hpp"

namespace actiewijzer::usecases {

namespace {

/// So many links that are new or gone go into one transaction: others can write in between.
constexpr std::size_t at_once = 500;

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

/// Changes a link as `change` says, by somebody who may.
template <class Change>
Result<void> change_link(store::Store& store, const SignedIn& who, const std::string& url, std::string_view action,
                         Instant now, Change change) {
    if (!who.account.may(Right::review)) return problem(Problem::Kind::forbidden);
    constexpr int most_tries = 3;  // the check may have looked at it in between
    for (int tries = 1;; ++tries) {
        const auto before = store.links().find(url);
        if (!before) return before.error();
        const Link link = change(*before);
        auto done =
            store.links().change(link, shown_differently(*before, link), audit_line(now, who, action, "link:" + url));
        if (done || done.error().kind != Problem::Kind::conflict || tries == most_tries) return done;
    }
}

}  // namespace

Result<void> keep_links(store::Store& store, const std::vector<std::string>& addresses, Instant now) {
    auto links = store.links();
    auto known = links.addresses();
    if (!known) return known.error();
    // A database may have an order of its own.
    std::ranges::sort(*known);
    std::vector<std::string> added;
    std::vector<std::string> gone;
    std::ranges::set_difference(addresses, *known, std::back_inserter(added));
    std::ranges::set_difference(*known, addresses, std::back_inserter(gone));
    for (std::size_t from = 0; from < std::max(added.size(), gone.size()); from += at_once) {
        std::vector<Link> some_added;
        for (auto at = from; at < std::min(from + at_once, added.size()); ++at)
            some_added.push_back(new_link(added[at], now));
        std::vector<std::string> some_gone;
        for (auto at = from; at < std::min(from + at_once, gone.size()); ++at) some_gone.push_back(gone[at]);
        if (const auto kept = links.keep(some_added, some_gone); !kept) return kept;
    }
    return {};
}

Result<std::optional<Link>> claim_link(store::Store& store, Instant now, std::chrono::seconds lease) {
    return store.links().claim(now, lease);
}

Result<Link> record_link(store::Store& store, const Link& claimed, const LinkAnswer& answer, Instant now,
                         Instant free_at) {
    const auto link = after(claimed, answer, now);
    const auto recorded = store.links().record(link, free_at, shown_differently(claimed, link));
    if (!recorded) return recorded.error();
    if (!*recorded) return store.links().find(claimed.url);
    return link;
}

Result<std::optional<Link>> link_that_worked(store::Store& store) { return store.links().last_working(); }

Result<LinkMarks> link_marks(store::Store& store) {
    auto marked = store.links().marked();
    if (!marked) return marked.error();
    LinkMarks marks;
    for (auto& link : *marked) {
        auto url = link.url;
        marks.emplace(std::move(url), std::move(link));
    }
    return marks;
}

Result<long long> link_marks_revision(store::Store& store) { return store.links().revision(); }

Result<LinkOverview> link_overview(store::Store& store, const SignedIn& who) {
    if (!who.account.may(Right::read_desk)) return problem(Problem::Kind::forbidden);
    auto links = store.links().in_trouble();
    if (!links) return links.error();
    const auto counts = store.links().counts();
    if (!counts) return counts.error();
    LinkOverview overview;
    overview.counts = *counts;
    for (auto& link : *links) {
        auto& list = link.state == LinkState::dead      ? overview.dead
                     : link.state == LinkState::moved   ? overview.moved
                     : link.state == LinkState::failing ? overview.failing
                                                        : overview.closed;
        list.push_back(std::move(link));
    }
    return overview;
}

Result<void> check_link_again(store::Store& store, const SignedIn& who, const std::string& url, Instant now) {
    return change_link(store, who, url, "link.check", now, [&](Link link) {
        link.check_at = now;
        return link;
    });
}

Result<void> link_works(store::Store& store, const SignedIn& who, const std::string& url, Instant now) {
    return change_link(store, who, url, "link.works", now,
                       [&](Link link) { return seen_working(std::move(link), now); });
}

}  // namespace actiewijzer::usecases
