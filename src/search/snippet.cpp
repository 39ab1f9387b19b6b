#include "search/snippet.hpp"

#include <algorithm>

namespace actiewijzer::search {

namespace {

constexpr std::size_t longest = 240;

/// Text as it stands, its runs of white space as one space.
std::string tidy(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space)
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return out;
}

std::vector<Fragment> fragments(std::string_view text, const std::vector<Token>& words, const Segment::Marks& marked,
                                std::size_t first, std::size_t behind) {
    std::vector<Fragment> all;
    const auto add = [&](std::string piece, bool mark) {
        if (!piece.empty()) all.push_back({std::move(piece), mark});
    };
    // What closes the last sentence belongs to it; what cuts one off gets an ellipsis.
    std::size_t end = behind < words.size() ? words[behind - 1].end : text.size();
    const bool cut = behind < words.size() && !words[behind - 1].ends_sentence;
    if (behind < words.size() && !cut) end = std::min(text.find_first_of(" \n", end), text.size());
    std::size_t at = first == 0 ? std::min(text.find_first_not_of(" \n\t\r"), words[0].begin) : words[first].begin;
    if (first > 0 && !words[first - 1].ends_sentence) add("… ", false);
    for (std::size_t i = first; i < behind; ++i) {
        if (!marked[i]) continue;
        add(tidy(text.substr(at, words[i].begin - at)), false);
        add(std::string(text.substr(words[i].begin, words[i].end - words[i].begin)), true);
        at = words[i].end;
    }
    std::string rest = tidy(text.substr(at, end - at));
    while (!rest.empty() && rest.back() == ' ') rest.pop_back();
    add(rest + (cut ? " …" : ""), false);
    return all;
}

}  // namespace

std::vector<Fragment> snippet(std::string_view text, const std::vector<Token>& words, const Segment::Marks& marked) {
    // The window with most different stems; of equal ones the first. It prefers to begin a sentence.
    std::size_t best = 0;
    std::size_t best_end = 0;
    std::size_t best_score = 0;
    for (std::size_t from = 0; from < words.size(); ++from) {
        const bool begins = from == 0 || words[from - 1].ends_sentence;
        if (!begins && !marked[from]) continue;
        Segment::Marks seen;
        std::size_t behind = from;
        for (; behind < words.size() && words[behind].end - words[from].begin <= longest; ++behind)
            if (marked[behind] && std::ranges::find(seen, marked[behind]) == seen.end()) seen.push_back(marked[behind]);
        if (behind == from) behind = from + 1;
        const std::size_t score = seen.size() * 2 + (begins && !seen.empty() ? 1 : 0);
        if (score > best_score) {
            best = from;
            best_end = behind;
            best_score = score;
        }
    }
    return best_score ? fragments(text, words, marked, best, best_end) : std::vector<Fragment>{};
}

std::vector<Fragment> opening(std::string_view text, const std::vector<Token>& words) {
    if (words.empty()) return {};
    std::size_t behind = 1;
    while (behind < words.size() && words[behind].end <= longest) ++behind;
    return fragments(text, words, Segment::Marks(words.size()), 0, behind);
}

}  // namespace actiewijzer::search
