#include "api/api.hpp"

#include <charconv>

namespace actiewijzer::api {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// "en-GB" names "en".
bool names(std::string_view tag, std::string_view language) {
    if (tag.size() < language.size() || (tag.size() > language.size() && tag[language.size()] != '-')) return false;
    for (std::size_t at = 0; at < language.size(); ++at)
        if (lower(tag[at]) != language[at]) return false;
    return true;
}

double quality(std::string_view parameters) {
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos) return 1;
    double value = 0;
    std::from_chars(parameters.data() + at + 2, parameters.data() + parameters.size(), value);
    return value;
}

}  // namespace

Language preferred(std::string_view accept_language) {
    auto best = Language::nl;
    double most = 0;
    while (!accept_language.empty()) {
        const auto comma = std::min(accept_language.find(','), accept_language.size());
        const auto item = trimmed(accept_language.substr(0, comma));
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
        const auto end = std::min(item.find(';'), item.size());
        const auto weight = quality(item.substr(end));
        for (const auto language : all_languages)
            if (weight > most && names(trimmed(item.substr(0, end)), code(language))) {
                best = language;
                most = weight;
            }
    }
    return best;
}

Call call_of(const Api& api, const http::Request& request) {
    return {api, request, api.published.current(), text::Words(api.translations, preferred(request.accept_language))};
}

usecases::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

}  // namespace actiewijzer::api
