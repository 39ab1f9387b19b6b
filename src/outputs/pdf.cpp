#include "outputs/pdf.hpp"

#define BOOST_PROCESS_USE_STD_FS 1
#include <boost/process/args.hpp>
#include <boost/process/handles.hpp>
#include <boost/process/io.hpp>
#include <boost/process/search_path.hpp>
#include <boost/process/system.hpp>
#include <fstream>
#include <mutex>

#include "outputs/temporary_file.hpp"

namespace actiewijzer::outputs {

namespace {

namespace process = boost::process;

const std::filesystem::path& weasyprint() {
    static const auto found = process::search_path("weasyprint");
    return found;
}

}  // namespace

bool can_make_pdf() { return !weasyprint().empty(); }

boost::system::result<std::string, PdfFault> make_pdf(const std::string& html, const std::filesystem::path& style) {
    static std::mutex one_at_a_time;
    const std::unique_lock lock(one_at_a_time, std::try_to_lock);
    if (!lock) return PdfFault::busy;
    const TemporaryFile page;
    const TemporaryFile pdf;
    std::ofstream(page.path(), std::ios::binary) << html;
    std::error_code failed;
    // Readers of pages go first, and no connection of theirs stays open for a program that knows nothing of it.
    const int code = process::system(process::search_path("nice"), "timeout", "--kill-after=5", "60", weasyprint(),
                                     "--pdf-variant", "pdf/ua-1", "--stylesheet", style, page.path(), pdf.path(),
                                     process::std_in<process::null, process::std_out> process::null,
                                     process::std_err > process::null, process::limit_handles, failed);
    auto bytes = pdf.bytes();
    if (failed || code != 0 || bytes.empty()) return PdfFault::failed;
    return bytes;
}

}  // namespace actiewijzer::outputs
