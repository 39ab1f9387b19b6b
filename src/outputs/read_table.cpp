#include "outputs/read_table.hpp"

#include <algorithm>
#include <pugixml.hpp>

namespace actiewijzer::outputs {

namespace {

constexpr std::size_t most_columns = 16'384;  // as many as a sheet has
constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_cells = 10'000'000;
// A sheet of ten thousand methods is some 60 MB of XML.
constexpr UnzipLimits sheet_limits{
    .entries = 1000, .entry_bytes = std::size_t{96} << 20U, .total_bytes = std::size_t{160} << 20U};

/// All rows as long as the first; what stands further to the right has no column.
Table table_of(std::vector<std::vector<std::string>> rows) {
    Table table;
    if (rows.empty()) return table;
    table.columns = std::move(rows.front());
    rows.erase(rows.begin());
    const auto empty = [](const std::string& cell) { return cell.empty(); };
    for (auto& row : rows) {
        if (std::ranges::all_of(row, empty)) continue;
        row.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    return table;
}

char separator_of(std::string_view text) {
    const auto line = text.substr(0, text.find('\n'));
    char best = ';';
    for (const char candidate : {';', ',', '\t'})
        if (std::ranges::count(line, candidate) > std::ranges::count(line, best)) best = candidate;
    return best;
}

std::string without_apostrophe(std::string value) {
    if (value.size() > 1 && value[0] == '\'' && std::string_view("=+-@\t\r").find(value[1]) != std::string_view::npos)
        value.erase(0, 1);
    return value;
}

/// "BC12" as column 54, from 0.
std::size_t column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (column > most_columns) return most_columns;
    }
    return column == 0 ? 0 : column - 1;
}

/// All pieces of text below a node, in order: a cell may be cut up by its formats.
std::string text_in(const pugi::xml_node& node) {
    std::string text;
    for (const auto& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "t" || name.ends_with(":t"))
            text += child.text().get();
        else if (name != "rPh")
            text += text_in(child);
    }
    return text;
}

/// The text of a paragraph: runs, tabs, line ends, and spaces that are counted.
std::string run_of(const pugi::xml_node& paragraph) {
    std::string text;
    for (const auto& child : paragraph.children()) {
        const std::string_view name = child.name();
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += child.value();
        else if (name == "text:s")
            text.append(std::clamp(child.attribute("text:c").as_int(1), 1, 1000), ' ');
        else if (name == "text:tab")
            text += '\t';
        else if (name == "text:line-break")
            text += '\n';
        else
            text += run_of(child);
    }
    return text;
}

/// The paragraphs of a cell, a line each.
std::string paragraphs_in(const pugi::xml_node& cell) {
    std::string text;
    bool first = true;
    for (const auto& paragraph : cell.children("text:p")) {
        if (!first) text += '\n';
        text += run_of(paragraph);
        first = false;
    }
    return text;
}

/// Rows may stand in groups. False as soon as `take` says so.
template <class Take>
bool each_row(const pugi::xml_node& node, const Take& take) {
    for (const auto& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "table:table-row"
                ? !take(child)
                : (name.starts_with("table:table-row") || name == "table:table-header-rows") && !each_row(child, take))
            return false;
    }
    return true;
}

const std::string* entry(const Unzipped& archive, std::string_view name) {
    const auto found = std::ranges::find(archive.entries, name, &ZipEntry::name);
    return found == archive.entries.end() ? nullptr : &found->bytes;
}

}  // namespace

ReadTable read_csv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    const char separator = separator_of(text);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string cell;
    bool quoted = false;
    bool was_quoted = false;
    const auto end_cell = [&] {
        row.push_back(without_apostrophe(std::move(cell)));
        cell.clear();
        was_quoted = false;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c != '"') {
                cell += c;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                cell += text[++at];
            } else {
                quoted = false;
            }
        } else if (c == '"' && cell.empty() && !was_quoted) {
            quoted = was_quoted = true;
        } else if (c == separator) {
            end_cell();
        } else if (c == '\n') {
            if (cell.ends_with('\r')) cell.pop_back();
            end_cell();
            rows.push_back(std::move(row));
            row.clear();
        } else {
            cell += c;
        }
    }
    if (quoted) return UnzipFault::broken;
    if (!cell.empty() || !row.empty()) {
        end_cell();
        rows.push_back(std::move(row));
    }
    return table_of(std::move(rows));
}

