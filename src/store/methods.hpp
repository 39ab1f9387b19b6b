// Methods as editors keep them: versions, suggestions of readers, and the releases that came with the program.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/versions.hpp"

namespace actiewijzer::store {

using MethodState = KeptState;
using MethodRow = KeptRow;

struct PublicationRow {
    long long revision;  ///< counts publications
    Instant at;
};

struct SuggestionRow {
    std::string id;
    std::string slug;  ///< empty: a new method
    std::string part;  ///< id of a section, or empty: all of it
    std::string text;
    Instant at{};
};

/// A view on the store; cheap to make. May be used from any thread. Every operation may also give Problem
/// unavailable. Changes write their audit line in the same transaction.
class Methods : public Versions {
public:
    /// The audit line of a version that got its number.
    using LineOf = std::function<AuditLine(const VersionRow&)>;

    explicit Methods(Pool& pool) : Versions(pool, Subject::method) {}

    Result<void> add_suggestion(const SuggestionRow& suggestion);
    Result<std::vector<SuggestionRow>> open_suggestions();
    /// conflict when somebody answered it before.
    Result<void> answer_suggestion(const std::string& id, const AuditLine& line);

    /// publish_all for the texts of a proposed import, which goes; conflict when it is gone already. Each method gets a
    /// line of its own by who published it.
    Result<void> publish_import(const std::string& import, const std::vector<VersionRow>& versions, Instant now,
                                const AuditLine& line, const LineOf& line_of);

    /// The last publication of methods or collections, by any process.
    Result<PublicationRow> publication();
    /// The release that was imported last; empty: none.
    Result<std::string> shipped();
    /// In one transaction: adds these versions of the release as published or as proposals, as their states say, and
    /// remembers the release. conflict when another process did so meanwhile.
    Result<void> import_shipped(const std::vector<VersionRow>& versions, const std::string& before,
                                const std::string& release, Instant now);
};

}  // namespace actiewijzer::store
