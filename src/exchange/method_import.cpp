#include "exchange/method_import.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "domain/plain_text.hpp"
#include "domain/slug.hpp"
#include "exchange/method_fields.hpp"
#include "exchange/method_table.hpp"
#include "knowledge/method_paths.hpp"
#include "knowledge/method_text.hpp"
#include "outputs/read_table.hpp"
#include "outputs/unzip.hpp"

namespace actiewijzer::exchange {

namespace {

namespace json = boost::json;
using knowledge::MethodField;

constexpr std::size_t most_faults = 1000;
constexpr std::size_t largest_method = 200'000;
constexpr std::string_view folder = "methods/";
constexpr std::string_view ending = ".md";

class Reader {
public:
    explicit Reader(const knowledge::Knowledge& knowledge) : knowledge_(knowledge) {}

    void fault(std::string place, std::string key, std::vector<std::string> arguments = {}) {
        if (read_.faults.size() < most_faults)
            read_.faults.push_back({std::move(place), {{}, 0, std::move(key), std::move(arguments)}});
    }

    void unreadable(std::string place, outputs::UnzipFault why) {
        fault(std::move(place),
              why == outputs::UnzipFault::too_large ? "import.fault.too_large" : "import.fault.broken");
    }

    /// `place_of(line)` says where in the file a line of the text comes from.
    template <class PlaceOf>
    void method(const std::string& slug, const std::string& text, PlaceOf place_of) {
        if (slug.empty() || slug_of(slug) != slug) return fault(place_of(1), "import.fault.slug", {slug.substr(0, 60)});
        if (!seen_.insert(slug).second) return fault(place_of(1), "import.fault.twice", {slug});
        if (const auto wrong = check_text(text, largest_method); wrong != TextFault::none)
            return fault(place_of(1), std::string(message_key(wrong)), {std::to_string(largest_method)});
        const auto method = knowledge::read_method_text(slug, text, knowledge_);
        if (method.right()) {
            read_.methods.push_back({slug, knowledge::write_method_text(*method.method)});
            return;
        }
        for (const auto& each : method.faults) {
            if (table_ && each.key == "content.fault.unknown_field") {
                const auto& column = each.arguments.at(0);
                if (unknown_.insert(column).second) fault("rij 1, " + column.substr(0, 100), "import.fault.column");
            } else if (read_.faults.size() < most_faults) {
                read_.faults.push_back({place_of(each.line), each});
            }
        }
    }
    /// What comes from now on are rows: a column that nobody knows is one fault, however many rows there are.
    void begin_table() { table_ = true; }
    void fields(const std::string& slug, const std::vector<MethodField>& given, const std::string& where) {
        // Before it is put together with the others: of a cell of 50 MB the place is worth more than its text.
        for (const auto& field : given)
            if (length_of(field) > largest_method)
                return fault(where + ", " + field.path.substr(0, 100), std::string(message_key(TextFault::too_long)),
                             {std::to_string(largest_method)});
        const auto text = knowledge::text_from_fields(given);
        const auto written = knowledge::fields_in(text);
        method(slug, text, [&](int line) {
            const auto path = knowledge::path_at(written, line);
            return path.empty() ? where : where + ", " + path;
        });
    }
    ImportedMethods take() { return std::move(read_); }

private:
    static std::size_t length_of(const MethodField& field) {
        auto length = field.path.size() + field.value.size();
        for (const auto& item : field.items) length += item.size();
        return length;
    }

    const knowledge::Knowledge& knowledge_;
    std::set<std::string> seen_;
    std::set<std::string> unknown_;  ///< columns
    bool table_ = false;
    ImportedMethods read_;
};

void read_bundle(std::string_view bytes, Reader& reader) {
    const auto archive = outputs::read_zip(bytes);
    if (archive.fault != outputs::UnzipFault::none) return reader.unreadable("zip", archive.fault);
    for (const auto& entry : archive.entries) {
        const std::string_view name = entry.name;
        const bool fits =
            name.starts_with(folder) && name.ends_with(ending) && name.size() > folder.size() + ending.size();
        if (!fits) {
            reader.fault(entry.name.substr(0, 100), "import.fault.name");
            continue;
        }
        const std::string slug(name.substr(folder.size(), name.size() - folder.size() - ending.size()));
        reader.method(slug, entry.bytes,
                      [&](int line) { return entry.name.substr(0, 100) + ':' + std::to_string(line); });
    }
}

void read_json(std::string_view bytes, Reader& reader) {
    boost::system::error_code error;
    const auto root = json::parse(bytes, error);
    const auto* object = error ? nullptr : root.if_object();
    const auto* methods = object ? object->if_contains("methoden") : nullptr;
    if (!methods || !methods->is_array()) return reader.fault("json", "import.fault.no_methods");
    std::size_t number = 0;
    for (const auto& each : methods->get_array()) {
        const auto where = "methoden[" + std::to_string(number++) + ']';
        const auto* one = each.if_object();
        const auto* slug = one ? one->if_contains("slug") : nullptr;
        const auto* fields = one ? one->if_contains("velden") : nullptr;
        if (!slug || !slug->is_string() || !fields || !fields->is_object()) {
            reader.fault(where, "import.fault.no_fields");
            continue;
        }
        const auto given = fields_from(fields->get_object(), [&](std::string_view path) {
            reader.fault(where + ", " + std::string(path), "content.fault.not_text");
        });
        reader.fields(std::string(slug->get_string()), given, where);
    }
}

std::vector<std::string> items_of(std::string_view cell) {
    std::vector<std::string> items;
    while (!cell.empty()) {
        const auto end = std::min(cell.find(';'), cell.size());
        if (auto item = tidy(cell.substr(0, end)); !item.empty()) items.push_back(std::move(item));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return items;
}

void read_table(const outputs::ReadTable& table, Reader& reader) {
    if (!table) return reader.unreadable("tabel", table.error());
    const auto slug = std::ranges::find(table->columns, "slug");
    if (slug == table->columns.end()) return reader.fault("rij 1", "import.fault.no_slug");
    reader.begin_table();
    const auto slug_at = static_cast<std::size_t>(slug - table->columns.begin());
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
        std::vector<MethodField> given;
        for (std::size_t column = 0; column < table->columns.size(); ++column) {
            if (column == slug_at || table->columns[column].empty()) continue;
            MethodField field{table->columns[column], {}, 0};
            field.list = knowledge::is_list_path(field.path);
            if (field.list)
                field.items = items_of(table->rows[row][column]);
            else
                field.value = table->rows[row][column];
            given.push_back(std::move(field));
        }
        // The first row holds the names of the columns.
        reader.fields(table->rows[row][slug_at], given, "rij " + std::to_string(row + 2));
    }
}

}  // namespace

ImportedMethods read_methods(std::string_view file_name, std::string_view bytes,
                             const knowledge::Knowledge& knowledge) {
    Reader reader(knowledge);
    if (file_name.ends_with(".zip"))
        read_bundle(bytes, reader);
    else if (file_name.ends_with(".json"))
        read_json(bytes, reader);
    else if (file_name.ends_with(".csv"))
        read_table(outputs::read_csv(bytes), reader);
    else if (file_name.ends_with(".xlsx"))
        read_table(outputs::read_xlsx(bytes), reader);
    else if (file_name.ends_with(".ods"))
        read_table(outputs::read_ods(bytes), reader);
    else
        reader.fault(std::string(file_name.substr(0, 100)), "import.fault.kind");
    return reader.take();
}

}  // namespace actiewijzer::exchange
