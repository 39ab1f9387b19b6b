// Readable text on a terminal: headings, paragraphs and lists, folded to its width.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace actiewijzer::cli {

class Layout {
public:
    explicit Layout(std::ostream& out) : out_(out) {}

    /// A line of its own with an empty one before it, except at the top.
    void heading(std::string_view text);
    void paragraph(std::string_view text, std::size_t indent = 0);
    /// "- text", its next lines below the text.
    void item(std::string_view text, std::size_t indent = 0, std::string_view mark = "-");
    /// "label: text"; nothing when the text is empty.
    void field(std::string_view label, std::string_view text, std::size_t indent = 0);
    /// Written as it is.
    void line(std::string_view text);

private:
    void fold(std::string first, std::string_view text, std::size_t indent);

    std::ostream& out_;
    bool begun_ = false;
};

}  // namespace actiewijzer::cli
