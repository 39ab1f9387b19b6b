// What every measuring program needs: time, medians, a folder that goes away and the PostgreSQL server of this run.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace actiewijzer::measure {

inline double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline double milliseconds(const std::function<void()>& work) { return 1000 * seconds(work); }

/// The upper one of an even number.
inline double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

/// A new folder, gone with what is in it when this goes.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("actiewijzer-bench-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Of the server that script/postgres-for-tests gives.
inline std::string postgresql_address() {
    const char* address = std::getenv("ACTIEWIJZER_TEST_POSTGRESQL");
    if (!address) throw std::runtime_error("needs ACTIEWIJZER_TEST_POSTGRESQL; run it through script/bench");
    return address;
}

}  // namespace actiewijzer::measure
