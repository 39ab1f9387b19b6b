#include "peers/peers.hpp"

#include <cctype>

namespace actiewijzer::peers {

std::string_view Page::opening() const {
    constexpr std::size_t about = 200;
    if (text.size() <= about) return text;
    std::size_t end = about;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string_view(text).substr(0, end);
}

std::vector<std::string> plain_words(std::string_view text) {
    std::vector<std::string> words;
    bool inside = false;
    for (const char c : text) {
        const auto sign = static_cast<unsigned char>(c);
        const bool word = sign >= 0x80 || std::isalnum(sign);
        if (word && !inside) words.emplace_back();
        if (word) words.back() += c;
        inside = word;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words, char quote, std::string_view between) {
    std::string all;
    for (const auto& word : words) {
        if (!all.empty()) all += between;
        ((all += quote) += word) += quote;
    }
    return all;
}

}  // namespace actiewijzer::peers
