#include "search/index.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <random>
#include <thread>

#include "knowledge/load.hpp"
#include "search/fold.hpp"

using namespace actiewijzer;
using namespace actiewijzer::search;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

namespace {

namespace files = std::filesystem;

std::shared_ptr<const Analysis> analysis() {
    static const auto all = std::make_shared<const Analysis>(files::path(AW_SHARE_DIR) / "lexicon-nl.bin");
    return all;
}

Method method(std::string slug, std::string name, std::string summary) {
    Method made;
    made.slug = std::move(slug);
    made.name = std::move(name);
    made.summary = {std::move(summary), ""};
    return made;
}

knowledge::Term value(std::string id, std::vector<std::string> words = {}) {
    knowledge::Term made;
    made.id = id;
    made.name = {id, id};
    made.words_nl = std::move(words);
    return made;
}

std::shared_ptr<knowledge::Knowledge> invented() {
    auto made = std::make_shared<knowledge::Knowledge>();
    made->revision = "0123456789abcdef";
    made->themes = {value("geld", {"centen"}), value("sport"), value("groen")};
    made->audiences = {value("jongeren"), value("ouderen")};
    made->settings = {value("dorp"), value("stad")};
    made->synonyms = {{"buurtbudget", "wijkpot", "neighbourhood budget"}, {"moestuin", "volkstuin"}};
    auto& all = made->methods;
    all.push_back(method("beste-buren", "Beste Buren", "Buren helpen elkaar met klussen in huis."));
    all.push_back(method("kan-wel", "Kan wél!", "Bewoners krijgen een buurtbudget voor hun plan."));
    all.push_back(method("lens", "L.E.N.S.-methode", "Een dorp kijkt vooruit en maakt een dorpsplan."));
    all.push_back(method("moes", "MoesMaatjes", "Jongeren en ouderen werken samen in een moestuin."));
    all.push_back(method("vier-dorpen", "Vier Dorpen", "Vier dorpen delen wat zij leerden over voetbal."));
    all[0].summary.en = "Neighbours help each other with odd jobs.";
    all[1].summary.en = "Residents get a community budget for their plan.";
    all[1].themes = {"geld"};
    all[1].settings = {"stad"};
    all[2].settings = {"dorp"};
    all[3].themes = {"groen"};
    all[3].audiences = {"jongeren", "ouderen"};
    all[3].settings = {"stad", "dorp"};
    all[4].other_names = {"VierDorpen (V4)"};
    all[4].themes = {"sport"};
    all[4].settings = {"dorp"};
    all[0].leans = {{Element::contact, Lean::b, {}}};
    all[1].leans = {{Element::animo, Lean::a, {}}, {Element::toerusting, Lean::b, {}}};
    all[0].sections = {
        {"hoe", "Hoe werkt het?", "1. Bel **aan** bij de buurman met een [taart](https://example.org).", ""}};
    return made;
}

const Index& index() {
    static const auto all = Index::build(invented(), analysis());
    return *all;
}

std::vector<std::string> found(std::string words, Language language = Language::nl) {
    Query query;
    query.words = std::move(words);
    query.language = language;
    std::vector<std::string> slugs;
    for (const auto& hit : index().find(query).hits) slugs.push_back(hit.method->slug);
    return slugs;
}

std::string first(std::string words, Language language = Language::nl) {
    const auto all = found(std::move(words), language);
    return all.empty() ? "" : all[0];
}

std::string marked(const Hit& hit) {
    std::string all;
    for (const auto& part : hit.snippet) all += part.marked ? "[" + part.text + "]" : part.text;
    return all;
}

}  // namespace

TEST(Index, FindsNamesWhateverTheirSigns) {
    for (const char* words : {"Kan wel", "kan wél!", "KAN WEL", "kanwel"}) EXPECT_EQ(first(words), "kan-wel") << words;
    for (const char* words : {"L.E.N.S.", "lens-methode", "LENS methode", "lensmethode"})
        EXPECT_EQ(first(words), "lens") << words;
    for (const char* words : {"4 dorpen", "vier dorpen", "VierDorpen", "4dorpen", "vierdorpen (v4)"})
        EXPECT_EQ(first(words), "vier-dorpen") << words;
}

TEST(Index, FindsCompoundsBothWays) {
    for (const char* words : {"buurtbudget", "buurt budget", "buurt-budget", "buurtbudgetten"})
        EXPECT_EQ(first(words), "kan-wel") << words;
    EXPECT_EQ(first("dorps plan"), "lens");
    EXPECT_EQ(first("budget"), "kan-wel");
}

TEST(Index, FindsFormsOfAWord) {
    EXPECT_EQ(first("klus"), "beste-buren");
    EXPECT_EQ(first("moestuinen"), "moes");
    EXPECT_EQ(first("moestuintje"), "moes");
}

