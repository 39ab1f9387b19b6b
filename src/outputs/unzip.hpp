// Archives that others made, read with limits.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/zip.hpp"

namespace actiewijzer::outputs {

struct UnzipLimits {
    std::size_t entries = 20'000;
    std::size_t entry_bytes = std::size_t{8} << 20U;    ///< of one entry, unpacked
    std::size_t total_bytes = std::size_t{256} << 20U;  ///< of all, unpacked
};

/// Why an archive is refused: not a ZIP (or a part of one), or more than the limits.
enum class UnzipFault { none, broken, too_large };

struct Unzipped {
    std::vector<ZipEntry> entries;  ///< in their order; folders are left out
    UnzipFault fault = UnzipFault::none;
};

/// Never unpacks more than the limits, whatever the archive says of itself. Names are as they stand in it: who writes
/// files must not trust them.
Unzipped read_zip(std::string_view bytes, const UnzipLimits& limits = {});

}  // namespace actiewijzer::outputs
