#include "outputs/unzip.hpp"

#include <zip.h>

#include <algorithm>
#include <memory>

namespace actiewijzer::outputs {

namespace {

constexpr std::size_t piece = 65536;

/// The bytes of an entry; nothing when it is broken or goes on past the limit.
std::optional<std::string> unpack(zip_t* archive, zip_uint64_t index, std::size_t limit, UnzipFault& fault) {
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive, index, 0), &zip_fclose);
    if (!file) {
        fault = UnzipFault::broken;
        return std::nullopt;
    }
    std::string bytes;
    for (;;) {
        const auto before = bytes.size();
        bytes.resize(before + piece);
        const auto got = zip_fread(file.get(), bytes.data() + before, piece);
        if (got < 0) {
            fault = UnzipFault::broken;
            return std::nullopt;
        }
        bytes.resize(before + static_cast<std::size_t>(got));
        if (got == 0) return bytes;
        if (bytes.size() > limit) {
            fault = UnzipFault::too_large;
            return std::nullopt;
        }
    }
}

}  // namespace

Unzipped read_zip(std::string_view bytes, const UnzipLimits& limits) {
    Unzipped unzipped;
    const auto refuse = [&](UnzipFault fault) {
        unzipped.entries.clear();
        unzipped.fault = fault;
        return unzipped;
    };
    if (bytes.empty()) return refuse(UnzipFault::broken);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* opened = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
    if (!opened) {
        zip_source_free(source);
        return refuse(UnzipFault::broken);
    }
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(opened, &zip_discard);
    const auto count = zip_get_num_entries(archive.get(), 0);
    if (count < 0) return refuse(UnzipFault::broken);
    if (static_cast<std::size_t>(count) > limits.entries) return refuse(UnzipFault::too_large);
    std::size_t total = 0;
    for (zip_uint64_t index = 0; index < static_cast<zip_uint64_t>(count); ++index) {
        const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_GUESS);
        if (!name) return refuse(UnzipFault::broken);
        if (std::string_view(name).ends_with('/')) continue;
        auto fault = UnzipFault::none;
        auto entry = unpack(archive.get(), index, std::min(limits.entry_bytes, limits.total_bytes - total), fault);
        if (!entry) return refuse(fault);
        total += entry->size();
        unzipped.entries.push_back({name, std::move(*entry)});
    }
    return unzipped;
}

}  // namespace actiewijzer::outputs
