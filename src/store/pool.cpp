#include "store/pool.hpp"

#include <utility>

namespace actiewijzer::store {

Pool::Pool(Address address, StoreOptions options) : address_(std::move(address)), options_(std::move(options)) {
    free_.resize(std::max<std::size_t>(options_.sessions, 1));
}

Pool::Lease::Lease(Pool& lender) : pool(lender), taken(lender.take(place)) {
    if (taken && pool.mend(place)) session = place.session.get();
}

Pool::Lease::~Lease() {
    if (taken) pool.put_back(std::move(place));
}

bool Pool::take(Place& place) {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, options_.wait, [this] { return !free_.empty(); })) return false;
    place = std::move(free_.back());
    free_.pop_back();
    return true;
}

void Pool::put_back(Place place) {
    {
        const std::lock_guard lock(mutex_);
        // The last one used is lent first: its pages and statements are warm.
        free_.push_back(std::move(place));
    }
    returned_.notify_one();
}

bool Pool::mend(Place& place) {
    const auto losses = losses_.load(std::memory_order_acquire);
    if (place.session && place.losses == losses) return true;
    // One lost connection makes the others suspect: a server that restarted dropped them all.
    if (place.session && !place.session->alive()) place.session.reset();
    place.losses = losses;
    if (place.session) return true;
    try {
        place.session = std::make_unique<Session>(address_, options_.patience, counts_.data());
        return true;
    } catch (const StoreError& error) {
        if (options_.on_failure) options_.on_failure({"connect", error.what()});
        return false;
    }
}

bool Pool::give_up(Lease& lease, const soci::soci_error& error) {
    const auto name = lease.session->running();
    const auto failure = lease.session->judge(error);
    // Without SOCI's context, which repeats the values that were bound.
    const auto message = error.get_error_message();
    if (options_.on_failure) options_.on_failure({name, message});
    if (failure == Session::Failure::refused)
        throw StoreError(StoreError::Kind::failed, std::string(name) + ": " + message);
    if (failure == Session::Failure::busy) return false;
    lease.session = nullptr;
    lease.place.session.reset();
    losses_.fetch_add(1, std::memory_order_release);
    return true;
}

std::vector<StatementFigures> Pool::figures() const {
    std::vector<StatementFigures> figures;
    for (const auto* kind : StatementKind::all()) {
        const auto& count = counts_[kind->place];
        const auto runs = count.runs.load(std::memory_order_relaxed);
        const auto failures = count.failures.load(std::memory_order_relaxed);
        if (runs + failures == 0) continue;
        figures.push_back(
            {kind->name, runs, failures, std::chrono::nanoseconds(count.nanoseconds.load(std::memory_order_relaxed))});
    }
    return figures;
}

}  // namespace actiewijzer::store
