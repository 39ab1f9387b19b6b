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
    EXPECT_THROW(write_xlsx({"m", {"a"}, {{std::string(32'768, 'x')}}}), std::runtime_error);
}

TEST(Excel, that_is_none_is_refused) {
    EXPECT_FALSE(read_xlsx("geen werkboek"));
    EXPECT_FALSE(read_xlsx(write_zip({{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"}})));
    EXPECT_FALSE(read_xlsx(write_zip({{"iets-anders.xml", "<a/>"}})));
    EXPECT_FALSE(read_xlsx(
        write_zip({{"xl/worksheets/sheet1.xml",
                    "<worksheet><sheetData><row><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>"}})));
}

TEST(OpenDocument, begins_with_its_type_uncompressed) {
    const auto ods = write_ods(difficult);
    EXPECT_THAT(ods.substr(30), StartsWith("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"));
    const auto content = read_zip(ods).entries.at(2).bytes;
    EXPECT_THAT(content, HasSubstr("<text:p>1. een</text:p><text:p>2. twee; &quot;drie&quot;</text:p>"));
    EXPECT_THAT(content, Not(HasSubstr("formula")));
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
}

TEST(Text, is_safe_in_its_format) {
    EXPECT_EQ(escape_xml("<a b=\"c\">&\x01\n"), "&lt;a b=&quot;c&quot;&gt;&amp;\n");
    EXPECT_EQ(turtle_text("zeg \"ja\"\n\\", "nl"), "\"zeg \\\"ja\\\"\\n\\\\\"@nl");
    EXPECT_EQ(turtle_address("https://a/b c>d"), "<https://a/b%20c%3Ed>");
    EXPECT_THAT(qr_svg("https://example.org", "naar <x>"), HasSubstr("aria-label=\"naar &lt;x&gt;\""));
}

}  // namespace
}  // namespace actiewijzer::outputs
