// Pages as PDF, with tags for who has them read aloud. WeasyPrint makes them, a program that may be absent.
#pragma once

#include <boost/system/result.hpp>
#include <filesystem>
#include <string>

namespace actiewijzer::outputs {

enum class PdfFault {
    busy,   ///< this process makes another one: one at a time, so that PDFs never keep readers of pages waiting
    failed  ///< the program did, or took more than a minute
};

/// Whether the program was there when this was first asked.
bool can_make_pdf();

/// A whole HTML page as PDF, laid out by a style sheet. Nothing that the page names is fetched.
boost::system::result<std::string, PdfFault> make_pdf(const std::string& html, const std::filesystem::path& style);

}  // namespace actiewijzer::outputs
