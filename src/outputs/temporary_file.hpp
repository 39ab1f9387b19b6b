// For programs and libraries that write to files only.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

namespace actiewijzer::outputs {

/// A file of our own that is gone afterwards. Throws std::system_error when it can't be made.
class TemporaryFile {
public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "actiewijzer-XXXXXX").string()) {
        const int file = ::mkstemp(path_.data());
        if (file < 0) throw std::system_error(errno, std::generic_category(), path_);
        ::close(file);
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }
    std::string bytes() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

private:
    std::string path_;
};

}  // namespace actiewijzer::outputs
