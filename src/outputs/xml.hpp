// Text in XML.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer::outputs {

/// For text and for attributes between double quotes. Characters that XML 1.0 does not have are left out.
inline std::string escape_xml(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\t':
            case '\n':
            case '\r': safe += c; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20) safe += c;
        }
    return safe;
}

}  // namespace actiewijzer::outputs
