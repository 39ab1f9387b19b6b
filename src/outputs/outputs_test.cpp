// Tables and archives: what goes out can come in again, and what others made can do no harm.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "outputs/qr.hpp"
#include "outputs/read_table.hpp"
#include "outputs/turtle.hpp"
#include "outputs/unzip.hpp"
#include "outputs/xml.hpp"

namespace actiewijzer::outputs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const Table difficult{"methoden",
                      {"slug", "tekst.hoe", "naam"},
                      {{"a", "1. een\n2. twee; \"drie\"", "=1+1"},
                       {"b", "", "@SUM(A1)"},
                       {"c", "é & <b> ' \t tab", "-2"},
                       {"d", "x,y;z", "'t Hof"}}};

TEST(Csv, gives_back_what_went_in) {
    const auto csv = write_csv(difficult);
    EXPECT_THAT(csv, StartsWith("\xEF\xBB\xBFslug;tekst.hoe;naam\r\n"));
    const auto back = read_csv(csv);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->columns, difficult.columns);
    EXPECT_EQ(back->rows, difficult.rows);
}

TEST(Csv, holds_no_formula) { EXPECT_THAT(write_csv(difficult), HasSubstr(";'=1+1\r\n")); }

TEST(Csv, of_others_may_have_commas_or_tabs_and_short_rows) {
    EXPECT_THAT(read_csv("slug,naam\na,\"x, y\"\nb\n\n")->rows,
                ElementsAre(ElementsAre("a", "x, y"), ElementsAre("b", "")));
    EXPECT_THAT(read_csv("slug\tnaam\na\tb")->rows, ElementsAre(ElementsAre("a", "b")));
    EXPECT_FALSE(read_csv("slug;naam\na;\"geen einde\n"));
    EXPECT_TRUE(read_csv("")->rows.empty());
}

TEST(Excel, gives_back_what_went_in) {
    const auto back = read_xlsx(write_xlsx(difficult));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->columns, difficult.columns);
    EXPECT_EQ(back->rows, difficult.rows);
}

TEST(Excel, is_the_same_bytes_for_the_same_table) { EXPECT_EQ(write_xlsx(difficult), write_xlsx(difficult)); }

