#include <algorithm>

#include "methods/compare.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/methods/pages.hpp"
#include "pages/methods/show.hpp"
#include "pages/methods/slugs.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::methods {

namespace {

namespace m = markers::methods_compare;

constexpr std::size_t fewest = 2;
constexpr std::size_t most = 4;

/// What stands in one cell: lines of text, or text of a section that is HTML already.
struct Cell {
    std::vector<std::string> lines;
    std::string html{};
    bool dutch = false;  ///< Dutch on an English page
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row {
    std::string label;
    std::vector<Cell> cells;  ///< one a method
};

struct CompareView {
    std::vector<const Method*> methods;
    std::vector<std::string> faults;
    bool only_differences = false;
    std::vector<Row> rows;
};

std::string address(const Visit& visit, const std::vector<const Method*>& methods, bool only_differences,
                    const Method* without = nullptr) {
    std::string query;
    const auto add = [&](std::string_view name, std::string_view value) {
        query.append(query.empty() ? "?" : "&").append(name).append("=").append(value);
    };
    for (const auto* method : methods)
        if (method != without) add("methode", method->slug);
    if (only_differences) add("verschillen", "1");
    return visit.url("/vergelijken") + query;
}

/// Cells by label, in the order in which the first method that has one shows it.
class Rows {
public:
    explicit Rows(std::size_t columns) : columns_(columns) {}

