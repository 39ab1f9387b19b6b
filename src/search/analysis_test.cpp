#include "search/analysis.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <map>
#include <random>

using namespace actiewijzer;
using namespace actiewijzer::search;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

const Analysis& analysis() {
    static const Analysis all(std::filesystem::path(AW_SHARE_DIR) / "lexicon-nl.bin");
    return all;
}

std::vector<std::string> folded(std::string_view text) {
    std::vector<std::string> all;
    for (auto& word : analysis().words(text, Language::nl)) all.push_back(word.folded);
    return all;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST(Words, FoldCaseAccentsApostrophesAndDots) {
    EXPECT_THAT(folded("Kan wél!"), ElementsAre("kan", "wel"));
    EXPECT_THAT(folded("L.E.N.S.-methode"), ElementsAre("lens", "methode"));
    EXPECT_THAT(folded("foto's, foto’s en ’s avonds"), ElementsAre("fotos", "fotos", "en", "s", "avonds"));
    EXPECT_THAT(folded("€ 1.000 per jaar"), ElementsAre("1000", "per", "jaar"));
    EXPECT_THAT(folded("Ÿ Ærø Łódź ĳsbaan co\u00ADöperatie cafe\u0301"),
                ElementsAre("y", "aero", "lodz", "ijsbaan", "cooperatie", "cafe"));
}

TEST(Words, KnowTheirPlaceInTheText) {
    const std::string text = "Wél, de crèche.";
    const auto words = analysis().words(text, Language::nl);
    ASSERT_EQ(words.size(), 3u);
    for (const auto& word : words)
        EXPECT_EQ(word.text, std::string_view(text).substr(word.begin, word.end - word.begin));
    EXPECT_EQ(words[0].text, "Wél");
    EXPECT_EQ(words[2].text, "crèche");
}

TEST(Words, EndSentences) {
    const auto ends = [](std::string_view text) {
        std::string all;
        for (const auto& word : analysis().words(text, Language::nl))
            if (word.ends_sentence) all += word.folded + ' ';
        return all;
    };
    EXPECT_EQ(ends("Dit is een. Dat is twee! En drie?"), "een twee drie ");
    EXPECT_EQ(ends("Wij doen bijv. niets"), "niets ");
    EXPECT_EQ(ends("De L.E.N.S. is 1.5 keer zo goed"), "goed ");
    EXPECT_EQ(ends("Een kop\n\nDan tekst"), "kop tekst ");
}

TEST(Stems, BringTheFormsOfAWordTogether) {
    const std::vector<Strings> groups{{"bewoner", "bewoners"},
                                      {"jongere", "jongeren"},
                                      {"tuin", "tuinen", "tuintje", "tuintjes"},
                                      {"straat", "straten"},
                                      {"wijk", "wijken"},
                                      {"huis", "huizen", "huisje"},
                                      {"brief", "brieven"},
                                      {"gezin", "gezinnen"},
                                      {"keet", "keten"},
                                      {"stad", "steden"},
                                      {"lid", "leden"},
                                      {"kind", "kinderen"},
                                      {"raadslid", "raadsleden"},
                                      {"kleinkind", "kleinkinderen"},
                                      {"plan", "plannen"},
                                      {"foto", "fotos"},
                                      {"initiatief", "initiatieven"},
                                      {"bedrijf", "bedrijven"},
                                      {"idee", "ideeen"},
                                      {"beurs", "beurzen"},
                                      {"oudere", "ouderen"},
                                      {"ouder", "ouders"},
                                      {"eenzaam", "eenzame", "eenzaamheid"},
                                      {"leefbaar", "leefbare", "leefbaarheid"},
                                      {"zegt", "zegde", "zegden", "zeggen"},
                                      {"knapt", "knapte", "knappen"},
                                      {"opknappen", "opknapt", "opgeknapt", "opgeknapte"},
                                      {"belooft", "beloven", "beloofd", "beloofde"},
                                      {"toezeggen", "toegezegd", "toegezegde"},
                                      {"repareren", "repareert", "gerepareerd"},
                                      {"starten", "gestart"},
                                      {"maken", "maakt", "gemaakt"},
                                      {"georganiseerd", "organiseren"},
                                      {"samenwerken", "samengewerkt"},
                                      {"woningcorporatie", "woningcorporaties"},
                                      {"buurtbudget", "buurtbudgetten"}};
    for (const auto& group : groups)
        for (const auto& form : group)
            EXPECT_EQ(analysis().stem(form, Language::nl), analysis().stem(group[0], Language::nl)) << form;
}

TEST(Stems, KeepApartWhatIsApart) {
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"ouder", "oudere"}, {"ouders", "ouderen"}, {"jong", "jongeren"},   {"gezond", "zon"}, {"lens", "len"},
        {"buurt", "buur"},   {"geld", "gel"},       {"gemeente", "gemeen"}, {"1000", "100"},   {"kans", "kan"}};
    for (const auto& [one, other] : pairs)
        EXPECT_NE(analysis().stem(one, Language::nl), analysis().stem(other, Language::nl)) << one << ' ' << other;
}

