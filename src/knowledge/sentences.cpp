#include "knowledge/sentences.hpp"

#include <algorithm>
#include <array>

namespace actiewijzer::knowledge {

namespace {

bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool word_like(std::string_view token) {
    return std::ranges::any_of(token, [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || u >= 0x80;
    });
}

/// "1." and "-" open a list item; "o.a." and "bijv." are no ends.
bool ends_sentence(std::string_view token) {
    static constexpr std::array abbreviations{"o.a.", "bijv.", "d.w.z.", "enz.", "ca.",
                                              "nr.",  "p.",    "dhr.",   "mw.",  "t/m"};
    while (!token.empty() && (token.back() == ')' || token.back() == '"' || token.back() == '*'))
        token.remove_suffix(1);
    for (const std::string_view quote : {"’", "”"})
        if (token.ends_with(quote)) token.remove_suffix(quote.size());
    if (token.empty() || std::ranges::find(abbreviations, token) != abbreviations.end()) return false;
    return token.back() == '.' || token.back() == '!' || token.back() == '?' || token.back() == ':' ||
           token.back() == ';';
}

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && space(text[at])) ++at;
        const auto begin = at;
        while (at < text.size() && !space(text[at])) ++at;
        if (word_like(text.substr(begin, at - begin))) ++count;
    }
    return count;
}

std::vector<Sentence> sentences(std::string_view text) {
    std::vector<Sentence> all;
    Sentence current{{}, 0, 0};
    int line = 0;
    const auto finish = [&] {
        if (current.words > 0) all.push_back(current);
        current = {{}, 0, line};
    };
    bool line_start = true;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && space(text[at])) {
            if (text[at] == '\n') {
                ++line;
                if (line_start) finish();
                line_start = true;
            }
            ++at;
        }
        const auto begin = at;
        while (at < text.size() && !space(text[at])) ++at;
        const auto token = text.substr(begin, at - begin);
        if (token.empty()) break;
        const bool item =
            line_start && (token == "-" || token == "*" || token.starts_with('#') ||
                           (token.size() <= 3 && token.back() == '.' && token[0] >= '0' && token[0] <= '9'));
        line_start = false;
        if (item) {
            finish();
            continue;
        }
        if (current.words == 0) current.line = line;
        if (word_like(token)) {
            ++current.words;
            if (current.words <= 6) current.start.append(current.start.empty() ? "" : " ").append(token);
        }
        if (ends_sentence(token)) finish();
    }
    finish();
    return all;
}

}  // namespace actiewijzer::knowledge