TEST(Index, FindsSynonymsAndTheVocabulary) {
    EXPECT_EQ(first("wijkpot"), "kan-wel");
    EXPECT_EQ(first("volkstuin"), "moes");
    EXPECT_EQ(first("centen"), "kan-wel");
    Query query;
    query.words = "wijkpot";
    EXPECT_THAT(index().find(query).understood, Contains("buurtbudget"));
}

TEST(Index, FindsEnglish) {
    EXPECT_EQ(first("neighbourhood budget", Language::en), "kan-wel");
    EXPECT_EQ(first("community budgets", Language::en), "kan-wel");
    EXPECT_EQ(first("help with odd jobs", Language::en), "beste-buren");
    EXPECT_EQ(first("odd jobs", Language::nl), "beste-buren");
}

TEST(Index, MendsTypos) {
    EXPECT_EQ(first("moestiun"), "moes");
    EXPECT_EQ(first("voetbl"), "vier-dorpen");
    Query query;
    query.words = "Moestiun in een dorp";
    EXPECT_EQ(index().find(query).did_you_mean, "Moestuin in een dorp");
    query.words = "moestuin";
    EXPECT_EQ(index().find(query).did_you_mean, "");
    query.words = "zwaan";  // a word, only none of ours
    EXPECT_EQ(index().find(query).did_you_mean, "");
}

TEST(Index, ReadsWholeSentences) {
    EXPECT_EQ(first("ik zoek iets voor jongeren in een dorp die een moestuin willen"), "moes");
    EXPECT_EQ(first("Wat kunnen we doen als buren elkaar willen helpen met een klus?"), "beste-buren");
}

TEST(Index, TakesOperatorsAsWords) {
    for (const char* words :
         {"AND", "moestuin AND NOT", "\"moestuin", "-moestuin", "moes*", "title:moestuin", "(moestuin",
          "moestuin NEAR/3 x", "+moestuin", "%s%n", "' OR 1=1 --", "<script>", "\xff\xfe", "…", "Vtheme:geld"})
        EXPECT_NO_THROW(found(words)) << words;
    EXPECT_EQ(first("-moestuin"), "moes");
    EXPECT_EQ(first("\"moestuin"), "moes");
    EXPECT_EQ(first(std::string(100000, 'x') + " moestuin"), "");
    EXPECT_EQ(first("moestuin " + std::string(1000000, 'x')), "moes");
}

TEST(Index, ListsAllByNameWithoutWords) {
    EXPECT_THAT(found(""), ElementsAre("beste-buren", "kan-wel", "lens", "moes", "vier-dorpen"));
    EXPECT_THAT(found(" !? "), ElementsAre("beste-buren", "kan-wel", "lens", "moes", "vier-dorpen"));
    Query query;
    query.offset = 3;
    query.limit = 1;
    const auto results = index().find(query);
    ASSERT_EQ(results.hits.size(), 1u);
    EXPECT_EQ(results.hits[0].method->slug, "moes");
    EXPECT_EQ(results.total, 5u);
}

TEST(Index, CountsAFacetWithTheOthersApplied) {
    Query query;
    query.chosen["setting"] = {"dorp"};
    query.chosen["theme"] = {"sport", "groen"};
    const auto results = index().find(query);
    EXPECT_EQ(results.total, 2u);
    const auto count = [&](const std::string& facet, const std::string& id) -> int {
        for (const auto& each : results.facets.at(facet))
            if (each.value == id) return static_cast<int>(each.count) * (each.chosen ? -1 : 1);
        return 0;
    };
    EXPECT_EQ(count("theme", "sport"), -1);
    EXPECT_EQ(count("theme", "groen"), -1);
    EXPECT_EQ(count("theme", "geld"), 0);  // none in a village
    EXPECT_EQ(count("setting", "dorp"), -2);
    EXPECT_EQ(count("setting", "stad"), 1);  // would be added by choosing it too
    EXPECT_EQ(count("audience", "jongeren"), 1);
}

TEST(Index, MarksWhatWasSought) {
    Query query;
    query.words = "budget";
    EXPECT_EQ(marked(index().find(query).hits.at(0)), "Bewoners krijgen een [buurtbudget] voor hun plan.");
    query.words = "taart";
    EXPECT_EQ(marked(index().find(query).hits.at(0)), "Bel aan bij de buurman met een [taart].");
    query.words = "";
    EXPECT_EQ(marked(index().find(query).hits.at(0)), "Buren helpen elkaar met klussen in huis.");
}

TEST(Index, OffersTheNearestWhenNothingIsFound) {
    Query query;
    query.words = "besteburre";
    auto results = index().find(query);
    if (results.hits.empty()) {
        ASSERT_FALSE(results.nearest.empty());
        EXPECT_EQ(results.nearest[0]->slug, "beste-buren");
    } else {
        EXPECT_EQ(results.hits[0].method->slug, "beste-buren");
    }
    query.words = "moestuin";
    query.chosen["setting"] = {"maan"};
    results = index().find(query);
    EXPECT_EQ(results.total, 0u);
    ASSERT_FALSE(results.nearest.empty());
    EXPECT_EQ(results.nearest[0]->slug, "moes");
}

