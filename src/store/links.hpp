// Links to pages of others: which there are, how they answered, and who may ask which site when.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "domain/link.hpp"
#include "domain/problem.hpp"
#include "store/audit.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

struct LinkCounts {
    long long all = 0;
    long long checked = 0;  ///< at least once
};

/// A view on the store; cheap to make. May be used from any thread and by several processes. Every operation may also
/// give Problem unavailable.
class Links {
public:
    explicit Links(Pool& pool) : pool_(pool) {}

    /// The addresses that are known, in order.
    Result<std::vector<std::string>> addresses();
    /// In one transaction; what is there already stays as it is.
    Result<void> keep(const std::vector<Link>& added, const std::vector<std::string>& gone);

    /// A link that is due, on a site that nobody asks now; the site is the caller's until `now + lease`, or until
    /// record(). None: nothing is due.
    Result<std::optional<Link>> claim(Instant now, std::chrono::seconds lease);
    /// What became of a claimed link; its site may be asked again at `free_at`. `marks`: readers have to see something
    /// else. False when somebody changed it meanwhile: then it stays as they made it.
    Result<bool> record(const Link& link, Instant free_at, bool marks);

    /// not_found.
    Result<Link> find(const std::string& url);
    /// By an editor. conflict when it was changed since it was read.
    Result<void> change(const Link& link, bool marks, const AuditLine& line);

    /// Those that don't simply work, by state and the longest first.
    Result<std::vector<Link>> in_trouble();
    /// Those that readers see something beside.
    Result<std::vector<Link>> marked();
    /// The one that answered well last, if any did.
    Result<std::optional<Link>> last_working();
    Result<LinkCounts> counts();
    /// Counts changes that readers have to see.
    Result<long long> revision();

private:
    Pool& pool_;
};

}  // namespace actiewijzer::store
