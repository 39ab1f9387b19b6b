// Tables that others made: CSV and Excel.
#pragma once

#include <optional>
#include <string_view>

#include "outputs/table.hpp"

namespace actiewijzer::outputs {

/// Semicolons, commas or tabs: whichever the first line has most. The apostrophe that write_csv puts before a formula
/// goes. Nothing when a quotation does not end.
std::optional<Table> read_csv(std::string_view text);

/// The first sheet, as text: formulas give the value that stands with them. Nothing when it is no workbook, or larger
/// than the limits of read_zip.
std::optional<Table> read_xlsx(std::string_view bytes);

}  // namespace actiewijzer::outputs
