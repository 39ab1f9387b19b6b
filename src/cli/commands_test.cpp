// The command line as a terminal sees it: arguments and input, output, exit code.
#include "cli/commands.hpp"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/layout.hpp"
#include "cli/operations.hpp"

namespace actiewijzer::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class TemporaryFolder {
public:
    TemporaryFolder() : path((std::filesystem::temp_directory_path() / "aw-cli-XXXXXX").string()) {
        if (!mkdtemp(path.data())) throw std::runtime_error("no temporary folder");
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    std::string path;
};

struct Said {
    Exit code;
    std::string out;
    std::string err;
};

Said run_with(const std::vector<std::string>& arguments, const std::string& input = "",
              Language language = Language::nl) {
    static const std::filesystem::path share(AW_SHARE_DIR);
    static const text::Translations translations(share / "locale");
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const auto code = run(arguments, {in, out, err, translations, text::Words(translations, language), share});
    return {code, out.str(), err.str()};
}

constexpr auto sanne = R"({"initiatief": {"omschrijving": "Bewoners van ons dorp willen zelf op de veiligheid letten."},
    "standen": {"animo": {"nodig": -2, "nu": 1}, "contact": {"nodig": 1}}, "aantal": 3, "waaromNiet": ["abcd"]})";

TEST(Help, ExplainsEveryCommandInBothLanguages) {
    for (const auto language : all_languages) {
        const auto help = run_with({"--help"}, "", language);
        EXPECT_EQ(help.code, Exit::done);
        for (const auto& command : commands()) {
            const std::string name(command.name);
            EXPECT_THAT(help.out, HasSubstr(name.substr(0, name.find(' '))));
        }
    }
    EXPECT_THAT(run_with({"--help"}).out, HasSubstr("Gebruik:"));
    EXPECT_THAT(run_with({"--help"}, "", Language::en).out, HasSubstr("Usage:"));
}

TEST(Help, TellsTheVersion) {
    const auto said = run_with({"--version"});
    EXPECT_EQ(said.code, Exit::done);
    EXPECT_THAT(said.out, HasSubstr("actiewijzer 0."));
}

TEST(Usage, MistakesAreNamedOnStandardError) {
    const std::vector<std::pair<std::vector<std::string>, std::string>> mistakes{
        {{}, "Noem een commando"},
        {{"content"}, "Noem een commando"},
        {{"search"}, "words is nodig"},
        {{"search", "--limit"}, "--limit"},
        {{"search", "--limit", "0", "x"}, "--limit"},
        {{"search", "--kleur", "x"}, "--kleur"},
        {{"serve", "--port", "x", "--database", "sqlite:x"}, "--port"},
        {{"migrate"}, "--database is nodig"}};
    for (const auto& [arguments, about] : mistakes) {
        const auto said = run_with(arguments);
        EXPECT_EQ(said.code, Exit::wrongly_used) << about;
        EXPECT_THAT(said.err, HasSubstr(about));
        EXPECT_TRUE(said.out.empty());
    }
}

TEST(ContentCheck, CountsWhatTheBrochureCounts) {
    const auto said = run_with({"content", "check"});
    EXPECT_EQ(said.code, Exit::done);
    EXPECT_EQ(said.out,
              "39 methoden, 46 vermeldingen (Animo 13, Contact 8, Toerusting 13, Inbedding 11, Empathie 1), 23 "
              "aanwijzingen, 0 fouten\n");
}

TEST(ContentCheck, NamesFileAndLineOfAFault) {
    const TemporaryFolder copy;
    const auto content = std::filesystem::path(copy.path) / "content";
    std::filesystem::copy(std::filesystem::canonical(std::filesystem::path(AW_SHARE_DIR) / "content"), content,
                          std::filesystem::copy_options::recursive);
    std::ofstream(content / "methods" / "abcd.md") << "---\nname: \"ABCD\"\n---\n";
    const auto said = run_with({"content", "check", content.string()});
    EXPECT_EQ(said.code, Exit::wrong_input);
    EXPECT_THAT(said.out, HasSubstr("methods/abcd.md:"));
    EXPECT_THAT(said.out, Not(HasSubstr("content.fault")));
}

