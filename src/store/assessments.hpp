// Assessments as they are kept: drafts and kept results, found by the hash of their token and by nothing else.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "domain/problem.hpp"
#include "domain/token.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

class Pool;

struct AssessmentRow {
    enum class Kind { draft, kept };
    Kind kind = Kind::draft;
    std::string document;  ///< valid UTF-8 without control characters; the store does not look inside
    int version = 1;
    Instant created_at{};
    Instant changed_at{};
    Instant expires_at{};
    std::string revision;  ///< of the knowledge, when kept; else empty
    friend bool operator==(const AssessmentRow&, const AssessmentRow&) = default;
};

/// A view on the store; cheap to make. May be used from any thread.
/// Every operation may also give Problem unavailable: the database was lost or busy. A change that gave it may have
/// been made nevertheless.
class Assessments {
public:
    /// How long an address that was erased still answers "gone".
    static constexpr std::chrono::days tombstone_life{30};

    explicit Assessments(Pool& pool) : pool_(pool) {}

    /// conflict when the token is in use; invalid_input when the document is no text.
    Result<void> insert(const TokenHash& token, const AssessmentRow& row);
    /// gone when it expired or was erased, not_found when nothing is known of it (any more).
    Result<AssessmentRow> find(const TokenHash& token, Instant now);

    struct Change {
        std::string document;
        int expected_version;
        Instant now;
        Instant expires_at;
    };
    /// The new version of a draft; conflict when it has another version than expected. A kept result never
    /// changes: not_found.
    Result<int> update(const TokenHash& token, const Change& change);

    /// Leaves a tombstone without content. Erasing what is gone already is no error.
    Result<void> erase(const TokenHash& token, Instant now);

    struct Expired {
        long long erased = 0;     ///< assessments whose time was over
        long long forgotten = 0;  ///< tombstones that were old enough
    };
    Result<Expired> erase_expired(Instant now);

private:
    Pool& pool_;
};

}  // namespace actiewijzer::store
