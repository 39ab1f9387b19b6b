#include "cli/index.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string>
#include <system_error>

namespace actiewijzer::cli {

namespace {

std::filesystem::path from(const char* variable) {
    const char* value = std::getenv(variable);
    const std::filesystem::path path = value ? value : "";
    return path.is_absolute() ? path : std::filesystem::path();
}

std::filesystem::path cache() {
    if (const auto folder = from("XDG_CACHE_HOME"); !folder.empty()) return folder;
    const auto home = from("HOME");
    return home.empty() ? home : home / ".cache";
}

}  // namespace

IndexFolder::IndexFolder() {
    if (const auto folder = cache(); !folder.empty()) {
        path_ = folder / "actiewijzer" / "index";
        std::error_code failed;
        std::filesystem::create_directories(path_, failed);
        if (!failed && access(path_.c_str(), W_OK) == 0) return;
    }
    auto name = (std::filesystem::temp_directory_path() / "actiewijzer-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
    is_private_ = true;
}

IndexFolder::~IndexFolder() {
    std::error_code ignored;
    if (is_private_) std::filesystem::remove_all(path_, ignored);
}

}  // namespace actiewijzer::cli
