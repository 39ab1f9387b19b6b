// Tables as files: CSV, Excel and OpenDocument. Every value is text, so that none is ever taken for a formula.
#pragma once

#include <string>
#include <vector>

namespace actiewijzer::outputs {

struct Table {
    std::string name;                            ///< of the sheet
    std::vector<std::string> columns;            ///< the first row
    std::vector<std::vector<std::string>> rows;  ///< each as long as `columns`
};

/// RFC 4180 with semicolons and a byte order mark, as a Dutch Excel opens it. A value that a spreadsheet would take for
/// a formula gets an apostrophe in front (ASVS 5.0, 1.2.10).
std::string write_csv(const Table& table);
/// Office Open XML, the first row kept in sight. Throws std::length_error when a value is longer than a cell takes
/// (32,767 characters).
std::string write_xlsx(const Table& table);
/// OpenDocument 1.2.
std::string write_ods(const Table& table);

}  // namespace actiewijzer::outputs
