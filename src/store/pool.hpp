// Lends sessions to the subjects of store/ and turns their failures into Problems.
#pragma once

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "domain/problem.hpp"
#include "store/session.hpp"
#include "store/store.hpp"

namespace actiewijzer::store {

/// Whether work may be done again when the connection was lost half-way. A change may not: it may have
/// been made although its answer was lost.
enum class Repeat { no, yes };

class Pool {
public:
    Pool(Address address, StoreOptions options);

    /// Runs `work(Session&)`, which returns a Result. A lost connection, a lock that stays and a pool that
    /// stays empty are Problem unavailable; what the database refuses otherwise is a StoreError.
    template <class Work>
    auto run(Repeat repeat, Work work) -> decltype(work(std::declval<Session&>())) {
        for (bool again = repeat == Repeat::yes;; again = false) {
            Lease lease(*this);
            if (!lease.session) return Problem{Problem::Kind::unavailable, {}};
            try {
                return work(*lease.session);
            } catch (const soci::soci_error& error) {
                const bool lost = give_up(lease, error);
                if (!lost || !again) return Problem{Problem::Kind::unavailable, {}};
            }
        }
    }

    std::vector<StatementFigures> figures() const;
    const StoreOptions& options() const { return options_; }

private:
    struct Place {
        std::unique_ptr<Session> session;
        std::uint64_t losses = 0;  ///< how many had been seen when it was last known to be well
    };
    struct Lease {
        explicit Lease(Pool& lender);
        ~Lease();
        Lease(const Lease&) = delete;
        Pool& pool;
        Place place;
        bool taken;
        Session* session = nullptr;
    };

    bool take(Place& place);
    void put_back(Place place);
    /// Makes the session of a place usable; false when the database cannot be reached.
    bool mend(Place& place);
    /// Reports it. True when the connection was lost; throws StoreError when the database refused the statement.
    bool give_up(Lease& lease, const soci::soci_error& error);

    const Address address_;
    const StoreOptions options_;
    std::array<StatementCount, StatementKind::most> counts_;
    std::atomic<std::uint64_t> losses_{0};
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Place> free_;
};

}  // namespace actiewijzer::store