TEST(Excel, takes_no_value_that_a_cell_does_not_hold) {
    EXPECT_THROW(write_xlsx({"m", {"a"}, {{std::string(32'768, 'x')}}}), std::length_error);
}

TEST(Excel, that_is_none_is_refused) {
    EXPECT_FALSE(read_xlsx("geen werkboek"));
    EXPECT_FALSE(read_xlsx(write_zip({{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"}})));
    EXPECT_FALSE(read_xlsx(write_zip({{"iets-anders.xml", "<a/>"}})));
    EXPECT_FALSE(read_xlsx(
        write_zip({{"xl/worksheets/sheet1.xml",
                    "<worksheet><sheetData><row><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>"}})));
}

TEST(Excel, that_is_too_large_is_told_from_what_is_broken) {
    EXPECT_EQ(read_xlsx("geen werkboek").error(), UnzipFault::broken);
    const std::string large(std::size_t{97} << 20U, ' ');
    EXPECT_EQ(read_xlsx(write_zip({{"xl/worksheets/sheet1.xml", large}})).error(), UnzipFault::too_large);
    EXPECT_EQ(read_ods(write_zip({{"content.xml", large}})).error(), UnzipFault::too_large);
}

TEST(OpenDocument, begins_with_its_type_uncompressed) {
    const auto ods = write_ods(difficult);
    EXPECT_THAT(ods.substr(30), StartsWith("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"));
    const auto content = read_zip(ods).entries.at(2).bytes;
    EXPECT_THAT(content, HasSubstr("<text:p>1. een</text:p><text:p>2. twee; &quot;drie&quot;</text:p>"));
    EXPECT_THAT(content, Not(HasSubstr("formula")));
}

TEST(OpenDocument, gives_back_what_went_in) {
    const auto back = read_ods(write_ods(difficult));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->columns, difficult.columns);
    EXPECT_EQ(back->rows, difficult.rows);
}

TEST(OpenDocument, of_others_may_repeat_cells_and_cut_texts_up) {
    const auto sheet = [](const std::string& rows) {
        return write_zip(
            {{"content.xml",
              "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>"
              "<office:spreadsheet><table:table>" +
                  rows + "</table:table></office:spreadsheet></office:body></office:document-content>"}});
    };
    const auto cell = [](const std::string& text, const std::string& more = "") {
        return "<table:table-cell" + more + "><text:p>" + text + "</text:p></table:table-cell>";
    };
    const auto row = [](const std::string& cells, const std::string& more = "") {
        return "<table:table-row" + more + ">" + cells + "</table:table-row>";
    };
    const auto edge = "<table:table-cell table:number-columns-repeated=\"16381\"/>";
    const auto read = read_ods(sheet(
        "<table:table-header-rows>" + row(cell("slug") + cell("a") + cell("b") + edge) + "</table:table-header-rows>" +
        row(cell("x<text:s text:c=\"2\"/><text:span>y</text:span> <text:span>z</text:span>") +
            cell("=1+1", " table:number-columns-repeated=\"2\"")) +
        row(edge, " table:number-rows-repeated=\"1048570\"")));
    ASSERT_TRUE(read);
    EXPECT_THAT(read->rows, ElementsAre(ElementsAre("x  y z", "=1+1", "=1+1")));
    EXPECT_FALSE(read_ods(sheet(row(cell("x", " table:number-columns-repeated=\"99999\"")))));
    EXPECT_FALSE(read_ods(
        sheet(row(cell("x", " table:number-columns-repeated=\"16384\""), " table:number-rows-repeated=\"1048576\""))));
    EXPECT_FALSE(read_ods(sheet("<table:table-row>")));
    EXPECT_FALSE(read_ods("geen werkblad"));
}

TEST(Zip, gives_back_what_went_in) {
    const auto back = read_zip(write_zip({{"a/é.md", "tekst"}, {"leeg", "", true}}));
    ASSERT_EQ(back.entries.size(), 2U);
    EXPECT_EQ(back.entries[0].name, "a/é.md");
    EXPECT_EQ(back.entries[0].bytes, "tekst");
    EXPECT_EQ(back.entries[1].bytes, "");
}

TEST(Zip, that_unpacks_to_too_much_is_refused_before_that) {
    const auto bomb = write_zip({{"bom", std::string(std::size_t{32} << 20U, '\0')}});
    EXPECT_LT(bomb.size(), 100'000U);
    EXPECT_EQ(read_zip(bomb).fault, UnzipFault::too_large);
    const auto many = write_zip({{"a", "x"}, {"b", "x"}, {"c", "x"}});
    EXPECT_EQ(read_zip(many, {.entries = 2}).fault, UnzipFault::too_large);
    EXPECT_EQ(read_zip(many, {.total_bytes = 2}).fault, UnzipFault::too_large);
}

RC_GTEST_PROP(Zip, that_is_half_or_damaged_does_no_harm, (std::size_t place, unsigned char byte)) {
    auto bytes = write_zip({{"methods/a.md", std::string(5000, 'x') + "einde"}, {"methods/b.md", "kort"}});
    const auto half = bytes.substr(0, place % bytes.size());
    RC_ASSERT(read_zip(half).fault == UnzipFault::broken);
    bytes[place % bytes.size()] = static_cast<char>(byte);
    (void)read_zip(bytes);
    (void)read_xlsx(bytes);
    (void)read_ods(bytes);
}

TEST(Text, is_safe_in_its_format) {
    EXPECT_EQ(escape_xml("<a b=\"c\">&\x01\n"), "&lt;a b=&quot;c&quot;&gt;&amp;\n");
    EXPECT_EQ(turtle_text("zeg \"ja\"\n\\", "nl"), "\"zeg \\\"ja\\\"\\n\\\\\"@nl");
    EXPECT_EQ(turtle_address("https://a/b c>d"), "<https://a/b%20c%3Ed>");
    EXPECT_THAT(qr_svg("https://example.org", "naar <x>"), HasSubstr("aria-label=\"naar &lt;x&gt;\""));
}

}  // namespace
}  // namespace actiewijzer::outputs
