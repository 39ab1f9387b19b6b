// QR codes as SVG, for screens and print.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer::outputs {

/// An <svg> of dark modules on white with the quiet zone around it; `title` says what it leads to. Text of at most
/// 2,000 bytes.
std::string qr_svg(std::string_view text, std::string_view title);

}  // namespace actiewijzer::outputs