TEST(Stems, AreEnglishInEnglish) {
    EXPECT_EQ(analysis().stem("villages", Language::en), analysis().stem("village", Language::en));
    EXPECT_EQ(analysis().stem("budgets", Language::en), analysis().stem("budget", Language::en));
}

TEST(Compounds, AreSplitIntoTheirParts) {
    const std::map<std::string, Strings> expected{{"moestuin", {"moes", "tuin"}},
                                                  {"dorpshuis", {"dorp", "huis"}},
                                                  {"buurtbudget", {"buurt", "budget"}},
                                                  {"bewonersinitiatief", {"bewoner", "initiatief"}},
                                                  {"jongerenwerker", {"jongeren", "werker"}},
                                                  {"kinderopvang", {"kinder", "opvang"}},
                                                  {"wijkagent", {"wijk", "agent"}},
                                                  {"energiecooperatie", {"energie", "cooperatie"}},
                                                  {"speeltuin", {"speel", "tuin"}},
                                                  {"verkeersveiligheid", {"verkeer", "veiligheid"}},
                                                  {"dorpswinkel", {"dorp", "winkel"}},
                                                  {"burgerinitiatief", {"burger", "initiatief"}},
                                                  {"buurtbus", {"buurt", "bus"}},
                                                  {"vrijwilligerswerk", {"vrijwilliger", "werk"}},
                                                  {"buurtpreventie", {"buurt", "preventie"}},
                                                  {"straatfeest", {"straat", "feest"}},
                                                  {"geveltuin", {"gevel", "tuin"}},
                                                  {"wijkcentrum", {"wijk", "centrum"}},
                                                  {"ouderavond", {"ouder", "avond"}},
                                                  {"ouderenbond", {"ouderen", "bond"}},
                                                  {"mantelzorg", {"mantel", "zorg"}},
                                                  {"taalcafe", {"taal", "cafe"}},
                                                  {"hangjongeren", {"hang", "jongeren"}},
                                                  {"jeugdhonk", {"jeugd", "honk"}},
                                                  {"dorpsontwikkelingsplan", {"dorp", "ontwikkelingsplan"}},
                                                  {"wijkbewoners", {"wijk", "bewoners"}},
                                                  {"plattelandsparlement", {"platteland", "parlement"}},
                                                  {"leefbaarheidsbudget", {"leefbaarheid", "budget"}},
                                                  {"bewonersparticipatie", {"bewoner", "participatie"}},
                                                  {"beursvloer", {"beurs", "vloer"}},
                                                  {"buurthuiskamer", {"buurt", "huiskamer"}},
                                                  {"zwerfafval", {"zwerf", "afval"}},
                                                  {"burenhulp", {"buren", "hulp"}},
                                                  {"huurderscommissie", {"huurder", "commissie"}},
                                                  {"gemeenteraad", {"gemeente", "raad"}},
                                                  {"schoolplein", {"school", "plein"}},
                                                  {"voedselbos", {"voedsel", "bos"}},
                                                  {"buurttuin", {"buurt", "tuin"}},
                                                  {"sportvereniging", {"sport", "vereniging"}},
                                                  {"opvanghuis", {"opvang", "huis"}},
                                                  {"gemeenschapshuis", {"gemeenschap", "huis"}},
                                                  {"woningcorporatie", {"woning", "corporatie"}},
                                                  {"deelauto", {"deel", "auto"}},
                                                  {"wijkraad", {"wijk", "raad"}},
                                                  {"buurtbatterij", {"buurt", "batterij"}},
                                                  {"ouderparticipatiecreche", {"ouder", "participatie", "creche"}},
                                                  {"autodeelproject", {"auto", "deel", "project"}},
                                                  {"straatbewoners", {"straat", "bewoners"}},
                                                  {"dorpsbudget", {"dorp", "budget"}},
                                                  {"wijkbudget", {"wijk", "budget"}},
                                                  {"moestuinen", {"moes", "tuinen"}},
                                                  {"bewonersgroep", {"bewoner", "groep"}},
                                                  {"wijkaanpak", {"wijk", "aanpak"}},
                                                  {"dorpsraad", {"dorp", "raad"}},
                                                  {"buurtmaaltijd", {"buurt", "maaltijd"}},
                                                  {"stadstuin", {"stad", "tuin"}},
                                                  {"fietsclub", {"fiets", "club"}},
                                                  {"dorpsagenda", {"dorp", "agenda"}},
                                                  {"jongerenkeet", {"jongeren", "keet"}},
                                                  {"energieproject", {"energie", "project"}},
                                                  {"bewonersbedrijf", {"bewoner", "bedrijf"}},
                                                  {"speelplek", {"speel", "plek"}},
                                                  {"schoolstraat", {"school", "straat"}}};
    for (const auto& [word, parts] : expected) EXPECT_EQ(analysis().split(word), parts) << word;
}

