// Well-formed UTF-8: what comes from outside is checked here once.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer::http {

/// Well-formed UTF-8 without control characters; tab and line ends count as text when `lines`.
bool is_text(std::string_view bytes, bool lines);

/// Puts U+FFFD in the place of broken UTF-8 and of control characters other than tab and line ends.
/// Returns whether the text was sound already.
bool mend_text(std::string& text);

}  // namespace actiewijzer::http