TEST(Advise, AnswersInTextOrJson) {
    const auto text = run_with({"advise"}, sanne);
    EXPECT_EQ(text.code, Exit::done);
    EXPECT_THAT(text.out, HasSubstr("Dit valt op"));
    EXPECT_THAT(text.out, HasSubstr("Waarom niet ABCD?"));
    const auto json = run_with({"advise", "--json"}, sanne);
    EXPECT_EQ(json.code, Exit::done);
    EXPECT_THAT(json.out, HasSubstr("\"uitkomst\""));
    EXPECT_THAT(json.out, Not(HasSubstr("\"som\"")));
    EXPECT_THAT(run_with({"advise", "--json", "--explain"}, sanne).out, HasSubstr("\"som\""));
}

TEST(Advise, TheTermsOfAnExplanationAddUp) {
    std::istringstream lines(run_with({"advise", "--explain"}, sanne).out);
    int sum = 0;
    int totals = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto at = line.find_first_not_of(' ');
        if (at != 3 || (line[at] != '+' && line[at] != '-') || !std::isdigit(static_cast<unsigned char>(line[at + 1])))
            continue;
        const int points = std::stoi(line.substr(at));
        if (line.ends_with(" samen")) {
            EXPECT_EQ(points, sum);
            sum = 0;
            ++totals;
        } else {
            sum += points;
        }
    }
    EXPECT_GT(totals, 1);
}

TEST(ContentCompare, TellsWhichCasesAChangedWeightChanges) {
    const TemporaryFolder folder;
    const std::filesystem::path proposed = std::filesystem::path(folder.path) / "content";
    std::filesystem::copy(AW_SOURCE_DIR "/content", proposed, std::filesystem::copy_options::recursive);
    const std::vector<std::string> arguments{"content", "compare", proposed.string(), "--cases",
                                             AW_SOURCE_DIR "/test/stories/cases.json"};
    EXPECT_THAT(run_with(arguments).out, HasSubstr("0 van de 60"));

    std::ifstream in(proposed / "weights.yaml");
    std::string weights(std::istreambuf_iterator<char>(in), {});
    const auto theme = weights.find("value: 30", weights.find("  theme:"));
    ASSERT_NE(theme, std::string::npos);
    std::ofstream(proposed / "weights.yaml") << weights.replace(theme, 9, "value: 0");
    const auto said = run_with(arguments);
    EXPECT_EQ(said.code, Exit::done);
    EXPECT_THAT(said.out, HasSubstr("\n  - "));
    EXPECT_THAT(said.out, HasSubstr("\n  + "));
    EXPECT_THAT(said.out, Not(HasSubstr("0 van de 60")));
}

TEST(ContentCompare, SaysThatAFileHoldsNoCases) {
    const auto said = run_with({"content", "compare", AW_SOURCE_DIR "/content", "--cases", AW_SOURCE_DIR "/README.md"});
    EXPECT_EQ(said.code, Exit::wrong_input);
    EXPECT_THAT(said.err, HasSubstr("README.md"));
}

