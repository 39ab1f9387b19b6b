// RDF as Turtle.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer::outputs {

/// A literal between double quotes, with its language when there is one: "dorp"@nl.
inline std::string turtle_text(std::string_view text, std::string_view language = {}) {
    std::string literal = "\"";
    for (const char c : text) switch (c) {
            case '"': literal += "\\\""; break;
            case '\\': literal += "\\\\"; break;
            case '\n': literal += "\\n"; break;
            case '\r': literal += "\\r"; break;
            case '\t': literal += "\\t"; break;
            default: literal += c;
        }
    literal += '"';
    return language.empty() ? literal : literal.append("@").append(language);
}

/// An address between angle brackets; what may not stand in one is percent-encoded.
inline std::string turtle_address(std::string_view url) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string address = "<";
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos)
            (address += '%').append({digits[byte >> 4U], digits[byte & 15U]});
        else
            address += c;
    }
    return address += '>';
}

}  // namespace actiewijzer::outputs
