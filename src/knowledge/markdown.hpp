// Markdown as HTML.
#pragma once

#include <string>

namespace actiewijzer::knowledge {

/// Safe to show: HTML in the text and dangerous addresses are left out.
std::string render_markdown(const std::string& markdown);

}  // namespace actiewijzer::knowledge
