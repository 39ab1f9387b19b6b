// The schema of the database and how it is brought up to date.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::store {

/// One file of store/migrations/. A statement ends with `;` at the end of a line.
struct Migration {
    int number;
    std::string_view name;      ///< of the file: "001_assessments"
    std::string_view checksum;  ///< a released migration never changes
    std::string_view sql;
};

/// Those of this program, in order.
std::span<const Migration> shipped_migrations();

/// Brings the schema up to date, each migration in a transaction of its own, and returns the names of those
/// applied. Safe when several processes start at once. Makes the SQLite file and its folder when missing.
/// Throws StoreError: wrong address, database unreachable, or a schema that is newer than the program or not its own.
std::vector<std::string> migrate(const std::string& url, std::span<const Migration> migrations = shipped_migrations());

}  // namespace actiewijzer::store
