// The rows of a published method, written barely: prepared inserts in one transaction, without any rule of the program.
// What an import is held against, and how a large base is made quickly.
#pragma once

#include <string>
#include <vector>

namespace actiewijzer::rows {

struct Row {
    std::string slug;
    std::string text;  ///< canonical
};

/// An empty database of its own with the tables of the program: a file in `folder`, or a new one on the server of this
/// run. Answers its URL.
std::string sqlite_database(const std::string& folder, const std::string& name);
std::string postgresql_database(const std::string& name);

/// Writes all rows into such a database, as published by editors.
void insert(const std::string& url, const std::vector<Row>& rows);

}  // namespace actiewijzer::rows
