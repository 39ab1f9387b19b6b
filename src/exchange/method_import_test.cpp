// What goes out comes in again, and a wrong file is told place by place.
#include "exchange/method_import.hpp"

#include <gmock/gmock.h>

#include <filesystem>

#include "exchange/method_table.hpp"
#include "knowledge/method_text.hpp"
#include "outputs/read_table.hpp"
#include "outputs/zip.hpp"

namespace actiewijzer::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const knowledge::Knowledge& shipped() {
    static const auto knowledge = knowledge::load(std::filesystem::path(AW_SOURCE_DIR) / "content").knowledge;
    return *knowledge;
}

std::vector<const Method*> all() {
    std::vector<const Method*> methods;
    for (const auto& method : shipped().methods) methods.push_back(&method);
    return methods;
}

std::string text_of(const std::string& slug) { return knowledge::write_method_text(*shipped().method(slug)); }

auto fault(const std::string& place, const std::string& key) {
    return AllOf(Field(&ImportFault::place, place), Field(&ImportFault::fault, Field(&knowledge::Fault::key, key)));
}

TEST(MethodImport, GivesBackWhatWentOutInEveryForm) {
    const auto table = methods_table(all());
    for (const auto& [name, bytes] : {std::pair{"m.zip", methods_bundle(all())},
                                      {"m.json", methods_json(all())},
                                      {"m.csv", outputs::write_csv(table)},
                                      {"m.xlsx", outputs::write_xlsx(table)},
                                      {"m.ods", outputs::write_ods(table)}}) {
        const auto read = read_methods(name, bytes, shipped());
        for (const auto& each : read.faults) ADD_FAILURE() << name << ' ' << each.place << ' ' << each.fault.key;
        ASSERT_THAT(read.methods, SizeIs(shipped().methods.size())) << name;
        for (const auto& method : read.methods) EXPECT_EQ(method.text, text_of(method.slug)) << name;
    }
}

TEST(MethodImport, TellsTheRowAndTheColumnOfAFault) {
    auto table = methods_table({shipped().method("kan-wel"), shipped().method("present")});
    const auto column = [&](const std::string& path) {
        return static_cast<std::size_t>(std::ranges::find(table.columns, path) - table.columns.begin());
    };
    table.rows[1][column("facts.0.source")] = "geen adres";
    table.rows[1][column("themes")] = "onzin; leefbaarheid";
    const auto read = read_methods("m.csv", outputs::write_csv(table), shipped());
    EXPECT_THAT(read.faults, ElementsAre(fault("rij 3, facts.0.source", "content.fault.bad_url"),
                                         fault("rij 3, themes", "content.fault.unknown_term")));
    EXPECT_THAT(read.methods, ElementsAre(Field(&ImportedMethod::slug, "kan-wel")));
}

TEST(MethodImport, TellsOnceThatAColumnIsUnknown) {
    auto table = methods_table({shipped().method("kan-wel"), shipped().method("present")});
    table.columns.emplace_back("kleur");
    for (auto& row : table.rows) row.emplace_back("groen");
    EXPECT_THAT(read_methods("m.csv", outputs::write_csv(table), shipped()).faults,
                ElementsAre(fault("rij 1, kleur", "import.fault.column")));
}

TEST(MethodImport, RefusesNamesThatLeadElsewhere) {
    for (const auto* name : {"../kan-wel.md", "methods/../../kan-wel.md", "/etc/passwd", "methods/Kan Wel.md",
                             "methods/.md", "methods/kan-wel.exe"}) {
        const auto read = read_methods("m.zip", outputs::write_zip({{name, text_of("kan-wel")}}), shipped());
        EXPECT_THAT(read.methods, IsEmpty()) << name;
        EXPECT_THAT(read.faults, SizeIs(1)) << name;
    }
}

TEST(MethodImport, RefusesTheSameMethodTwiceAndOneUnderAnotherName) {
    const outputs::ZipEntry entry{"methods/kan-wel.md", text_of("kan-wel")};
    auto table = methods_table({shipped().method("kan-wel"), shipped().method("kan-wel")});
    EXPECT_THAT(read_methods("m.csv", outputs::write_csv(table), shipped()).faults,
                ElementsAre(fault("rij 3", "import.fault.twice")));
    const auto other = read_methods("m.zip", outputs::write_zip({{"methods/iets-anders.md", entry.bytes}}), shipped());
    EXPECT_THAT(other.faults, ElementsAre(fault("methods/iets-anders.md:2", "content.fault.wrong_slug")));
}

TEST(MethodImport, SaysWhatIsWrongWithAFileAsAWhole) {
    const auto told = [](const char* name, std::string_view bytes) {
        const auto read = read_methods(name, bytes, shipped());
        return read.faults.size() == 1 ? read.faults[0].fault.key : "faults: " + std::to_string(read.faults.size());
    };
    EXPECT_EQ(told("m.zip", "geen zip"), "import.fault.broken");
    EXPECT_EQ(told("m.zip", methods_bundle(all()).substr(0, 5000)), "import.fault.broken");
    EXPECT_EQ(told("m.zip", outputs::write_zip({{"bom", std::string(std::size_t{32} << 20U, 'x')}})),
              "import.fault.too_large");
    EXPECT_EQ(told("m.json", "{\"methoden\": 3}"), "import.fault.no_methods");
    EXPECT_EQ(told("m.json", "{"), "import.fault.no_methods");
    EXPECT_EQ(told("m.json", "{\"methoden\": [{\"slug\": 1}]}"), "import.fault.no_fields");
    EXPECT_EQ(told("m.csv", "naam\nx\n"), "import.fault.no_slug");
    EXPECT_EQ(told("m.csv", "slug\n\"x\n"), "import.fault.broken");
    EXPECT_EQ(told("m.xlsx", "PK"), "import.fault.broken");
    EXPECT_EQ(told("m.ods", outputs::write_zip({{"content.xml", std::string(std::size_t{97} << 20U, ' ')}})),
              "import.fault.too_large");
    EXPECT_EQ(told("m.docx", ""), "import.fault.kind");
}

TEST(MethodImport, TakesNoTextThatIsTooLongOrHasControlCharacters) {
    const auto read =
        read_methods("m.json",
                     "{\"methoden\": [{\"slug\": \"a\", \"velden\": {\"name\": \"" + std::string(300'000, 'x') +
                         "\"}}, {\"slug\": \"b\", \"velden\": {\"tekst.wat\": \"a\\u0001b\"}}]}",
                     shipped());
    EXPECT_THAT(read.faults,
                ElementsAre(fault("methoden[0], name", "invalid.too_long"), fault("methoden[1]", "invalid.control")));
}

}  // namespace
}  // namespace actiewijzer::exchange
