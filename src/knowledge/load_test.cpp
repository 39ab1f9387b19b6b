// The content that ships is right, and whatever is wrong with it is told with its file and line.
#include "knowledge/load.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

namespace actiewijzer::knowledge {
namespace {

namespace fs = std::filesystem;

const fs::path shipped = fs::path(AW_SOURCE_DIR) / "content";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// A copy of the shipped content that a test may damage, one file at a time.
class Content {
public:
    Content() {
        std::string pattern = (fs::temp_directory_path() / "actiewijzer-content-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        fs::copy(shipped, folder_, fs::copy_options::recursive);
    }
    ~Content() { fs::remove_all(folder_); }
    Content(const Content&) = delete;

    std::vector<Fault> faults_with(const std::string& file, const std::string& text) const {
        const auto before = read(folder_ / file);
        write(folder_ / file, text);
        auto faults = load(folder_).faults;
        write(folder_ / file, before);
        return faults;
    }
    const fs::path& folder() const { return folder_; }

private:
    fs::path folder_;
};

bool reported(const std::vector<Fault>& faults, const std::string& file, int line) {
    return std::ranges::any_of(faults, [&](const Fault& fault) { return fault.file == file && fault.line == line; });
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line + '\n';
    return text;
}

TEST(ShippedContent, HasNoFaults) {
    const auto loaded = load(shipped);
    for (const auto& fault : loaded.faults) ADD_FAILURE() << fault.file << ':' << fault.line << ' ' << fault.key;
    ASSERT_TRUE(loaded.knowledge);
}

TEST(ShippedContent, CountsWhatTheBrochureNames) {
    const auto counts = count(*load(shipped).knowledge);
    EXPECT_EQ(counts.methods, 39U);
    EXPECT_EQ(counts.mentions, 46U);
    EXPECT_EQ(counts.mentions_by_element, (std::array<std::size_t, 5>{13, 8, 13, 11, 1}));
    EXPECT_EQ(counts.guidance, 23U);
}

TEST(ShippedContent, GivesTheSameRevisionTwice) {
    EXPECT_EQ(load(shipped).knowledge->revision, load(shipped).knowledge->revision);
}

TEST(ShippedContent, LetsResidentsLeadOnTheOtherSideForEmpathieOnly) {
    const auto knowledge = load(shipped).knowledge;
    for (const auto element : all_elements)
        EXPECT_EQ(knowledge->element(element).resident_led_pole, element == Element::empathie ? Pole::b : Pole::a);
}

/// Fields that may be empty: "not known" or nothing to say.
const std::set<std::string> may_be_empty{"date",
                                         "valid_until",
                                         "body",
                                         "brochure_note",
                                         "original_link_note",
                                         "themes",
                                         "audiences",
                                         "words",
                                         "settings",
                                         "aliases",
                                         "forms",
                                         "level_source",
                                         "url",
                                         "unconfirmed",
                                         "note",
                                         "sources",
                                         "nl",
                                         "en",
                                         "signs",
                                         "effects",
                                         "participation",
                                         "duration_band",
                                         "cost_band",
                                         "developer"};

/// Every "key: value" line of a file is emptied in turn, one of each key; the fault must be told at that very line.
TEST(EmptiedField, IsToldAtItsOwnLine) {
    const Content content;
    const std::regex field(R"(^(\s*(?:- )?)([a-z_]+): +(\S.*)$)");
    std::size_t tried = 0;
    for (const std::string file :
         {"methods/buurt-bestuurt.md", "methods/gay-straight-alliances.md", "methods/kern-met-pit.md",
          "elements/animo.yaml", "advice.yaml", "criteria.yaml", "glossary.yaml", "collections.yaml", "origin.yaml",
          "weights.yaml", "remarks.yaml", "vocabulary.yaml", "combinations.yaml"}) {
        auto lines = lines_of(read(content.folder() / file));
        std::set<std::string> seen;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            if (file.ends_with(".md") && at > 0 && lines[at] == "---") break;
            std::smatch match;
            if (!std::regex_match(lines[at], match, field)) continue;
            const auto key = match[2].str();
            if (may_be_empty.contains(key) || !seen.insert(key).second) continue;
            // A flow list or map that goes on over the next lines can't be emptied on this line alone.
            const auto open = std::ranges::count(lines[at], '[') + std::ranges::count(lines[at], '{');
            const auto closed = std::ranges::count(lines[at], ']') + std::ranges::count(lines[at], '}');
            if (open != closed || match[3] == "[]") continue;
            auto broken = lines;
            broken[at] = match[1].str() + key + ":";
            const auto faults = content.faults_with(file, joined(broken));
            EXPECT_TRUE(reported(faults, file, static_cast<int>(at) + 1)) << file << ':' << at + 1 << ' ' << lines[at];
            ++tried;
        }
    }
    EXPECT_GT(tried, 60U) << "too few fields were tried to prove anything";
}

struct Damage {
    const char* name;
    const char* file;
    const char* from;  ///< regular expression of one line
    const char* to;
    const char* key;
};

TEST(AlsoServes, IsNotToldOfAnElementThatTheBrochureNames) {
    const Content content;
    auto lines = lines_of(read(content.folder() / "methods/kan-wel.md"));
    const auto also = std::ranges::find(lines, "also_serves:");
    ASSERT_NE(also, lines.end());
    ASSERT_EQ(also[1], "  empathie:");
    also[1] = "  animo:";
    const auto faults = content.faults_with("methods/kan-wel.md", joined(lines));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.front().key, "content.fault.serves_twice");
    EXPECT_EQ(faults.front().line, also - lines.begin() + 3);  // of its first line
}

TEST(Combination, IsShownByBothOfItsMethods) {
    const auto knowledge = load(AW_SOURCE_DIR "/content").knowledge;
    std::size_t told = 0;
    for (const auto& method : knowledge->methods)
        for (const auto& each : method.combinations) {
            const auto& others = knowledge->method(each.slug)->combinations;
            const auto mirror = std::ranges::find(others, method.slug, &Combination::slug);
            ASSERT_NE(mirror, others.end()) << method.slug << ' ' << each.slug;
            const auto opposite = each.order == Order::beside   ? Order::beside
                                  : each.order == Order::before ? Order::after
                                                                : Order::before;
            EXPECT_EQ(mirror->order, opposite) << method.slug << ' ' << each.slug;
            EXPECT_EQ(mirror->why.nl, each.why.nl);
            ++told;
        }
    EXPECT_GT(told, 0U);
}

class DamagedContent : public testing::TestWithParam<Damage> {};

TEST_P(DamagedContent, IsToldWithItsLine) {
    const Content content;
    const auto& damage = GetParam();
    auto lines = lines_of(read(content.folder() / damage.file));
    const std::regex wanted(damage.from);
    const auto found =
        std::ranges::find_if(lines, [&](const std::string& line) { return std::regex_search(line, wanted); });
    ASSERT_NE(found, lines.end()) << "nothing to damage";
    const auto line = static_cast<int>(found - lines.begin()) + 1;
    *found = std::regex_replace(*found, wanted, damage.to);
    const auto faults = content.faults_with(damage.file, joined(lines));
    ASSERT_FALSE(faults.empty());
    EXPECT_TRUE(std::ranges::any_of(
        faults,
        [&](const Fault& fault) { return fault.file == damage.file && fault.line == line && fault.key == damage.key; }))
        << faults.front().file << ':' << faults.front().line << ' ' << faults.front().key;
}

INSTANTIATE_TEST_SUITE_P(
    Each, DamagedContent,
    testing::Values(
        Damage{"UnknownTheme", "methods/kern-met-pit.md", "^themes: \\[", "themes: [onbekend-thema, ",
               "content.fault.unknown_term"},
        Damage{"UnknownCollection", "methods/abcd.md", "^collections: \\[.*", "collections: [een-andere]",
               "content.fault.unknown_term"},
        Damage{"TypingMistakeInField", "methods/abcd.md", "^for_whom:", "for_who:", "content.fault.unknown_field"},
        Damage{"WrongLean", "methods/abcd.md", "lean: a", "lean: c", "content.fault.wrong_value"},
        Damage{"NoSuchDay", "methods/abcd.md", "checked: 2026-11-23", "checked: 2026-13-23", "content.fault.bad_date"},
        Damage{"NotAnAddress", "methods/abcd.md", "^original_link: .*", "original_link: movisie",
               "content.fault.bad_url"},
        Damage{"WrongName", "methods/abcd.md", "^name: .*", "name: Iets anders", "content.fault.wrong_slug"},
        Damage{"UnknownHeading", "methods/abcd.md", "^## Wat is het\\?$", "## Wat was het?",
               "content.fault.unknown_heading"},
        Damage{"LongSentence", "methods/abcd.md", "^for_whom: .*",
               "for_whom: een twee drie vier vijf zes zeven acht negen tien een twee drie vier vijf zes zeven acht "
               "negen tien een twee drie vier vijf zes.",
               "content.fault.long_sentence"},
        Damage{"CircumstanceThatIsNotThere", "elements/animo.yaml", "circumstances: \\[belofte\\]",
               "circumstances: [beloofd]", "content.fault.unknown_term"},
        Damage{"CombinationOfAMethodThatIsNotThere", "combinations.yaml", "then: paled-methode", "then: paled",
               "content.fault.unknown_term"},
        Damage{"CombinationWithItself", "combinations.yaml", "^  - first: lens-methode$",
               "  - first: integraal-dorpsontwikkelingsplan-idop", "content.fault.not_two_methods"},
        Damage{"CombinationToldTwice", "combinations.yaml", "^  - first: lens-methode$", "  - first: dorpsonderzoek",
               "content.fault.combined_twice"},
        Damage{"WeightBelowZero", "weights.yaml", "value: 30", "value: -30", "content.fault.negative"}),
    [](const auto& about) { return about.param.name; });

TEST(BrokenYaml, IsToldWithItsLine) {
    const Content content;
    const auto faults = content.faults_with("criteria.yaml", "criteria:\n  - id: a\n   name: [\n");
    ASSERT_TRUE(std::ranges::any_of(
        faults, [](const Fault& f) { return f.file == "criteria.yaml" && f.key == "content.fault.unreadable"; }));
}

TEST(RemovedFile, IsTold) {
    const Content content;
    fs::remove(content.folder() / "glossary.yaml");
    const auto loaded = load(content.folder());
    EXPECT_FALSE(loaded.knowledge);
    EXPECT_TRUE(reported(loaded.faults, "glossary.yaml", 1));
}

TEST(ConditionThatCannotHold, IsTold) {
    const Content content;
    const std::string impossible =
        "\n  - id: kan-niet\n    when: {all: [{needed: animo, is: [-2]}, {needed: animo, is: [2]}]}\n    elements: "
        "[animo]\n"
        "    text: {nl: Dit kan niet., en: This cannot be.}\n";
    auto text = read(content.folder() / "advice.yaml");
    const auto at = text.find("\ntensions:");
    ASSERT_NE(at, std::string::npos);
    text.insert(at + std::string("\ntensions:").size(), impossible);
    const auto faults = content.faults_with("advice.yaml", text);
    EXPECT_TRUE(std::ranges::any_of(faults, [](const Fault& f) { return f.key == "content.fault.unreachable"; }));
}

}  // namespace
}  // namespace actiewijzer::knowledge
