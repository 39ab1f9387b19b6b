#include "jobs/robots.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace actiewijzer::jobs {

namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; }

bool same_word(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

/// "Zoeker" of "Zoeker/2.1": a version says nothing.
std::string_view product_of(std::string_view agent) {
    const auto letter = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_'; };
    const auto end = std::ranges::find_if_not(agent, letter);
    return agent.substr(0, static_cast<std::size_t>(end - agent.begin()));
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    const char small = lower(digit);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// RFC 3986: what means the same as an escape and as itself.
bool unreserved(unsigned char letter) {
    return std::isalnum(letter) || letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

void append_escaped(std::string& text, unsigned char letter) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    text += {'%', digits[letter >> 4U], digits[letter & 15U]};
}

/// One spelling of a path: escapes only where needed, in capitals. `special` stay escaped when they were, and become
/// so when `escape_special`.
std::string normalised(std::string_view path, bool escape_special) {
    std::string result;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const auto letter = static_cast<unsigned char>(path[at]);
        if (letter == '%' && at + 2 < path.size() && hex_value(path[at + 1]) >= 0 && hex_value(path[at + 2]) >= 0) {
            const auto value = static_cast<unsigned char>(hex_value(path[at + 1]) * 16 + hex_value(path[at + 2]));
            if (unreserved(value))
                result += static_cast<char>(value);
            else
                append_escaped(result, value);
            at += 2;
        } else if (letter > 126 || letter <= ' ' || (escape_special && (letter == '*' || letter == '$'))) {
            append_escaped(result, letter);
        } else {
            result += static_cast<char>(letter);
        }
    }
    return result;
}

/// Each * takes as little as it can; going back to the last one is enough, so the time is bounded by the product of
/// both lengths.
bool matches(std::string_view pattern, std::string_view path) {
    const bool whole = pattern.ends_with('$');
    if (whole) pattern.remove_suffix(1);
    std::size_t p = 0;
    std::size_t at = 0;
    auto star = std::string_view::npos;
    std::size_t retry = 0;
    while (true) {
        if (p == pattern.size() && (!whole || at == path.size())) return true;
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            retry = at;
        } else if (p < pattern.size() && at < path.size() && pattern[p] == path[at]) {
            ++p;
            ++at;
        } else if (star != std::string_view::npos && retry < path.size()) {
            p = star;
            at = ++retry;
        } else {
            return false;
        }
    }
}

std::string_view next_line(std::string_view& text) {
    const auto end = std::min(text.find_first_of("\r\n"), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

}  // namespace

Robots Robots::nothing() {
    Robots robots;
    robots.rules_.push_back({false, "/"});
    return robots;
}

Robots Robots::parse(std::string_view text, std::string_view product) {
    text = text.substr(0, longest);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Robots own;
    Robots of_all;
    bool named = false;    // somewhere
    bool for_us = false;   // this group
    bool for_all = false;  // this group
    bool in_rules = true;  // the next user-agent begins a group
    while (!text.empty()) {
        auto line = next_line(text);
        line = line.substr(0, line.find('#'));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const auto field = trimmed(line.substr(0, colon));
        const auto value = trimmed(line.substr(colon + 1));
        if (same_word(field, "user-agent")) {
            if (in_rules) for_us = for_all = in_rules = false;
            for_all = for_all || value == "*";
            for_us = for_us || same_word(product_of(value), product);
            named = named || for_us;
        } else if (same_word(field, "allow") || same_word(field, "disallow")) {
            in_rules = true;
            if (value.empty()) continue;
            const Rule rule{same_word(field, "allow"), normalised(value, false)};
            if (for_us) own.rules_.push_back(rule);
            if (for_all) of_all.rules_.push_back(rule);
        }
    }
    return named ? own : of_all;
}

bool Robots::allow(std::string_view target) const {
    if (target == "/robots.txt") return true;
    const auto path = normalised(target, true);
    const Rule* best = nullptr;
    for (const auto& rule : rules_) {
        const bool better = !best || rule.pattern.size() > best->pattern.size() ||
                            (rule.pattern.size() == best->pattern.size() && rule.allow);
        if (better && matches(rule.pattern, path)) best = &rule;
    }
    return !best || best->allow;
}

}  // namespace actiewijzer::jobs
