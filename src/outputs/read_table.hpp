// Tables that others made: CSV, Excel and OpenDocument.
#pragma once

#include <optional>
#include <string_view>

#include "outputs/table.hpp"

namespace actiewijzer::outputs {

/// Semicolons, commas or tabs: whichever the first line has most. The apostrophe that write_csv puts before a formula
/// goes. Nothing when a quotation does not end.
std::optional<Table> read_csv(std::string_view text);

/// The first sheet, as text: formulas give the value that stands with them. Nothing when it is no workbook, or unpacks
/// to more than a list of some ten thousand methods needs.
std::optional<Table> read_xlsx(std::string_view bytes);
/// The same of an OpenDocument spreadsheet.
std::optional<Table> read_ods(std::string_view bytes);

}  // namespace actiewijzer::outputs
