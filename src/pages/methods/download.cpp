#include <algorithm>
#include <array>
#include <stdexcept>

#include "exchange/method_table.hpp"
#include "pages/methods/pages.hpp"
#include "pages/methods/search_request.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::methods {

namespace {

using Methods = std::vector<const Method*>;

struct Form {
    std::string_view name;  ///< in the address, and the ending of the file
    std::string_view content_type;
    std::string (*write)(const Methods& methods);
};

constexpr std::array forms{
    Form{"csv", "text/csv; charset=utf-8",
         [](const Methods& methods) { return outputs::write_csv(exchange::methods_table(methods)); }},
    Form{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         [](const Methods& methods) { return outputs::write_xlsx(exchange::methods_table(methods)); }},
    Form{"ods", "application/vnd.oasis.opendocument.spreadsheet",
         [](const Methods& methods) { return outputs::write_ods(exchange::methods_table(methods)); }},
    Form{"json", "application/json", exchange::methods_json},
    Form{"zip", "application/zip", exchange::methods_bundle},
};

}  // namespace

http::Response download(const Visit& visit) {
    const auto form = std::ranges::find(forms, visit.capture(0), &Form::name);
    if (form == forms.end()) return not_found(visit);
    auto request = read_search(visit);
    if (!request.faults.empty()) return error_page(visit, 400);
    request.query.offset = 0;
    request.query.limit = visit.knowledge().methods.size();
    Methods methods;
    for (const auto& hit : visit.edition->index->find(request.query).hits) methods.push_back(hit.method);
    http::Response response;
    response.content_type = form->content_type;
    try {
        response.body = form->write(methods);
    } catch (const std::length_error&) {
        return too_long_for_excel(visit);
    }
    response.header("Content-Disposition", "attachment; filename=\"methoden." + std::string(form->name) + '"');
    return response;
}

}  // namespace actiewijzer::pages::methods
