#include "http/target.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/grammar/lut_chars.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>

#include "http/utf8.hpp"

namespace actiewijzer::http {

namespace urls = boost::urls;

namespace {

// More fields than any form of ours has; a megabyte of '&' must not become a million strings.
constexpr std::size_t most_fields = 2000;

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

// A percent sign that starts no escape stays as it is, as the URL standard has it for forms.
std::string decode(std::string_view encoded, bool plus_is_space) {
    std::string text;
    text.reserve(encoded.size());
    for (std::size_t at = 0; at < encoded.size(); ++at) {
        const char letter = encoded[at];
        if (letter == '%' && at + 2 < encoded.size()) {
            const int high = hex_value(encoded[at + 1]);
            const int low = hex_value(encoded[at + 2]);
            if (high >= 0 && low >= 0) {
                text += static_cast<char>(high * 16 + low);
                at += 2;
                continue;
            }
        }
        text += letter == '+' && plus_is_space ? ' ' : letter;
    }
    return text;
}

std::vector<std::pair<std::string, std::string>> decode_pairs(std::string_view encoded) {
    std::vector<std::pair<std::string, std::string>> pairs;
    while (!encoded.empty() && pairs.size() < most_fields) {
        const auto pair = encoded.substr(0, encoded.find('&'));
        encoded.remove_prefix(std::min(pair.size() + 1, encoded.size()));
        if (pair.empty()) continue;
        const auto name = pair.substr(0, pair.find('='));
        const auto value = name.size() < pair.size() ? pair.substr(name.size() + 1) : std::string_view();
        pairs.emplace_back(decode(name, true), decode(value, true));
    }
    return pairs;
}

// Browsers and curl send some characters as they are that the standard wants escaped: letters with
// accents, brackets, bars. They mean no harm; a fragment, a space or a bad escape stays refused.
std::string escape_harmless(std::string_view target) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view harmless = "[]{}|^`\"<>\\";
    std::string escaped;
    for (const char letter : target) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte >= 0x80 || harmless.find(letter) != std::string_view::npos) {
            escaped += '%';
            escaped += digits[byte >> 4];
            escaped += digits[byte & 15];
        } else {
            escaped += letter;
        }
    }
    return escaped;
}

std::optional<Target> take_apart(std::string_view path, std::string_view query) {
    if (path.empty()) path = "/";
    auto segments = parse_path(path);
    if (!segments) return std::nullopt;
    auto pairs = decode_pairs(query);
    for (const auto& [name, value] : pairs)
        if (!is_text(name, true) || !is_text(value, true)) return std::nullopt;
    return Target{decode(path, false), std::move(*segments), Parameters(std::move(pairs))};
}

std::optional<Target> parse_exactly(std::string_view target) {
    const bool origin_form = target.front() == '/';
    // "//host/…" is an origin form whose first segment is empty, not an authority.
    const auto url = origin_form ? urls::parse_origin_form(target) : urls::parse_absolute_uri(target);
    if (!url) return std::nullopt;
    if (!origin_form && !url->has_authority()) return std::nullopt;
    const std::string_view path(url->encoded_path().data(), url->encoded_path().size());
    const std::string_view query(url->encoded_query().data(), url->encoded_query().size());
    return take_apart(path, query);
}

}  // namespace

std::optional<std::vector<std::string>> parse_path(std::string_view path) {
    if (path.empty() || path.front() != '/') return std::nullopt;
    std::vector<std::string> segments;
    path.remove_prefix(1);
    if (path.empty()) return segments;
    for (;;) {
        const auto end = path.find('/');
        segments.push_back(decode(path.substr(0, end), false));
        if (!is_text(segments.back(), false)) return std::nullopt;
        if (end == std::string_view::npos) return segments;
        path.remove_prefix(end + 1);
    }
}

std::optional<Target> parse_target(std::string_view target) {
    if (target.empty()) return std::nullopt;
    if (auto parsed = parse_exactly(target)) return parsed;
    const auto escaped = escape_harmless(target);
    return escaped.size() == target.size() ? std::nullopt : parse_exactly(escaped);
}

Parameters parse_form(std::string_view body) {
    auto pairs = decode_pairs(body);
    bool sound = true;
    for (auto& [name, value] : pairs) {
        sound = mend_text(name) && sound;
        sound = mend_text(value) && sound;
    }
    return Parameters(std::move(pairs), sound);
}

}  // namespace actiewijzer::http
