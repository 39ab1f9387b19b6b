// Bytes as the body of a form with files.
#include "http/multipart.hpp"

#include "fuzzing.hpp"
#include "http/utf8.hpp"

namespace actiewijzer::fuzz {
namespace {

void run(std::string_view body) {
    static Stopwatch stopwatch;
    http::Multipart read;
    stopwatch.time(body, [&] { read = http::read_multipart(body, "grens"); });
    must(read.fault == http::MultipartFault::none || read.parts.empty(), "a broken form gives nothing");
    const char* behind = body.data();
    for (const auto& part : read.parts) {
        must(behind <= part.bytes.data() && part.bytes.data() + part.bytes.size() <= body.data() + body.size(),
             "parts stand in the body, one behind the other");
        behind = part.bytes.data() + part.bytes.size();
        must(http::is_text(part.name, true) && http::is_text(part.file_name, true), "names are text");
        must(part.file_name.find_first_of("/\\") == std::string::npos, "the name of a file holds no folder");
    }
}

}  // namespace
}  // namespace actiewijzer::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    actiewijzer::fuzz::run({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
