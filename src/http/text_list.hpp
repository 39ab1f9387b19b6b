// Lists inside header values: "gzip;q=0.5, br".
#pragma once

#include <string_view>

namespace actiewijzer::http {

inline std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

inline char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

inline bool equals_ignoring_case(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    for (std::size_t at = 0; at < one.size(); ++at)
        if (lower(one[at]) != lower(other[at])) return false;
    return true;
}

/// The trimmed items between separators, empty ones too. Does not own its text.
class TextList {
public:
    TextList(std::string_view text, char separator) : text_(text), separator_(separator) {}

    class Iterator {
    public:
        Iterator(std::string_view rest, char separator, bool end) : rest_(rest), separator_(separator), end_(end) {}
        std::string_view operator*() const { return trimmed(rest_.substr(0, rest_.find(separator_))); }
        Iterator& operator++() {
            const auto at = rest_.find(separator_);
            end_ = at == std::string_view::npos;
            if (!end_) rest_.remove_prefix(at + 1);
            return *this;
        }
        bool operator!=(const Iterator& other) const { return end_ != other.end_; }

    private:
        std::string_view rest_;
        char separator_;
        bool end_;
    };

    Iterator begin() const { return {text_, separator_, text_.empty()}; }
    Iterator end() const { return {{}, separator_, true}; }

private:
    std::string_view text_;
    char separator_;
};

}  // namespace actiewijzer::http
