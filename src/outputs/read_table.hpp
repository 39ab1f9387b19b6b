// Tables that others made: CSV, Excel and OpenDocument.
#pragma once

#include <boost/system/result.hpp>
#include <string_view>

#include "outputs/table.hpp"
#include "outputs/unzip.hpp"

namespace actiewijzer::outputs {

/// A table, or why it can't be read: more than a list of some ten thousand methods needs is too large.
using ReadTable = boost::system::result<Table, UnzipFault>;

/// Semicolons, commas or tabs: whichever the first line has most. The apostrophe that write_csv puts before a formula
/// goes. Broken when a quotation does not end.
ReadTable read_csv(std::string_view text);

/// The first sheet, as text: formulas give the value that stands with them.
ReadTable read_xlsx(std::string_view bytes);
/// The same of an OpenDocument spreadsheet.
ReadTable read_ods(std::string_view bytes);

}  // namespace actiewijzer::outputs
