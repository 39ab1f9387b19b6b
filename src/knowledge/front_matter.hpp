// Texts of the form "front matter, then Markdown": the writer of the front matter, and where it ends.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/language.hpp"
#include "knowledge/quotes.hpp"

namespace actiewijzer::knowledge {

/// Front matter, line by line. Texts stand between double quotes, where YAML escapes as JSON does.
class FrontMatter {
public:
    std::string text() && { return std::move(text_); }

    void line(std::string_view key, std::string_view value) { put(key).append(in_quotes(value)) += '\n'; }
    /// An id or a word of the format, which needs no quotes.
    void word(std::string_view key, std::string_view value) { put(key).append(value) += '\n'; }
    void line_if(std::string_view key, std::string_view value) {
        if (!value.empty()) line(key, value);
    }
    void word_if(std::string_view key, std::string_view value) {
        if (!value.empty()) word(key, value);
    }
    void both(std::string_view key, const Text& value) {
        open(key);
        line("nl", value.nl);
        line("en", value.en);
        close();
    }
    void words(std::string_view key, const std::vector<std::string>& values, bool quote = false) {
        auto& out = put(key).append("[");
        for (const auto& value : values) {
            if (&value != &values.front()) out += ", ";
            out += quote ? in_quotes(value) : value;
        }
        out += "]\n";
    }
    void words_if(std::string_view key, const std::vector<std::string>& values) {
        if (!values.empty()) words(key, values);
    }

    void open(std::string_view key) {
        put(key).back() = '\n';
        depth_ += 2;
    }
    void close() { depth_ -= 2; }
    template <class List, class Write>
    void items(std::string_view key, const List& list, Write write) {
        if (list.empty()) {
            word(key, "[]");
            return;
        }
        open(key);
        for (const auto& item : list) {
            item_starts_ = true;
            depth_ += 2;
            write(item);
            depth_ -= 2;
        }
        close();
    }
    template <class List, class Write>
    void items_if(std::string_view key, const List& list, Write write) {
        if (!list.empty()) items(key, list, write);
    }

private:
    /// "key: ", indented; the first key of an item of a list after its dash.
    std::string& put(std::string_view key) {
        text_.append(item_starts_ ? depth_ - 2 : depth_, ' ');
        if (std::exchange(item_starts_, false)) text_ += "- ";
        return text_.append(key).append(": ");
    }

    std::string text_;
    std::size_t depth_ = 0;
    bool item_starts_ = false;
};

/// A text taken apart. The front matter begins on line 2.
struct FrontAndBody {
    std::string front;
    std::string body;
    int body_line;  ///< 1-based
};
/// Nothing when it doesn't begin with front matter.
inline std::optional<FrontAndBody> take_apart(const std::string& text) {
    constexpr std::string_view begin = "---\n";
    constexpr std::string_view end = "\n---\n";
    if (!text.starts_with(begin)) return std::nullopt;
    const auto at = text.find(end, begin.size() - 1);
    if (at == std::string::npos) return std::nullopt;
    const auto body_at = at + end.size();
    const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(body_at), '\n');
    return FrontAndBody{text.substr(begin.size(), at + 1 - begin.size()), text.substr(body_at),
                        static_cast<int>(lines) + 1};
}

}  // namespace actiewijzer::knowledge