TEST(Advise, EveryFaultOfTheInputIsNamed) {
    const auto said = run_with({"advise"}, R"({"standen": {"animo": {"nodig": 7}}, "kleur": 1})");
    EXPECT_EQ(said.code, Exit::wrong_input);
    EXPECT_THAT(said.err, HasSubstr("standen.animo.nodig: "));
    EXPECT_THAT(said.err, HasSubstr("kleur: "));
    EXPECT_EQ(run_with({"advise"}, std::string(100'000, '[')).code, Exit::wrong_input);
    EXPECT_EQ(run_with({"advise"}, "").code, Exit::wrong_input);
}

TEST(Search, FindsCompoundsWrittenApart) {
    const auto said = run_with({"search", "--limit", "3", "bewoners", "budget"});
    EXPECT_EQ(said.code, Exit::done);
    EXPECT_THAT(said.out, HasSubstr("Bewonersbudgetten (bewonersbudgetten)"));
    EXPECT_THAT(run_with({"search", "--json", "ABCD"}).out, HasSubstr("\"slug\": \"abcd\""));
    EXPECT_FALSE(run_with({"search", "--explain", "geld"}).out.empty());
}

TEST(Search, WordsThatAreNoTextAreRefused) {
    EXPECT_EQ(run_with({"search", "\xff"}).code, Exit::wrong_input);
    EXPECT_EQ(run_with({"search", std::string(401, 'a')}).code, Exit::wrong_input);
}

TEST(Show, KnowsAMethodByAddressAndByName) {
    for (const auto* name : {"kan-wel", "Kan wél", "Kan wél!"}) {
        const auto said = run_with({"show", name});
        EXPECT_EQ(said.code, Exit::done) << name;
        EXPECT_THAT(said.out, HasSubstr("Kan wél\n"));
    }
}

TEST(Show, NamesWhatIsNearAnUnknownOne) {
    const auto said = run_with({"show", "kanwel"});
    EXPECT_EQ(said.code, Exit::wrong_input);
    EXPECT_THAT(said.err, HasSubstr("kan-wel"));
}

TEST(Migrate, MakesADatabaseAndThenLeavesIt) {
    const TemporaryFolder folder;
    const auto url = "sqlite:" + folder.path + "/a.db";
    EXPECT_THAT(run_with({"migrate", "--database", url}).out, HasSubstr("Uitgevoerd: 001"));
    EXPECT_THAT(run_with({"migrate", "--database", url}).out, HasSubstr("al bij de tijd"));
    EXPECT_EQ(run_with({"migrate", "--database", "mysql:x"}).code, Exit::wrongly_used);
    EXPECT_EQ(run_with({"migrate", "--database", "sqlite:/proc/nothing/a.db"}).code, Exit::failed);
}

/// A database that has the schema and nothing else.
class EmptyDatabase {
public:
    explicit EmptyDatabase(const std::string& name) : url("sqlite:" + folder_.path + "/" + name + ".db") {
        EXPECT_EQ(run_with({"migrate", "--database", url}).code, Exit::done);
    }

private:
    TemporaryFolder folder_;

public:
    const std::string url;
};

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Said methods(const std::string& what, const EmptyDatabase& database, const std::string& file, bool apply = false) {
    std::vector<std::string> arguments{"methods", what, "--database", database.url, file};
    if (apply) arguments.emplace_back("--apply");
    return run_with(arguments);
}

TEST(Methods, GoOutAndComeIntoAnEmptyDatabaseAsTheSameBytes) {
    const TemporaryFolder folder;
    const auto file = [&](const std::string& name) { return folder.path + "/" + name; };
    // Something that no release has, so that there is something to bring in.
    const EmptyDatabase first("een");
    ASSERT_EQ(methods("export", first, file("release.json")).code, Exit::done);
    auto changed = bytes_of(file("release.json"));
    const std::string was = "Een wedstrijd die bewoners uitdaagt";
    changed.replace(changed.find(was), was.size(), "Een spel dat bewoners uitdaagt");
    std::ofstream(file("changed.json"), std::ios::binary) << changed;
    ASSERT_THAT(methods("import", first, file("changed.json"), true).out, HasSubstr("anders: kern-met-pit"));

    for (const std::string ending : {"json", "zip", "csv", "xlsx"}) {
        ASSERT_EQ(methods("export", first, file("out." + ending)).code, Exit::done);
        const EmptyDatabase second("twee");
        const auto said = methods("import", second, file("out." + ending), true);
        ASSERT_EQ(said.code, Exit::done) << said.err;
        EXPECT_THAT(said.out, HasSubstr("38 methoden blijven gelijk"));
        ASSERT_EQ(methods("export", second, file("again." + ending)).code, Exit::done);
        EXPECT_EQ(bytes_of(file("out." + ending)), bytes_of(file("again." + ending))) << ending;
    }
}

TEST(Methods, SayWhatAnImportWouldDoBeforeItIsDone) {
    const TemporaryFolder folder;
    const EmptyDatabase database("proef");
    ASSERT_EQ(methods("export", database, folder.path + "/a.json").code, Exit::done);
    auto changed = bytes_of(folder.path + "/a.json");
    changed.replace(changed.find("\"Dorpen en wijken"), 1, "\"In ");
    std::ofstream(folder.path + "/b.json", std::ios::binary) << changed;
    for (int turn = 0; turn < 2; ++turn) {
        const auto said = methods("import", database, folder.path + "/b.json");
        EXPECT_THAT(said.out, HasSubstr("anders: kern-met-pit"));
        EXPECT_THAT(said.out, HasSubstr("Er is nog niets veranderd"));
    }
}

TEST(Methods, ChangeNothingWhenOneOfThemIsWrong) {
    const TemporaryFolder folder;
    const EmptyDatabase database("fout");
    ASSERT_EQ(methods("export", database, folder.path + "/a.json").code, Exit::done);
    auto changed = bytes_of(folder.path + "/a.json");
    changed.replace(changed.find("\"Dorpen en wijken"), 1, "\"In ");
    changed.replace(changed.find("\"name\":\"Woonatelier\""), 20, "\"name\":\"Iets anders\"");
    std::ofstream(folder.path + "/b.json", std::ios::binary) << changed;
    const auto said = methods("import", database, folder.path + "/b.json", true);
    EXPECT_EQ(said.code, Exit::wrong_input);
    EXPECT_THAT(said.err, HasSubstr("methoden[38], name: "));
    EXPECT_THAT(said.err, HasSubstr("er is niets veranderd"));
    EXPECT_THAT(methods("import", database, folder.path + "/a.json").out, HasSubstr("39 methoden blijven gelijk"));
    EXPECT_EQ(methods("import", database, folder.path + "/is-er-niet.zip").code, Exit::wrong_input);
    EXPECT_EQ(methods("export", database, folder.path + "/a.exe").code, Exit::wrongly_used);
}

TEST(Accounts, AreMadeWithALinkAndListed) {
    const EmptyDatabase database("accounts");
    const auto made = run_with({"account", "add", "--database", database.url, "--role", "editor", "Saskia"});
    EXPECT_EQ(made.code, Exit::done);
    EXPECT_THAT(made.out, HasSubstr("\n/uitnodiging/"));
    EXPECT_EQ(run_with({"account", "add", "--database", database.url, "saskia"}).code, Exit::wrong_input);
    EXPECT_EQ(run_with({"account", "add", "--database", database.url, "--role", "koning", "x1"}).code,
              Exit::wrongly_used);
    EXPECT_THAT(run_with({"account", "list", "--database", database.url}).out, HasSubstr("saskia\tredacteur"));
    EXPECT_THAT(run_with({"account", "renew", "--database", database.url, "saskia"}).out, HasSubstr("\n/uitnodiging/"));
    EXPECT_EQ(run_with({"account", "renew", "--database", database.url, "niemand"}).code, Exit::wrong_input);
}

TEST(Serve, RefusesADatabaseThatWasNotMigrated) {
    const TemporaryFolder folder;
    const auto said = run_with({"serve", "--port", "0", "--database", "sqlite:" + folder.path + "/a.db"});
    EXPECT_EQ(said.code, Exit::failed);
    EXPECT_THAT(said.err, HasSubstr("actiewijzer migrate --database"));
}

TEST(Language, FollowsLang) {
    EXPECT_EQ(language_of("en_GB.UTF-8"), Language::en);
    EXPECT_EQ(language_of("nl_NL.UTF-8"), Language::nl);
    EXPECT_EQ(language_of("C"), Language::nl);
    EXPECT_EQ(language_of(nullptr), Language::nl);
}

TEST(Share, IsNamedOrBesideTheProgram) {
    EXPECT_EQ(share_folder({"serve", "--share", "/a"}, "/bin/x"), "/a");
    EXPECT_EQ(share_folder({"--share=/b", "serve"}, "/bin/x"), "/b");
    const TemporaryFolder folder;
    EXPECT_EQ(share_folder({}, folder.path + "/actiewijzer"), "/usr/share/actiewijzer");
    std::filesystem::create_directory(folder.path + "/share");
    EXPECT_EQ(share_folder({}, folder.path + "/actiewijzer"), folder.path + "/share");
}

TEST(Layout, FoldsBetweenWordsAndCountsLettersNotBytes) {
    std::ostringstream out;
    Layout(out).item(std::string(40, 'a') + ' ' + "é" + std::string(35, 'b') + " c", 1);
    EXPECT_EQ(out.str(), " - " + std::string(40, 'a') + " é" + std::string(35, 'b') + "\n   c\n");
}

TEST(Operations, SecurityTextExpiresWithinAYear) {
    const auto now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(13);
    const auto text = security_text("mailto:a@b.example", "https://b.example/.well-known/security.txt", now);
    EXPECT_THAT(text, HasSubstr("Contact: mailto:a@b.example\n"));
    EXPECT_THAT(text, HasSubstr("Expires: 2027-05-24T00:00:00Z\n"));
}

TEST(Operations, ReadinessFollowsTheDatabase) {
    bool answers = true;
    http::Router router;
    add_operations(router, {[&] { return answers; }, ""});
    const http::Request request;
    EXPECT_EQ(router.match("GET", "/readyz").route->handler(request).status, 200U);
    answers = false;
    EXPECT_EQ(router.match("GET", "/readyz").route->handler(request).status, 503U);
    EXPECT_EQ(router.match("GET", "/healthz").route->handler(request).status, 200U);
}

}  // namespace
}  // namespace actiewijzer::cli
