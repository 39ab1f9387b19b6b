// Links to pages of others: what the check asks and finds, what editors decide, what readers see.
// Time is an argument. Every function may give Problem unavailable and may be called from any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/link.hpp"
#include "domain/problem.hpp"
#include "store/links.hpp"
#include "usecases/accounts.hpp"

namespace actiewijzer::usecases {

/// For the check, which runs by itself and leaves no audit: its findings are no change of the knowledge.

/// Brings the list up to date: `addresses` are those that readers can come across, in order.
Result<void> keep_links(store::Store& store, const std::vector<std::string>& addresses, Instant now);
/// A link that is due, on a site that is left alone by everybody else until it is recorded, at most `lease` long.
Result<std::optional<Link>> claim_link(store::Store& store, Instant now, std::chrono::seconds lease);
/// What a look at a claimed link gave; its site is left alone until `free_at`. The link as it is now.
Result<Link> record_link(store::Store& store, const Link& claimed, const LinkAnswer& answer, Instant now,
                         Instant free_at);
/// A link that answered before, to see whether our own network works.
Result<std::optional<Link>> link_that_worked(store::Store& store);

/// For readers.
Result<LinkMarks> link_marks(store::Store& store);
/// Counts up when the marks changed, in any process.
Result<long long> link_marks_revision(store::Store& store);

/// For the desk.
struct LinkOverview {
    std::vector<Link> dead;
    std::vector<Link> moved;
    std::vector<Link> failing;
    std::vector<Link> closed;
    store::LinkCounts counts;
};
Result<LinkOverview> link_overview(store::Store& store, const SignedIn& who);
/// The check looks at it as soon as it can. not_found when nobody uses it any more.
Result<void> check_link_again(store::Store& store, const SignedIn& who, const std::string& url, Instant now);
/// An editor saw that it works: while our program gets the same answer, it counts as well.
Result<void> link_works(store::Store& store, const SignedIn& who, const std::string& url, Instant now);

}  // namespace actiewijzer::usecases