TEST(Compounds, OtherWordsStayWhole) {
    for (const char* word :
         {"gemeente",     "kantoor",       "natuur",       "bestuur",       "minuten",       "koffie",
          "burgemeester", "moeder",        "verkeer",      "ouderen",       "jongeren",      "participatie",
          "initiatief",   "tegenstelling", "contact",      "vergadering",   "activiteiten",  "organisatie",
          "ondernemers",  "veiligheid",    "samenwerking", "vrijwilligers", "ontmoeting",    "onderzoek",
          "toekomst",     "ambtenaar",     "professional", "subsidie",      "begroting",     "waardering",
          "erkenning",    "omgeving",      "leefbaarheid", "eenzaamheid",   "vergunning",    "burgers",
          "politie",      "student",       "ervaring",     "bijeenkomst",   "voorzieningen", "verbetering",
          "belangrijk",   "misschien",     "eigenlijk",    "bewoners",      "opknappen",     "toezeggen",
          "meebeslissen", "xyzzyplugh"})
        EXPECT_THAT(analysis().split(word), IsEmpty()) << word;
}

TEST(Compounds, GiveTheStemsOfTheirParts) {
    const auto words = analysis().words("bewonersbudgetten", Language::nl);
    ASSERT_EQ(words.size(), 1u);
    EXPECT_THAT(words[0].parts,
                ElementsAre(analysis().stem("bewoner", Language::nl), analysis().stem("budget", Language::nl)));
}

TEST(Known, TellsWordsFromOthers) {
    EXPECT_TRUE(analysis().known("straat"));
    EXPECT_TRUE(analysis().known("straten"));
    EXPECT_TRUE(analysis().known("energie"));
    EXPECT_FALSE(analysis().known("straatt"));
    EXPECT_FALSE(analysis().known("verkeers"));
    EXPECT_FALSE(analysis().known(""));
    EXPECT_FALSE(analysis().known(std::string(5000, 'a')));
}

TEST(Extra, WordsOfOurFieldBecomePartsOfCompounds) {
    const Analysis more(std::filesystem::path(AW_SHARE_DIR) / "lexicon-nl.bin", {"zorgzwerm"});
    EXPECT_TRUE(more.known("zorgzwerm"));
    EXPECT_THAT(more.split("buurtzorgzwerm"), ElementsAre("buurt", "zorgzwerm"));
}

TEST(Analysis, SaysWhenItsListIsMissing) {
    EXPECT_THROW(Analysis("/nowhere/lexicon-nl.bin"), std::runtime_error);
    EXPECT_THROW(Analysis(std::filesystem::path(AW_SOURCE_DIR) / "CMakeLists.txt"), std::runtime_error);
}

TEST(Analysis, BearsAnyBytes) {
    std::mt19937 random(7);
    for (int i = 0; i < 3000; ++i) {
        std::string text(random() % 60, ' ');
        for (auto& c : text) c = static_cast<char>(random() % (i % 2 ? 256 : 128));
        std::size_t at = 0;
        for (const auto& word : analysis().words(text, i % 3 ? Language::nl : Language::en)) {
            EXPECT_LE(at, word.begin);
            EXPECT_LT(word.begin, word.end);
            EXPECT_LE(word.end, text.size());
            EXPECT_FALSE(word.folded.empty());
            at = word.end;
        }
    }
    EXPECT_EQ(analysis().words(std::string(100000, 'a'), Language::nl).size(), 1u);
}