    void add(const std::string& label, std::size_t column, Cell cell) {
        auto row = std::ranges::find(rows_, label, &Row::label);
        if (row == rows_.end()) {
            rows_.push_back({label, std::vector<Cell>(columns_)});
            row = rows_.end() - 1;
        }
        auto& into = row->cells[column];
        into.lines.insert(into.lines.end(), cell.lines.begin(), cell.lines.end());
        into.html += cell.html;
        into.dutch = into.dutch || cell.dutch;
    }
    std::vector<Row> take() { return std::move(rows_); }

private:
    std::size_t columns_;
    std::vector<Row> rows_;
};

std::vector<Row> rows_of(const Visit& visit, const std::vector<const Method*>& methods) {
    const auto& words = visit.words;
    const auto today = text::dutch_today();
    std::vector<MethodView> views;
    for (const auto* method : methods) views.push_back(view_of(visit, *method, today));
    Rows rows(methods.size());
    const auto each = [&](auto work) {
        for (std::size_t column = 0; column < views.size(); ++column) work(views[column], column);
    };
    each(
        [&](const MethodView& view, std::size_t column) { rows.add(words("compare.what"), column, {{view.summary}}); });
    each([&](const MethodView& view, std::size_t column) {
        for (const auto& line : view.lines) rows.add(line.label, column, {{line.value}, {}, line.dutch});
    });
    each([&](const MethodView& view, std::size_t column) {
        for (const auto& trait : view.traits) rows.add(trait.label, column, {{trait.value}, {}, trait.dutch});
    });
    each([&](const MethodView& view, std::size_t column) {
        for (const auto& lean : view.leans) rows.add(words("method.moves"), column, {{lean.text}});
    });
    each([&](const MethodView& view, std::size_t column) {
        if (view.evidence.empty()) rows.add(words("method.evidence"), column, {{words("method.no_evidence")}});
        for (const auto& item : view.evidence)
            rows.add(words("method.evidence"), column,
                     {{item.level + ". " + item.scale, item.says,
                       item.judged + (item.validity.empty() ? "" : ". " + item.validity)}});
    });
    each([&](const MethodView& view, std::size_t column) {
        if (view.counter.empty()) rows.add(words("method.counter"), column, {{words("method.no_counter")}});
        for (const auto& item : view.counter) rows.add(words("method.counter"), column, {{item.says, item.date}});
    });
    each([&](const MethodView& view, std::size_t column) {
        for (const auto& part : view.parts)
            if (part.id != "wat") rows.add(part.title, column, {{}, part.html, view.dutch_text});
    });
    each([&](const MethodView& view, std::size_t column) {
        for (const auto& judgement : view.judgements)
            if (!judgement.why.empty())
                rows.add(words("compare.criterion", {judgement.criterion}), column,
                         {{judgement.verdict + ": " + judgement.why}});
    });
    each([&](const MethodView& view, std::size_t column) {
        for (const auto& collection : view.collections)
            rows.add(words("method.in_collections"), column, {{collection.name}});
    });
    return rows.take();
}

CompareView view_of_request(const Visit& visit) {
    CompareView view;
    view.only_differences = visit.request.query.get("verschillen") == "1";
    auto slugs = visit.request.query.all("methode");
    for (const auto slug : split_slugs(visit.request.query.get("methoden").value_or(""))) slugs.push_back(slug);
    if (const auto added = visit.request.query.get("erbij")) slugs.push_back(*added);
    for (const auto slug : slugs) {
        if (slug.empty()) continue;
        const auto* method = visit.knowledge().method(slug);
        if (!method)
            view.faults.push_back(visit.words("compare.unknown", {slug.substr(0, 60)}));
        else if (std::ranges::find(view.methods, method) == view.methods.end())
            view.methods.push_back(method);
    }
    if (view.methods.size() > most) {
        view.faults.push_back(visit.words("compare.too_many", {std::to_string(most)}));
        view.methods.resize(most);
    }
    if (view.methods.size() >= fewest) view.rows = rows_of(visit, view.methods);
    if (view.only_differences)
        std::erase_if(view.rows, [](const Row& row) {
            return std::ranges::all_of(row.cells, [&](const Cell& cell) { return cell == row.cells.front(); });
        });
    return view;
}

void pour_table(const Visit& visit, const CompareView& view, ctemplate::TemplateDictionary& values) {
    auto* table = values.AddSectionDictionary(m::ks_TABLE);
    table->SetValue(m::ks_SWITCH_HREF, address(visit, view.methods, !view.only_differences));
    table->SetValue(m::ks_SWITCH, visit.words(view.only_differences ? "compare.show_all" : "compare.show_differences"));
    for (const auto* method : view.methods) {
        auto* column = table->AddSectionDictionary(m::ks_COLUMN);
        column->SetValue(m::ks_COLUMN_HREF, visit.url("/methoden/" + method->slug));
        column->SetValue(m::ks_COLUMN_NAME, method->name);
    }
    for (const auto& row : view.rows) {
        auto* poured = table->AddSectionDictionary(m::ks_ROW);
        poured->SetValue(m::ks_ROW_LABEL, row.label);
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            const auto& cell = row.cells[at];
            auto* entry = poured->AddSectionDictionary(m::ks_CELL);
            entry->SetValue(m::ks_CELL_NAME, view.methods[at]->name);
            auto lines = cell.lines;
            if (lines.empty() && cell.html.empty()) lines.push_back(visit.words("compare.nothing"));
            for (const auto& line : lines) {
                auto* text = entry->AddSectionDictionary(m::ks_CELL_TEXT);
                text->SetValue(m::ks_TEXT, line);
                show_if(*text, cell.dutch, m::ks_TEXT_DUTCH);
            }
            if (cell.html.empty()) continue;
            auto* html = entry->AddSectionDictionary(m::ks_CELL_HTML);
            html->SetValue(m::ks_HTML, cell.html);
            show_if(*html, cell.dutch, m::ks_HTML_DUTCH);
        }
    }
    show_if(*table, view.rows.empty(), m::ks_SAME);
}

void pour(const Visit& visit, const CompareView& view, ctemplate::TemplateDictionary& values) {
    if (!view.faults.empty()) {
        auto* faults = values.AddSectionDictionary(m::ks_FAULTS);
        for (const auto& fault : view.faults)
            faults->AddSectionDictionary(m::ks_FAULT)->SetValue(m::ks_FAULT_TEXT, fault);
    }
    show_if(values, view.methods.size() < fewest, m::ks_TOO_FEW);
    if (!view.methods.empty()) {
        auto* chosen = values.AddSectionDictionary(m::ks_CHOSEN);
        for (const auto* method : view.methods) {
            auto* chip = chosen->AddSectionDictionary(m::ks_CHIP);
            chip->SetValue(m::ks_CHIP_HREF, address(visit, view.methods, view.only_differences, method));
            chip->SetValue(m::ks_CHIP_TEXT, method->name);
        }
    }
    if (view.methods.size() < most) {
        auto* add = values.AddSectionDictionary(m::ks_ADD);
        add->SetValue(m::ks_ADD_ACTION, visit.url("/vergelijken"));
        add->SetValue(m::ks_KEPT, joined_slugs(view.methods));
        for (const auto& method : visit.knowledge().methods) {
            if (std::ranges::find(view.methods, &method) != view.methods.end()) continue;
            auto* option = add->AddSectionDictionary(m::ks_OPTION);
            option->SetValue(m::ks_OPTION_SLUG, method.slug);
            option->SetValue(m::ks_OPTION_NAME, method.name);
        }
    }
    if (view.methods.size() >= fewest) pour_table(visit, view, values);
    values.SetValue(m::ks_LIST, visit.url("/lijst"));
    values.SetValue(m::ks_SEARCH, visit.url("/methoden"));
}

}  // namespace

http::Response compare(const Visit& visit) {
    const auto view = view_of_request(visit);
    http::Response response;
    auto title = visit.words("compare.title");
    if (!view.faults.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    const Frame frame{.title = std::move(title),
                      .description = visit.words("compare.description"),
                      .crumbs = {{visit.words("menu.methods"), "/methoden"}}};
    response.body = render(visit, frame, "methods/compare.html",
                           [&](ctemplate::TemplateDictionary& values) { pour(visit, view, values); });
    return response;
}

}  // namespace actiewijzer::pages::methods