ReadTable read_xlsx(std::string_view bytes) {
    const auto archive = read_zip(bytes, sheet_limits);
    if (archive.fault != UnzipFault::none) return archive.fault;
    const auto* sheet = entry(archive, "xl/worksheets/sheet1.xml");
    if (!sheet) return UnzipFault::broken;
    std::vector<std::string> shared;
    pugi::xml_document xml;
    if (const auto* strings = entry(archive, "xl/sharedStrings.xml")) {
        if (!xml.load_buffer(strings->data(), strings->size())) return UnzipFault::broken;
        for (const auto& item : xml.document_element().children("si")) shared.push_back(text_in(item));
    }
    if (!xml.load_buffer(sheet->data(), sheet->size())) return UnzipFault::broken;
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : xml.document_element().child("sheetData").children("row")) {
        auto& row = rows.emplace_back();
        for (const auto& cell : line.children("c")) {
            const auto column = column_of(cell.attribute("r").value());
            if (column >= most_columns) return UnzipFault::too_large;
            if (row.size() <= column) row.resize(column + 1);
            const std::string_view type = cell.attribute("t").value();
            if (type == "s") {
                const auto place = cell.child("v").text().as_ullong(shared.size());
                if (place < shared.size()) row[column] = shared[place];
            } else if (type == "inlineStr") {
                row[column] = text_in(cell.child("is"));
            } else {
                row[column] = cell.child("v").text().get();
            }
        }
    }
    return table_of(std::move(rows));
}

ReadTable read_ods(std::string_view bytes) {
    const auto archive = read_zip(bytes, sheet_limits);
    if (archive.fault != UnzipFault::none) return archive.fault;
    const auto* content = entry(archive, "content.xml");
    pugi::xml_document xml;
    // Spaces of their own between two formats are part of a text.
    if (!content || !xml.load_buffer(content->data(), content->size(), pugi::parse_default | pugi::parse_ws_pcdata))
        return UnzipFault::broken;
    const auto sheet = xml.document_element().child("office:body").child("office:spreadsheet").child("table:table");
    if (!sheet) return UnzipFault::broken;
    std::vector<std::vector<std::string>> rows;
    std::size_t cells = 0;
    const auto repeated = [](const pugi::xml_node& node, const char* name) {
        return std::max(node.attribute(name).as_ullong(1), 1ULL);
    };
    const bool fits = each_row(sheet, [&](const pugi::xml_node& line) {
        std::vector<std::string> row;
        std::size_t skipped = 0;
        for (const auto& cell : line.children()) {
            const std::string_view kind = cell.name();
            if (kind != "table:table-cell" && kind != "table:covered-table-cell") continue;
            const auto times = repeated(cell, "table:number-columns-repeated");
            auto text = paragraphs_in(cell);
            // What is repeated to the edge of the sheet is the empty rest of it.
            if (text.empty()) {
                skipped += times;
                continue;
            }
            if (row.size() + skipped + times > most_columns) return false;
            row.resize(row.size() + skipped);
            row.insert(row.end(), times, text);
            skipped = 0;
        }
        const auto times = repeated(line, "table:number-rows-repeated");
        if (row.empty()) return true;
        cells += row.size() * times;
        if (rows.size() + times > most_rows || cells > most_cells) return false;
        rows.insert(rows.end(), times, row);
        return true;
    });
    if (!fits) return UnzipFault::too_large;
    return table_of(std::move(rows));
}

}  // namespace actiewijzer::outputs
