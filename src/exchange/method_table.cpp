#include "exchange/method_table.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "exchange/method_fields.hpp"
#include "knowledge/method_paths.hpp"
#include "knowledge/method_text.hpp"
#include "outputs/zip.hpp"

namespace actiewijzer::exchange {

namespace {

using knowledge::MethodField;

std::string cell_of(const MethodField& field) {
    if (!field.list) return field.value;
    std::string all;
    for (const auto& item : field.items) all.append(all.empty() ? "" : between_items).append(item);
    return all;
}

/// Adds the paths of one method to the columns, each after the one before it in the text.
void merge(std::vector<std::string>& columns, const std::vector<MethodField>& fields) {
    auto place = columns.begin() + 1;  // "slug" stays first
    for (const auto& field : fields) {
        const auto known = std::ranges::find(columns, field.path);
        place = known != columns.end() ? known + 1 : columns.insert(place, field.path) + 1;
    }
}

}  // namespace

outputs::Table methods_table(const std::vector<const Method*>& methods) {
    outputs::Table table{"methoden", {"slug"}, {}};
    std::vector<std::vector<MethodField>> all;
    for (const auto* method : methods) {
        all.push_back(knowledge::fields_in(knowledge::write_method_text(*method)));
        merge(table.columns, all.back());
    }
    for (std::size_t at = 0; at < methods.size(); ++at) {
        std::map<std::string_view, std::string> cells;
        for (const auto& field : all[at]) cells.emplace(field.path, cell_of(field));
        std::vector<std::string> row{methods[at]->slug};
        for (std::size_t column = 1; column < table.columns.size(); ++column) {
            const auto cell = cells.find(table.columns[column]);
            row.push_back(cell == cells.end() ? std::string() : cell->second);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string methods_json(const std::vector<const Method*>& methods) {
    boost::json::array all;
    for (const auto* method : methods) {
        boost::json::object one;
        one["slug"] = method->slug;
        one["velden"] = fields_json(knowledge::write_method_text(*method));
        all.push_back(std::move(one));
    }
    boost::json::object root;
    root["methoden"] = std::move(all);
    return boost::json::serialize(root) + '\n';
}

std::string methods_bundle(const std::vector<const Method*>& methods) {
    std::vector<outputs::ZipEntry> entries;
    for (const auto* method : methods)
        entries.push_back({"methods/" + method->slug + ".md", knowledge::write_method_text(*method)});
    return outputs::write_zip(entries);
}

}  // namespace actiewijzer::exchange
