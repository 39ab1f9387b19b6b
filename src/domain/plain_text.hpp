// What people may type in a text field.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace actiewijzer {

enum class TextFault { none, not_utf8, control_character, too_long };

/// Valid UTF-8 without control characters (line ends and tabs may), at most `limit` characters.
TextFault check_text(std::string_view text, std::size_t limit);

/// Line ends become \n, spaces around the text go.
std::string tidy(std::string_view text);

/// Message key of po/ for a fault: "invalid.too_long" …
std::string_view message_key(TextFault fault);

}  // namespace actiewijzer
