#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "api/answer.hpp"
#include "api/routes.hpp"
#include "domain/plain_text.hpp"
#include "domain/situation.hpp"
#include "exchange/method_fields.hpp"
#include "exchange/method_json.hpp"
#include "exchange/method_table.hpp"
#include "knowledge/method_text.hpp"
#include "search/facets.hpp"
#include "search/index.hpp"

namespace actiewijzer::api {

namespace {

constexpr std::size_t usual_page_size = 20;
constexpr std::size_t largest_page_size = 100;
constexpr std::size_t last_page = 10'000;

enum class Paged { no, yes };

/// Reads the query, and collects everything that is wrong with it.
class Reader {
public:
    Reader(const Call& call, Paged paged) : call_(call), given_(call.request.query), paged_(paged) {}

    std::vector<InvalidField> faults;
    std::size_t page = 1;

    search::Query read() {
        search::Query query;
        query.language = call_.words.language();
        query.words = words();
        for (const auto& facet : search::facets())
            if (auto chosen = values(facet); !chosen.empty()) query.chosen.emplace(facet.key, std::move(chosen));
        if (paged_ == Paged::yes) {
            page = number("pagina", 1, last_page);
            query.limit = number("paginaGrootte", usual_page_size, largest_page_size);
            query.offset = (page - 1) * query.limit;
        } else {
            query.limit = call_.knowledge().methods.size();
        }
        for (const auto& [name, value] : given_.items())
            if (!is_known(name)) fault(shortened(name), "invalid.unknown_parameter");
        return query;
    }

private:
    bool is_known(std::string_view name) const {
        if (name == "pagina" || name == "paginaGrootte") return paged_ == Paged::yes;
        return name == "zoek" ||
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
    const Paged paged_;
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

/// A method that was withdrawn keeps its address: it leads to another one, or says why it is gone.
http::Response not_there(const Call& call, std::string_view part) {
    const auto* withdrawn = call.knowledge().withdrawn_method(call.capture(0));
    if (!withdrawn) return problem(call, 404);
    if (withdrawn->moved_to.empty()) return refuse(call, 410, withdrawn->reason);
    auto response = nothing(call);
    response.status = 308;
    response.header("Location", "/api/v1/methoden/" + withdrawn->moved_to + std::string(part));
    return response;
}

}  // namespace

http::Response find_methods(const Call& call) {
    Reader reader(call, Paged::yes);
    const auto query = reader.read();
    if (!reader.faults.empty()) return problem(call, 400, reader.faults);
    const auto found = call.edition->index->find(query);
    auto response = tagged(call, exchange::write(found, query.words, call.knowledge(), call.words));
    if (auto pages = links(call, reader.page, query, found.total); !pages.empty())
        response.header("Link", std::move(pages));
    return response;
}

http::Response show_method(const Call& call) {
    const auto* method = call.knowledge().method(call.capture(0));
    if (!method) return not_there(call, {});
    return tagged(call, exchange::write(*method, call.knowledge(), call.words));
}

http::Response method_text(const Call& call) {
    const auto* method = call.knowledge().method(call.capture(0));
    if (!method) return not_there(call, "/tekst");
    return tagged_text(call, knowledge::write_method_text(*method));
}

http::Response method_fields(const Call& call) {
    const auto* method = call.knowledge().method(call.capture(0));
    if (!method) return not_there(call, "/velden");
    boost::json::object root;
    root["slug"] = method->slug;
    root["velden"] = exchange::fields_json(knowledge::write_method_text(*method));
    return tagged(call, boost::json::serialize(root));
}

http::Response export_methods(const Call& call) {
    Reader reader(call, Paged::no);
    const auto query = reader.read();
    if (!reader.faults.empty()) return problem(call, 400, reader.faults);
    std::vector<const Method*> methods;
    for (const auto& hit : call.edition->index->find(query).hits) methods.push_back(hit.method);
    return tagged(call, exchange::methods_json(methods));
}

}  // namespace actiewijzer::api
