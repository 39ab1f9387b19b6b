// The text of a method: one canonical form, that reads back as the same method.
#include "knowledge/method_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "knowledge/method_paths.hpp"

namespace actiewijzer::knowledge {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;

const std::filesystem::path content = std::filesystem::path(AW_SOURCE_DIR) / "content";

const Knowledge& shipped() {
    static const auto knowledge = load(content).knowledge;
    return *knowledge;
}

/// As reading a text gives it: combinations stand elsewhere.
Method without_combinations(Method method) {
    method.combinations.clear();
    return method;
}

/// A method that has everything a description may have.
Method full() {
    auto method = without_combinations(*shipped().method("kan-wel"));
    method.via_whom = "buurtcoaches";
    method.duration_band = "jaren";
    method.cost_band = "middel";
    method.participation = "zelf-beslissen";
    method.effects = {"eigen-kracht", "zeggenschap"};
    method.only_for = {
        {"geld"}, {}, {}, {"buurtbudget", "zegt \"nee\""}, {"als het om geld gaat", "if it is about money"}};
    method.description_type = DescriptionType::archetype;
    method.developer = "LSA \\ Kan wél";
    method.contact = "LSA\tbewoners";
    method.cite = "LSA: Kan wél. 2014.";
    method.review_by = "2027-05-01";
    method.literature = {{"Een boek.", "https://example.org/boek"}, {"Een artikel: zonder adres.", ""}};
    method.evidence = {{"effectladder",
                        "niveau-3",
                        "de kennisbank",
                        "2014",
                        "2019-06",
                        {"Het werkt.", "It works."},
                        {"https://example.org/a", "2026-11-23"}}};
    method.judgements = {{"algemeen-belang", Verdict::yes, {"Iedereen heeft er iets aan.", "All benefit."}},
                         {std::string(exclusion), Verdict::no, {"Zij doen meer.", "They do more."}}};
    method.contradictions = {{{"Zij spreken elkaar tegen.", "They differ."},
                              {{"https://example.org/b", "2026-11-23"}, {"https://example.org/c", "2026-11-22"}}}};
    return method;
}

TEST(MethodText, IsTheFileThatShips) {
    for (const auto& method : shipped().methods) {
        std::ifstream in(content / "methods" / (method.slug + ".md"), std::ios::binary);
        const std::string file(std::istreambuf_iterator<char>(in), {});
        EXPECT_EQ(write_method_text(method), file) << "run: actiewijzer content format content";
    }
}

TEST(MethodText, ReadsBackAsTheSameMethod) {
    auto methods = shipped().methods;
    methods.push_back(full());
    for (const auto& method : methods) {
        const auto read = read_method_text(method.slug, write_method_text(method), shipped());
        for (const auto& fault : read.faults) ADD_FAILURE() << fault.file << ':' << fault.line << ' ' << fault.key;
        ASSERT_TRUE(read.method);
        EXPECT_EQ(*read.method, without_combinations(method)) << method.slug;
    }
}

TEST(MethodText, KeepsCharactersThatMeanSomethingInYaml) {
    auto method = full();
    method.developer = "# \"A\": {b} [c] 'd' - e\nf \\n \x01 \u2028 é";
    const auto read = read_method_text(method.slug, write_method_text(method), shipped());
    ASSERT_TRUE(read.method);
    EXPECT_EQ(read.method->developer, method.developer);
}

TEST(MethodText, TellsWhichIdDoesNotExist) {
    auto method = full();
    method.cost_band = "gratis";
    const auto read = read_method_text(method.slug, write_method_text(method), shipped());
    EXPECT_FALSE(read.right());
    EXPECT_THAT(read.faults, ElementsAre(AllOf(Field(&Fault::key, "content.fault.unknown_term"),
                                               Field(&Fault::arguments, ElementsAre("gratis", "cost_band")))));
}

TEST(MethodText, DoesNotTakeALevelOfAnotherScale) {
    auto method = full();
    method.evidence.front().level = "goed-onderbouwd";
    const auto read = read_method_text(method.slug, write_method_text(method), shipped());
    EXPECT_THAT(read.faults,
                ElementsAre(Field(&Fault::arguments, ElementsAre("effectladder/goed-onderbouwd", "level"))));
}

TEST(MethodText, TellsAnUnknownHeadingAndOneThatStandsTwice) {
    const auto text = write_method_text(*shipped().method("kan-wel"));
    const auto faults =
        read_method_text("kan-wel", text + "\n## Wat kost het?\nVeel.\n\n## Wat is het?\nNog eens.\n", shipped())
            .faults;
    EXPECT_THAT(faults, ElementsAre(Field(&Fault::key, "content.fault.unknown_heading"),
                                    Field(&Fault::key, "content.fault.heading_order")));
}

TEST(MethodText, TellsARequiredHeadingThatMisses) {
    auto text = write_method_text(*shipped().method("kan-wel"));
    const auto begin = text.find("## Wat vraagt het van u?");
    text.erase(begin, text.find("## Wat vraagt het van uw organisatie?") - begin);
    const auto faults = read_method_text("kan-wel", text, shipped()).faults;
    EXPECT_THAT(faults, ElementsAre(AllOf(Field(&Fault::key, "content.fault.missing_heading"),
                                          Field(&Fault::arguments, ElementsAre("Wat vraagt het van u?")))));
}

TEST(MethodText, TakesAnOptionalSectionInItsPlace) {
    auto text = write_method_text(*shipped().method("kan-wel"));
    text.insert(text.find("## Hoe werkt het?"), "## Wat moet het opleveren?\nEen prettiger buurt.\n\n");
    const auto read = read_method_text("kan-wel", text, shipped());
    ASSERT_TRUE(read.method);
    EXPECT_EQ(read.method->sections.at(1).id, "doelen");
    EXPECT_EQ(write_method_text(*read.method), text);
}

std::string value_of(const std::vector<MethodField>& fields, const std::string& path) {
    const auto found = std::ranges::find(fields, path, &MethodField::path);
    return found == fields.end() ? "(none)" : found->value;
}

TEST(MethodFields, HaveTheirPathAndWhatAPersonWouldType) {
    const auto fields = fields_in(write_method_text(full()));
    EXPECT_EQ(value_of(fields, "name"), "Kan wél");
    EXPECT_EQ(value_of(fields, "summary.nl"), full().summary.nl);
    EXPECT_EQ(value_of(fields, "elements.animo.lean"), "a");
    EXPECT_EQ(value_of(fields, "elements.toerusting.why.nl"), full().leans.at(1).why.nl);
    EXPECT_EQ(value_of(fields, "themes"), "leefbaarheid, geld");
    EXPECT_EQ(value_of(fields, "only_for.words"), "buurtbudget, zegt \"nee\"");
    EXPECT_EQ(value_of(fields, "developer"), full().developer);
    EXPECT_EQ(value_of(fields, "facts.0.text"), full().facts.at(0).text);
    EXPECT_EQ(value_of(fields, "facts.1.checked"), full().facts.at(1).source.checked);
    EXPECT_EQ(value_of(fields, "evidence.0.says.nl"), "Het werkt.");
    EXPECT_EQ(value_of(fields, "criteria.algemeen-belang.verdict"), "yes");
    EXPECT_EQ(value_of(fields, "contradictions.0.sources.1.url"), "https://example.org/c");
    EXPECT_EQ(value_of(fields, "literature.1.text"), "Een artikel: zonder adres.");
    EXPECT_EQ(value_of(fields, "tekst.hoe") + '\n', full().sections.at(1).markdown);
}

TEST(MethodFields, MakeTheSameMethodAgain) {
    auto methods = shipped().methods;
    methods.push_back(full());
    for (const auto& method : methods) {
        const auto text = write_method_text(method);
        const auto read = read_method_text(method.slug, text_from_fields(fields_in(text)), shipped());
        for (const auto& fault : read.faults) ADD_FAILURE() << method.slug << ':' << fault.line << ' ' << fault.key;
        ASSERT_TRUE(read.method);
        EXPECT_EQ(write_method_text(*read.method), text);
    }
}

TEST(MethodFields, OfAListAreKnownAsSuch) {
    for (const auto& field : fields_in(write_method_text(full())))
        if (!field.items.empty()) {
            EXPECT_TRUE(is_list_path(field.path)) << field.path;
        }
}

TEST(MethodFields, AreFoundByTheLineOfAFault) {
    auto method = full();
    method.facts.at(1).source.url = "geen adres";
    const auto text = write_method_text(method);
    const auto read = read_method_text(method.slug, text, shipped());
    ASSERT_EQ(read.faults.size(), 1U);
    EXPECT_EQ(path_at(fields_in(text), read.faults[0].line), "facts.1.source");
}

TEST(MethodFields, OfAnyTextCanBeAsked) {
    for (const auto* text : {"---\n- a: b\n---\n", "---\n  - : [\n- - x: ]\n", "---\na: [\"\\\n", "---", "tekst", ""})
        EXPECT_LE(fields_in(text).size(), 2U) << text;
}

TEST(MethodFields, AreCalledTheSameWhicheverItemTheyStandIn) {
    EXPECT_EQ(kind_of_path("facts.12.source"), "facts.source");
    EXPECT_EQ(kind_of_path("elements.animo.why.nl"), "elements.why.nl");
    EXPECT_EQ(kind_of_path("criteria.algemeen-belang.verdict"), "criteria.verdict");
    EXPECT_EQ(kind_of_path("contradictions.0.sources.1.url"), "contradictions.sources.url");
    EXPECT_EQ(kind_of_path("tekst.hoe"), "tekst.hoe");
}

}  // namespace
}  // namespace actiewijzer::knowledge
