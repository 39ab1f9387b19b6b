#include <algorithm>
#include <array>
#include <charconv>

#include "api/answer.hpp"
#include "api/routes.hpp"
#include "domain/plain_text.hpp"
#include "domain/situation.hpp"
#include "exchange/method_json.hpp"
#include "search/facets.hpp"
#include "search/index.hpp"

namespace actiewijzer::api {

namespace {

constexpr std::size_t usual_page_size = 20;
constexpr std::size_t largest_page_size = 100;
constexpr std::size_t last_page = 10'000;

/// Reads the query, and collects everything that is wrong with it.
class Reader {
public:
    explicit Reader(const Call& call) : call_(call), given_(call.request.query) {}

    std::vector<InvalidField> faults;
    std::size_t page = 1;

    search::Query read() {
        search::Query query;
        query.language = call_.words.language();
        query.words = words();
        for (const auto& facet : search::facets())
            if (auto chosen = values(facet); !chosen.empty()) query.chosen.emplace(facet.key, std::move(chosen));
        page = number("pagina", 1, last_page);
        query.limit = number("paginaGrootte", usual_page_size, largest_page_size);
        query.offset = (page - 1) * query.limit;
        for (const auto& [name, value] : given_.items())
            if (!is_known(name)) fault(shortened(name), "invalid.unknown_parameter");
        return query;
    }

private:
    static bool is_known(std::string_view name) {
        return name == "zoek" || name == "pagina" || name == "paginaGrootte" ||
               std::ranges::find(search::facets(), name, &search::Facet::parameter) != search::facets().end();
    }

    void fault(std::string name, std::string reason, std::string argument = {}) {
        faults.push_back({std::move(name), std::move(reason), std::move(argument)});
    }

    std::string words() {
        const auto typed = given_.get("zoek").value_or("");
        const auto found = check_text(typed, TextLimits::search);
        if (found == TextFault::none) return tidy(typed);
        fault("zoek", std::string(message_key(found)), std::to_string(TextLimits::search));
        return {};
    }

    std::vector<std::string> values(const search::Facet& facet) {
        std::vector<std::string> all;
        for (const auto typed : given_.all(facet.parameter)) {
            if (typed.empty()) continue;
            if (auto value = search::recognise(facet, call_.knowledge(), call_.api.translations, typed))
                all.push_back(std::move(*value));
            else
                fault(std::string(facet.parameter), "invalid.unknown_value", shortened(typed));
        }
        return all;
    }

    std::size_t number(std::string_view name, std::size_t usual, std::size_t most) {
        const auto typed = given_.get(name);
        if (!typed) return usual;
        std::size_t value = 0;
        const auto end = typed->data() + typed->size();
        const auto [stopped, failed] = std::from_chars(typed->data(), end, value);
        if (failed == std::errc() && stopped == end && value >= 1 && value <= most) return value;
        fault(std::string(name), "invalid.number_to", std::to_string(most));
        return usual;
    }

    static std::string shortened(std::string_view typed) {
        constexpr std::size_t most = 60;
        if (typed.size() <= most) return std::string(typed);
        auto end = most;
        while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0) == 0x80) --end;
        return std::string(typed.substr(0, end)) + "…";
    }

    const Call& call_;
    const http::Parameters& given_;
};

std::string encoded(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string safe;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        const bool plain =
            (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z') || c == '-' || c == '_';
        if (plain)
            safe += c;
        else
            (safe += '%').append({digits[u >> 4], digits[u & 15]});
    }
    return safe;
}

/// The same question on another page.
std::string link(const Call& call, std::size_t page, std::string_view relation) {
    std::string target = "</api/v1/methoden?";
    for (const auto& [name, value] : call.request.query.items())
        if (name != "pagina") target.append(encoded(name)).append("=").append(encoded(value)).append("&");
    return target + "pagina=" + std::to_string(page) + ">; rel=\"" + std::string(relation) + '"';
}

std::string links(const Call& call, std::size_t page, const search::Query& query, std::size_t total) {
    std::string all;
    if (page > 1) all = link(call, page - 1, "prev");
    if (query.offset + query.limit < total) all.append(all.empty() ? "" : ", ").append(link(call, page + 1, "next"));
    return all;
}

}  // namespace

http::Response find_methods(const Call& call) {
    Reader reader(call);
    const auto query = reader.read();
    if (!reader.faults.empty()) return problem(call, 400, reader.faults);
    const auto found = call.edition->index->find(query);
    auto response = answer(call, exchange::write(found, query.words, call.knowledge(), call.words));
    if (auto pages = links(call, reader.page, query, found.total); !pages.empty())
        response.header("Link", std::move(pages));
    return response;
}

http::Response show_method(const Call& call) {
    const auto* method = call.knowledge().method(call.request.captures.at(0));
    if (!method) return problem(call, 404);
    return answer(call, exchange::write(*method, call.knowledge(), call.words));
}

}  // namespace actiewijzer::api
