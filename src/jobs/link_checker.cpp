#include "jobs/link_checker.hpp"

#include "knowledge/links.hpp"
#include "usecases/links.hpp"

namespace actiewijzer::jobs {

namespace {

/// An answer of this long ago still says that our network works.
constexpr std::chrono::hours answer_counts{1};

bool came_from_a_site(const LinkAnswer& answer) {
    return answer.status != 0 || answer.reason == LinkReason::robots || answer.reason == LinkReason::redirects;
}

}  // namespace

Result<void> LinkChecker::follow(const knowledge::Knowledge& knowledge) {
    return usecases::keep_links(store_, knowledge::links_of(knowledge), clock_());
}

Result<std::optional<LinkChecker::Seen>> LinkChecker::check_one() {
    const auto claimed = usecases::claim_link(store_, clock_(), site_lease);
    if (!claimed) return claimed.error();
    if (!*claimed) return std::optional<Seen>();
    const auto& link = **claimed;
    auto answer = looker_.look(link.url, clock_());
    const auto now = clock_();
    if (came_from_a_site(answer))
        answered_at_ = now;
    else if (answer.kind == LinkAnswer::Kind::failed && !online(now))
        answer.kind = LinkAnswer::Kind::nothing;
    const auto recorded = usecases::record_link(store_, link, answer, now, now + site_pause);
    if (!recorded) return recorded.error();
    return std::optional(Seen{link, *recorded});
}

bool LinkChecker::online(Link::Instant now) {
    if (now - answered_at_ < answer_counts) return true;
    const auto known = usecases::link_that_worked(store_);
    if (!known || !*known || !looker_.answers((*known)->url)) return false;
    answered_at_ = now;
    return true;
}

}  // namespace actiewijzer::jobs
