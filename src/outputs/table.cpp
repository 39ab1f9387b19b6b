#include "outputs/table.hpp"

#include <xlsxwriter.h>

#include <stdexcept>
#include <string_view>

#include "outputs/temporary_file.hpp"
#include "outputs/xml.hpp"
#include "outputs/zip.hpp"

namespace actiewijzer::outputs {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr char between = ';';
constexpr double widest_column = 60;
constexpr double usual_column = 24;

std::string cell_of_csv(const std::string& value) {
    const bool formula = !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
    auto text = formula ? '\'' + value : value;
    if (text.find_first_of("\";\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted += '"';
}

void add_row(std::string& csv, const std::vector<std::string>& row) {
    for (const auto& value : row) {
        if (&value != &row.front()) csv += between;
        csv += cell_of_csv(value);
    }
    csv += "\r\n";
}

std::string row_of_ods(const std::vector<std::string>& row) {
    std::string xml = "<table:table-row>";
    for (const auto& value : row) {
        xml += "<table:table-cell office:value-type=\"string\">";
        std::string_view rest = value;
        for (bool more = true; more;) {
            const auto end = rest.find('\n');
            more = end != std::string_view::npos;
            xml += "<text:p>" + escape_xml(rest.substr(0, end)) + "</text:p>";
            if (more) rest.remove_prefix(end + 1);
        }
        xml += "</table:table-cell>";
    }
    return xml + "</table:table-row>";
}

}  // namespace

std::string write_csv(const Table& table) {
    std::string csv(byte_order_mark);
    add_row(csv, table.columns);
    for (const auto& row : table.rows) add_row(csv, row);
    return csv;
}

std::string write_xlsx(const Table& table) {
    // The library writes to files only.
    const TemporaryFile file;
    lxw_workbook* book = workbook_new(file.path().c_str());
    // Without a fixed moment the same table would give other bytes each time.
    lxw_doc_properties properties{};
    properties.created = 315532800;
    workbook_set_properties(book, &properties);
    auto* sheet = workbook_add_worksheet(book, table.name.c_str());
    auto* bold = workbook_add_format(book);
    format_set_bold(bold);
    auto* wrapped = workbook_add_format(book);
    format_set_text_wrap(wrapped);
    format_set_align(wrapped, LXW_ALIGN_VERTICAL_TOP);
    const auto columns = static_cast<lxw_col_t>(table.columns.size());
    bool fits = true;
    const auto write = [&](std::size_t row, std::size_t column, const std::string& value, lxw_format* format) {
        fits = fits && worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                              value.c_str(), format) == LXW_NO_ERROR;
    };
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        write(0, column, table.columns[column], bold);
        const bool text = table.columns[column].starts_with("tekst.") || table.columns[column].starts_with("summary.");
        const auto at = static_cast<lxw_col_t>(column);
        worksheet_set_column(sheet, at, at, text ? widest_column : usual_column, nullptr);
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column < table.rows[row].size(); ++column)
            if (!table.rows[row][column].empty()) write(row + 1, column, table.rows[row][column], wrapped);
    worksheet_freeze_panes(sheet, 1, 1);
    if (columns > 0)
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                             static_cast<lxw_col_t>(columns - 1));
    if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error("cannot write a workbook");
    if (!fits) throw std::length_error("a value is too long for a cell");
    return file.bytes();
}

std::string write_ods(const Table& table) {
    std::string content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content "
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body>"
        "<office:spreadsheet><table:table table:name=\"" +
        escape_xml(table.name) + "\"><table:table-header-rows>" + row_of_ods(table.columns) +
        "</table:table-header-rows>";
    for (const auto& row : table.rows) content += row_of_ods(row);
    content += "</table:table></office:spreadsheet></office:body></office:document-content>\n";
    const std::string type = "application/vnd.oasis.opendocument.spreadsheet";
    return write_zip(
        {{"mimetype", type, true},
         {"META-INF/manifest.xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
          "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
          "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" +
              type +
              "\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
              "</manifest:manifest>\n"},
         {"content.xml", std::move(content)}});
}

}  // namespace actiewijzer::outputs
