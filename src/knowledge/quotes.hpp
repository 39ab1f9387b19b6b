// Text between double quotes, where YAML escapes as JSON does.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer::knowledge {

inline std::string in_quotes(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string safe = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (safe += '\\') += c;
        else if (c == '\n')
            safe += "\\n";
        else if (c == '\t')
            safe += "\\t";
        else if (byte < 0x20 || byte == 0x7F)
            (safe += "\\x") += {digits[byte >> 4U], digits[byte & 15U]};
        else
            safe += c;
    }
    return safe += '"';
}

}  // namespace actiewijzer::knowledge
