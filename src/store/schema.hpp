// Compares the schema that a database has with the one that the program expects.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/migrations.hpp"
#include "store/session.hpp"

namespace actiewijzer::store {

struct AppliedMigration {
    int number;
    std::string name;
    std::string checksum;
};

enum class SchemaState {
    current,
    older,    ///< migrations are missing
    newer,    ///< made by a later version of the program
    foreign,  ///< a migration differs from ours, or the tables are somebody else's
};

SchemaState compare(std::span<const AppliedMigration> applied, std::span<const Migration> known);

/// Throws StoreError when the schema is not exactly the one of these migrations.
void require_current(Session& session, std::span<const Migration> known);

}  // namespace actiewijzer::store
