#include "knowledge/markdown.hpp"

#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>

namespace actiewijzer::knowledge {

std::string render_markdown(const std::string& markdown) {
    const std::unique_ptr<char, decltype(&free)> html(
        cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), &free);
    return html.get();
}

}  // namespace actiewijzer::knowledge
