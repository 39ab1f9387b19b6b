// Archives in memory.
#pragma once

#include <string>
#include <vector>

namespace actiewijzer::outputs {

struct ZipEntry {
    std::string name;
    std::string bytes;
    bool stored = false;  ///< not compressed: as the first entry of an OpenDocument must be
};

/// The same entries give the same bytes: times in it are always the same.
std::string write_zip(const std::vector<ZipEntry>& entries);

}  // namespace actiewijzer::outputs
