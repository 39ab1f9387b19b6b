#include "pages/methods/search_request.hpp"

#include <algorithm>
#include <charconv>

#include "domain/plain_text.hpp"
#include "domain/situation.hpp"

namespace actiewijzer::pages::methods {

namespace {

std::string percent_encoded(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.';
        if (plain)
            encoded += c;
        else
            (encoded += '%').append({digits[byte >> 4U], digits[byte & 15U]});
    }
    return encoded;
}

std::optional<std::size_t> number_from(std::string_view text, std::size_t least, std::size_t most) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) return std::nullopt;
    return value;
}

/// Long enough to recognise what was typed, short enough to read.
std::string shortened(std::string_view text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return std::string(text);
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return std::string(text.substr(0, end)) + "…";
}

}  // namespace

std::string value_name(const Visit& visit, const search::Facet& facet, const std::string& id) {
    const auto options = facet.options(visit.knowledge());
    const auto found = std::ranges::find(options, id, &search::FacetOption::id);
    return found == options.end() ? std::string() : text::capitalised(found->called(visit.words));
}

std::string facet_name(const Visit& visit, const search::Facet& facet) {
    return visit.words("methods.facet." + std::string(facet.key));
}

std::string SearchRequest::address(const Visit& visit, std::size_t on_page) const {
    std::string parameters;
    const auto add = [&](std::string_view parameter, std::string_view value) {
        parameters += (parameters.empty() ? '?' : '&');
        parameters.append(parameter).append("=").append(percent_encoded(value));
    };
    if (!query.words.empty()) add("zoek", query.words);
    for (const auto& facet : search::facets())
        if (const auto chosen = query.chosen.find(facet.key); chosen != query.chosen.end())
            for (const auto& value : chosen->second) add(facet.parameter, value);
    if (table) add("weergave", "tabel");
    if (query.by_name) add("volgorde", "naam");
    if (on_page > 1) add("pagina", std::to_string(on_page));
    if (query.limit != usual_page_size) add("paginaGrootte", std::to_string(query.limit));
    return visit.url("/methoden") + parameters;
}

SearchRequest read_search(const Visit& visit) {
    constexpr std::size_t most_pages = 100'000;
    SearchRequest request;
    const auto& asked = visit.request.query;
    const auto& words = visit.words;
    request.query.language = visit.language();
    request.typed = tidy(asked.get("zoek").value_or(""));
    if (const auto fault = check_text(request.typed, TextLimits::search); fault != TextFault::none)
        request.faults.push_back(
            words("methods.fault.words", {words(message_key(fault), {std::to_string(TextLimits::search)})}));
    else
        request.query.words = request.typed;
    for (const auto& facet : search::facets())
        for (const auto typed : asked.all(facet.parameter)) {
            if (typed.empty()) continue;
            if (auto id = search::recognise(facet, visit.knowledge(), visit.site.translations, typed)) {
                auto& chosen = request.query.chosen[std::string(facet.key)];
                if (std::ranges::find(chosen, *id) == chosen.end()) chosen.push_back(std::move(*id));
            } else {
                request.faults.push_back(words("methods.fault.value", {facet_name(visit, facet), shortened(typed)}));
            }
        }
    request.table = asked.get("weergave") == "tabel";
    request.query.by_name = asked.get("volgorde") == "naam";
    const auto read_number = [&](std::string_view parameter, std::string_view fault, std::size_t most,
                                 std::size_t& into) {
        const auto typed = asked.get(parameter);
        if (!typed || typed->empty()) return;
        if (const auto number = number_from(*typed, 1, most))
            into = *number;
        else
            request.faults.push_back(words(fault, {shortened(*typed), std::to_string(most)}));
    };
    request.query.limit = usual_page_size;
    read_number("pagina", "methods.fault.page", most_pages, request.page);
    read_number("paginaGrootte", "methods.fault.page_size", largest_page_size, request.query.limit);
    return request;
}

}  // namespace actiewijzer::pages::methods
