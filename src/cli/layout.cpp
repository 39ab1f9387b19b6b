#include "cli/layout.hpp"

#include <ostream>
#include <sstream>

namespace actiewijzer::cli {

namespace {

constexpr std::size_t width = 80;

/// Places on the screen: continuation bytes of UTF-8 take none.
std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
    return count;
}

}  // namespace

void Layout::fold(std::string first, std::string_view text, std::size_t indent) {
    begun_ = true;
    std::string line = std::move(first);
    bool fresh = true;
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) {
        if (!fresh && columns(line) + 1 + columns(word) > width) {
            out_ << line << '\n';
            line.assign(indent, ' ');
            fresh = true;
        }
        if (!fresh) line += ' ';
        line += word;
        fresh = false;
    }
    out_ << line << '\n';
}

void Layout::heading(std::string_view text) {
    if (begun_) out_ << '\n';
    begun_ = true;
    out_ << text << '\n';
}

void Layout::paragraph(std::string_view text, std::size_t indent) {
    if (!text.empty()) fold(std::string(indent, ' '), text, indent);
}

void Layout::item(std::string_view text, std::size_t indent, std::string_view mark) {
    const auto first = std::string(indent, ' ').append(mark) + ' ';
    fold(first, text, columns(first));
}

void Layout::field(std::string_view label, std::string_view text, std::size_t indent) {
    if (!text.empty()) fold(std::string(indent, ' '), std::string(label).append(": ").append(text), indent + 2);
}

void Layout::line(std::string_view text) {
    begun_ = true;
    out_ << text << '\n';
}

}  // namespace actiewijzer::cli