TEST(Index, ExplainsItself) {
    Query query;
    query.words = "wijkpot";
    const auto text = index().explain(query);
    EXPECT_THAT(text, testing::HasSubstr("buurtbudget"));
    EXPECT_THAT(text, testing::HasSubstr("Kan wél!"));
    query.language = Language::en;
    EXPECT_THAT(index().explain(query), testing::StartsWith("How"));
}

TEST(Index, IsReadWhileANewerOneIsMade) {
    const auto old = Index::build(invented(), analysis());
    auto next = std::make_shared<knowledge::Knowledge>(*invented());
    next->methods.erase("moes");
    const auto newer = old->with(next, {"moes"});
    Query query;
    query.words = "moestuin";
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i)
        readers.emplace_back([&] {
            for (int n = 0; n < 20; ++n) {
                EXPECT_EQ(old->find(query).hits.at(0).method->slug, "moes");
                EXPECT_THAT(newer->find(query).hits, IsEmpty());
            }
        });
    for (auto& reader : readers) reader.join();
}

TEST(Index, BearsAnyQueryAndCountsRight) {
    std::mt19937 random(3);
    const auto all = invented();
    const char* pieces[] = {"buurt", "budget",   "dorp", "jongeren", "de", "-", "\"",
                            "*",     "moestuin", "AND",  "\xc3",     "4",  "é"};
    const std::vector<std::string> themes{"geld", "sport", "groen", "x"}, settings{"dorp", "stad"},
        audiences{"jongeren", "ouderen"};
    const auto some = [&](const std::vector<std::string>& from) {
        std::vector<std::string> chosen;
        for (const auto& each : from)
            if (random() % 4 == 0) chosen.push_back(each);
        return chosen;
    };
    const auto holds = [](const std::vector<std::string>& chosen, const std::vector<std::string>& own) {
        return chosen.empty() || std::any_of(own.begin(), own.end(), [&](const std::string& each) {
                   return std::find(chosen.begin(), chosen.end(), each) != chosen.end();
               });
    };
    for (int i = 0; i < 400; ++i) {
        Query query;
        if (i % 4 == 0) {
            query.words.resize(random() % 50);
            for (auto& c : query.words) c = static_cast<char>(random());
        } else {
            for (std::size_t n = random() % 5; n > 0; --n)
                query.words += std::string(pieces[random() % 13]) + (random() % 3 ? " " : "");
        }
        Query wide = query;
        query.chosen["theme"] = some(themes);
        query.chosen["setting"] = some(settings);
        query.chosen["audience"] = some(audiences);
        query.language = i % 2 ? Language::nl : Language::en;
        wide.language = query.language;
        wide.limit = 100;
        const auto base = index().find(wide);
        const auto results = index().find(query);
        std::size_t total = 0;
        std::map<std::string, std::size_t> theme_counts;
        for (const auto& hit : base.hits) {
            const auto& m = *hit.method;
            const bool others =
                holds(query.chosen["setting"], m.settings) && holds(query.chosen["audience"], m.audiences);
            total += others && holds(query.chosen["theme"], m.themes);
            if (others)
                for (const auto& theme : m.themes) ++theme_counts[theme];
        }
        ASSERT_EQ(results.total, total) << query.words;
        for (const auto& each : results.facets.at("theme")) {
            ASSERT_EQ(each.count, theme_counts[each.value]) << query.words;
            theme_counts.erase(each.value);
        }
        for (const auto& [id, count] : theme_counts) ASSERT_EQ(count, 0u);
    }
}

TEST(Index, FollowsAMethodThatChangedAppearedOrWent) {
    auto knowledge = invented();
    const auto first = Index::build(knowledge, analysis());
    auto next = std::make_shared<knowledge::Knowledge>(*knowledge);
    next->methods.put(method("moes", "MoesMaatjes", "Jongeren leren er koken."));
    next->methods.put(method("nieuw", "Nieuw Plein", "Kinderen maken een speeltuin."));
    next->methods.erase("lens");
    const auto second = first->with(next, {"lens", "moes", "nieuw"});
    const auto slugs = [&](const char* words) {
        Query query;
        query.words = words;
        std::vector<std::string> all;
        for (const auto& hit : second->find(query).hits) all.push_back(hit.method->slug);
        return all;
    };
    EXPECT_THAT(slugs("koken"), ElementsAre("moes"));
    EXPECT_THAT(slugs("ouderen"), IsEmpty());
    EXPECT_THAT(slugs("speeltuin"), ElementsAre("nieuw"));
    EXPECT_THAT(slugs("dorpsplan"), Not(Contains("lens")));
    EXPECT_THAT(slugs(""), ElementsAre("beste-buren", "kan-wel", "moes", "nieuw", "vier-dorpen"));
}
