#include "outputs/zip.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace actiewijzer::outputs {

namespace {

/// 1 January 1980: the first moment that the format knows.
constexpr time_t always = 315532800;

[[noreturn]] void fail(const char* what) { throw std::runtime_error(std::string("zip: ") + what); }

}  // namespace

std::string write_zip(const std::vector<ZipEntry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!memory) fail("no memory");
    zip_source_keep(memory);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> owned(memory, &zip_source_free);
    zip_t* archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!archive) fail("cannot begin");
    for (const auto& entry : entries) {
        zip_source_t* bytes = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
        const auto place = bytes ? zip_file_add(archive, entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8) : -1;
        if (place < 0) {
            zip_source_free(bytes);
            zip_discard(archive);
            fail("cannot add");
        }
        const auto index = static_cast<zip_uint64_t>(place);
        zip_file_set_mtime(archive, index, always, 0);
        zip_set_file_compression(archive, index, entry.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    }
    if (zip_close(archive) != 0) {
        zip_discard(archive);
        fail("cannot end");
    }
    zip_stat_t size;
    zip_stat_init(&size);
    if (zip_source_open(memory) != 0 || zip_source_stat(memory, &size) != 0) fail("cannot read");
    std::string result(size.size, '\0');
    const auto read = zip_source_read(memory, result.data(), result.size());
    zip_source_close(memory);
    if (read != static_cast<zip_int64_t>(result.size())) fail("cannot read");
    return result;
}

}  // namespace actiewijzer::outputs
