// Looks at one link after the other, when each is due.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "domain/link.hpp"
#include "domain/problem.hpp"
#include "jobs/look.hpp"
#include "knowledge/knowledge.hpp"
#include "store/store.hpp"

namespace actiewijzer::jobs {

/// How long a site is left alone after a look, and how long it is at most ours while we look: longer than all the
/// requests of a look may take, so that only the end of a process lets it run out.
inline constexpr std::chrono::seconds site_pause{30};
inline constexpr std::chrono::minutes site_lease{10};

/// One thread at a time; several processes may each have one before the same database.
class LinkChecker {
public:
    using Clock = std::function<Link::Instant()>;
    struct Seen {
        Link before;
        Link now;
    };

    LinkChecker(store::Store& store, Looker looker, Clock clock)
        : store_(store), looker_(std::move(looker)), clock_(std::move(clock)) {}

    /// Brings the list up to date with what is published.
    Result<void> follow(const knowledge::Knowledge& knowledge);
    /// Looks at one link that is due; nothing when none is.
    Result<std::optional<Seen>> check_one();

private:
    /// Whether what did not answer may be blamed: some other site answers.
    bool online(Link::Instant now);

    store::Store& store_;
    Looker looker_;
    Clock clock_;
    Link::Instant answered_at_{};  ///< by any site
};

}  // namespace actiewijzer::jobs
