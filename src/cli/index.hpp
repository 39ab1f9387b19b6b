// Where a command keeps its search index when it has no database beside which to keep it.
#pragma once

#include <filesystem>

namespace actiewijzer::cli {

/// The user's cache folder, so that the next command finds its index ready. Without one a private folder, which
/// goes again with this object.
class IndexFolder {
public:
    IndexFolder();
    ~IndexFolder();
    IndexFolder(const IndexFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
    bool is_private_ = false;
};

}  // namespace actiewijzer::cli
