// The API as a program sees it, without a network: a router, a request, an answer.
#include <gmock/gmock.h>
#include <stdlib.h>

#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "api/routes.hpp"
#include "http/target.hpp"

namespace actiewijzer::api {
namespace {

namespace json = boost::json;
using ::testing::Contains;
using ::testing::HasSubstr;

struct TemporaryFolder {
    TemporaryFolder() : path((std::filesystem::temp_directory_path() / "aw-api-XXXXXX").string()) {
        if (!mkdtemp(path.data())) throw std::runtime_error("no temporary folder");
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path); }
    std::string path;
};

store::Store fresh_store(const std::string& folder) {
    const auto url = "sqlite:" + folder + "/actiewijzer.db";
    store::migrate(url);
    return store::Store::open(url);
}

/// Reading the knowledge takes a while, so that all tests share it.
struct World {
    World() {
        if (!published.reload().empty()) throw std::runtime_error("content/ has faults");
        add_api(router, api);
    }
    const std::filesystem::path share{AW_SHARE_DIR};
    TemporaryFolder data;
    published::Published published{{share / "content", share / "lexicon-nl.bin"}};
    text::Translations translations{share / "locale"};
    exchange::Contract contract = exchange::read_contract(share / "api" / "openapi.yaml");
    store::Store store = fresh_store(data.path);
    Api api{published, translations, contract, store, [] {}};
    http::Router router;
};

World& world() {
    static World only;
    return only;
}

struct Answer {
    unsigned status;
    std::string type;
    std::map<std::string, std::string> headers;
    std::string text;

    json::value body() const { return json::parse(text); }
};

Answer told(const http::Response& response) {
    return {response.status, response.content_type, {response.headers.begin(), response.headers.end()}, response.body};
}

/// What the server does with a request before and after its handler.
Answer ask(std::string method, std::string target, std::string body = "", std::string language = "",
           std::string type = "application/json") {
    http::Request request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.body = std::move(body);
    request.content_type = std::move(type);
    request.accept_language = std::move(language);
    request.number = "0123456789";
    const auto parsed = http::parse_target(request.target);
    if (!parsed) return told(error(world().api, 400, request));
    request.path = parsed->path;
    request.query = parsed->query;
    const auto match = world().router.match(request.method, parsed->segments);
    if (!match.route) return told(error(world().api, match.allowed.empty() ? 404 : 405, request));
    request.captures = match.captures;
    return told(match.route->handler(request));
}

Answer get(std::string target, std::string language = "") {
    return ask("GET", std::move(target), "", std::move(language));
}

std::set<std::string> names_of_faults(const Answer& answer) {
    std::set<std::string> names;
    const auto body = answer.body();
    for (const auto& each : body.at("invalidParams").as_array()) names.emplace(each.at("name").as_string());
    return names;
}

TEST(Methods, AllOfThemComeByNameWithoutWords) {
    const auto answer = get("/api/v1/methoden?paginaGrootte=100");
    ASSERT_EQ(answer.status, 200U);
    const auto body = answer.body();
    EXPECT_EQ(body.at("totaal").as_int64(), 39);
    EXPECT_EQ(body.at("methoden").as_array().size(), 39U);
    EXPECT_EQ(body.at("methoden").at(0).at("slug").as_string(), "abcd");
}

TEST(Methods, AFacetNarrowsAndCounts) {
    const auto all = get("/api/v1/methoden").body();
    const auto& first = all.at("facetten").at("thema").at(0);
    const std::string value(first.at("waarde").as_string());
    const auto narrowed = get("/api/v1/methoden?thema=" + value).body();
    EXPECT_EQ(narrowed.at("totaal").as_int64(), first.at("aantal").as_int64());
    EXPECT_LT(narrowed.at("totaal").as_int64(), all.at("totaal").as_int64());
}

TEST(Methods, LinksLeadThroughAllPages) {
    std::set<std::string> seen;
    std::string target = "/api/v1/methoden?element=animo&element=contact&paginaGrootte=7";
    std::size_t pages = 0;
    std::size_t total = 0;
    while (!target.empty() && pages < 20) {
        const auto answer = get(target);
        ASSERT_EQ(answer.status, 200U) << target;
        const auto body = answer.body();
        total = static_cast<std::size_t>(body.at("totaal").as_int64());
        for (const auto& method : body.at("methoden").as_array()) seen.emplace(method.at("slug").as_string());
        ++pages;
        target.clear();
        if (const auto link = answer.headers.find("Link"); link != answer.headers.end()) {
            EXPECT_EQ(link->second.find("rel=\"prev\"") != std::string::npos, pages > 1);
            const auto next = link->second.find("; rel=\"next\"");
            if (next == std::string::npos) continue;
            const auto open = link->second.rfind('<', next);
            target = link->second.substr(open + 1, next - open - 2);
        }
    }
    EXPECT_GT(pages, 1U);
    EXPECT_EQ(seen.size(), total);
}

TEST(Methods, EveryFaultOfAQueryIsNamedAtOnce) {
    const auto answer =
        get("/api/v1/methoden?thema=ruimtevaart&element=vuur&pagina=0&paginaGrootte=0&kleur=rood&zoek=" +
            std::string(401, 'a'));
    EXPECT_EQ(answer.status, 400U);
    EXPECT_EQ(answer.type, "application/problem+json");
    EXPECT_EQ(names_of_faults(answer),
              (std::set<std::string>{"thema", "element", "pagina", "paginaGrootte", "kleur", "zoek"}));
}

TEST(Methods, NumbersThatAreNoneAreRefused) {
    for (const auto* wrong : {"-1", "1.5", "een", "", "101", "99999999999999999999"})
        EXPECT_EQ(get(std::string("/api/v1/methoden?paginaGrootte=") + wrong).status, 400U) << wrong;
}

TEST(Methods, APageBeyondTheLastIsEmpty) {
    const auto answer = get("/api/v1/methoden?pagina=50");
    EXPECT_EQ(answer.status, 200U);
    EXPECT_TRUE(answer.body().at("methoden").as_array().empty());
}

TEST(Methods, OneMethodComesWithItsSourcesAndJudgements) {
    const auto answer = get("/api/v1/methoden/abcd");
    ASSERT_EQ(answer.status, 200U);
    const auto body = answer.body();
    EXPECT_EQ(body.at("naam").as_string(), "ABCD");
    EXPECT_FALSE(body.at("bronnen").as_array().empty());
    EXPECT_FALSE(body.at("tegengeluid").as_array().empty());
    EXPECT_TRUE(body.at("bewijs").as_array().empty());
    for (const auto& fact : body.at("feiten").as_array()) EXPECT_FALSE(fact.at("bron").is_null());
}

TEST(Methods, AnUnknownOneIsAProblem) {
    const auto answer = get("/api/v1/methoden/bestaat-niet");
    EXPECT_EQ(answer.status, 404U);
    EXPECT_EQ(answer.type, "application/problem+json");
    EXPECT_EQ(answer.body().at("status").as_int64(), 404);
}

TEST(Knowledge, IsThereInBothLanguages) {
    for (const auto* path : {"/elementen", "/begrippen", "/criteria", "/verzamelingen"}) {
        const auto dutch = get(std::string("/api/v1") + path);
        const auto english = get(std::string("/api/v1") + path, "en-GB, nl;q=0.5");
        EXPECT_EQ(dutch.status, 200U) << path;
        EXPECT_EQ(dutch.headers.at("Content-Language"), "nl");
        EXPECT_EQ(english.headers.at("Content-Language"), "en");
        EXPECT_NE(dutch.text, english.text) << path;
    }
    const auto elements = get("/api/v1/elementen").body();
    EXPECT_EQ(elements.at("elementen").as_array().size(), 5U);
    std::size_t guidance = 0;
    for (const auto& element : elements.at("elementen").as_array())
        guidance += element.at("aanwijzingen").as_array().size();
    EXPECT_EQ(guidance, 23U);
}

constexpr auto sanne = R"({"initiatief": {"omschrijving": "Bewoners van ons dorp willen zelf op de veiligheid letten."},
    "standen": {"animo": {"nodig": -2, "nu": 1}, "contact": {"nodig": 1}, "toerusting": {"nodig": null}},
    "omstandigheden": ["belofte"], "aantal": 3, "waaromNiet": ["abcd"]})";

TEST(Advice, AnswersAsTheContractSays) {
    const auto answer = ask("POST", "/api/v1/adviezen", sanne);
    ASSERT_EQ(answer.status, 200U) << answer.text;
    const auto body = answer.body();
    EXPECT_EQ(body.at("elementen").as_array().size(), 5U);
    EXPECT_EQ(body.at("elementen").at(0).at("nodig").as_int64(), -2);
    EXPECT_LE(body.at("methoden").as_array().size(), 3U);
    EXPECT_EQ(body.at("waaromNiet").at(0).at("slug").as_string(), "abcd");
    EXPECT_EQ(body.at("kennisversie").as_string(), world().published.current()->knowledge->revision);
}

TEST(Advice, IsTheSameForTheSameQuestion) {
    EXPECT_EQ(ask("POST", "/api/v1/adviezen", sanne).text, ask("POST", "/api/v1/adviezen", sanne).text);
}

TEST(Advice, EveryFaultIsNamedAtOnceInTheReadersLanguage) {
    const std::string wrong =
        R"({"standen": {"animo": {"nodig": 7}, "vuur": {}}, "omstandigheden": ["regen"], "aantal": -1})";
    const auto dutch = ask("POST", "/api/v1/adviezen", wrong);
    const auto english = ask("POST", "/api/v1/adviezen", wrong, "en");
    EXPECT_EQ(dutch.status, 400U);
    EXPECT_EQ(names_of_faults(dutch),
              (std::set<std::string>{"standen.animo.nodig", "standen.vuur", "omstandigheden", "aantal"}));
    EXPECT_EQ(names_of_faults(dutch), names_of_faults(english));
    EXPECT_NE(dutch.text, english.text);
}

TEST(Advice, WithoutAnythingToldThereIsNothingToAdvise) {
    const auto answer = ask("POST", "/api/v1/adviezen", "{}");
    EXPECT_EQ(answer.status, 400U);
    EXPECT_THAT(names_of_faults(answer), Contains("initiatief.omschrijving"));
}

TEST(Advice, BadInputIsAClearProblem) {
    const auto deep = std::string(100'000, '[') + std::string(100'000, ']');
    for (const auto& body : {std::string(), std::string("{"), deep, std::string("[]"), std::string("\"\xff\""),
                             std::string("{\"initiatief\": {\"omschrijving\": \"\\u0000\"}}"),
                             "{\"initiatief\": {\"omschrijving\": \"" + std::string(4001, 'a') + "\"}}"}) {
        const auto answer = ask("POST", "/api/v1/adviezen", body);
        EXPECT_EQ(answer.status, 400U) << body.substr(0, 60);
        EXPECT_EQ(answer.type, "application/problem+json");
        EXPECT_FALSE(answer.body().at("invalidParams").as_array().empty());
    }
}

TEST(Advice, OtherDataThanJsonIsRefused) {
    for (const auto* type : {"text/plain", "application/x-www-form-urlencoded", ""})
        EXPECT_EQ(ask("POST", "/api/v1/adviezen", sanne, "", type).status, 415U) << type;
}

TEST(Advice, ABrowserOfAnotherSiteMayAsk) {
    const auto answer = ask("OPTIONS", "/api/v1/adviezen");
    EXPECT_EQ(answer.status, 204U);
    EXPECT_THAT(answer.headers.at("Access-Control-Allow-Headers"), HasSubstr("Content-Type"));
    EXPECT_THAT(answer.headers.at("Access-Control-Allow-Methods"), HasSubstr("POST"));
}

TEST(Answers, AllCarryTheHeadersOfTheDesignRules) {
    const std::vector<Answer> answers{get("/api/v1/methoden"),
                                      get("/api/v1/methoden/nee"),
                                      get("/api/v1/openapi.json"),
                                      get("/api/v1/methoden?pagina=x"),
                                      get("/api/niets"),
                                      ask("POST", "/api/v1/methoden"),
                                      ask("POST", "/api/v1/adviezen", "{"),
                                      ask("OPTIONS", "/api/v1/adviezen")};
    for (const auto& answer : answers) {
        EXPECT_EQ(answer.headers.at("API-Version"), world().contract.version) << answer.text;
        EXPECT_EQ(answer.headers.at("Cache-Control"), "no-store");
        EXPECT_EQ(answer.headers.at("Content-Security-Policy"), "frame-ancestors 'none'");
        EXPECT_EQ(answer.headers.at("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(answer.headers.at("X-Frame-Options"), "DENY");
        EXPECT_EQ(answer.headers.at("Access-Control-Allow-Origin"), "*");
        EXPECT_THAT(answer.headers, Contains(::testing::Key("Strict-Transport-Security")));
    }
}

TEST(Answers, ASlashAtTheEndIsAnotherAddress) {
    for (const auto* path : {"/api/v1/methoden/", "/api/v1/elementen/", "/api/v1/methoden/abcd/"})
        EXPECT_EQ(get(path).status, 404U) << path;
}

TEST(Answers, TheLanguageIsTheOneThatIsLikedBest) {
    EXPECT_EQ(preferred(""), Language::nl);
    EXPECT_EQ(preferred("en"), Language::en);
    EXPECT_EQ(preferred("de, en;q=0.8, nl;q=0.9"), Language::nl);
    EXPECT_EQ(preferred("fr-FR,fr;q=0.9,EN-us;q=0.2"), Language::en);
    EXPECT_EQ(preferred("english, nederlands"), Language::nl);
    EXPECT_EQ(preferred("nl;q=0, en;q=0.1"), Language::en);
}

TEST(Contract, NamesEveryRoute) {
    const auto contract = get("/api/v1/openapi.json").body();
    EXPECT_EQ(contract.at("info").at("version").as_string(), world().contract.version);
    std::set<std::pair<std::string, bool>> routes;
    for (const auto& route : api_routes())
        routes.emplace(std::string(route.method) + " /api/v1" + std::string(route.path), route.right.has_value());
    std::set<std::pair<std::string, bool>> told;
    for (const auto& operation : world().contract.operations)
        told.emplace(operation.method + ' ' + operation.path, operation.needs_token);
    EXPECT_EQ(told, routes);
}

TEST(Contract, EveryTextOfThePageIsThereInBothLanguages) {
    for (const auto& operation : world().contract.operations) {
        EXPECT_FALSE(operation.summary.en.empty()) << operation.id;
        EXPECT_FALSE(operation.text.en.empty()) << operation.id;
        for (const auto* fields : {&operation.parameters, &operation.fields})
            for (const auto& field : *fields) {
                EXPECT_FALSE(field.text.nl.empty()) << operation.id << ' ' << field.name;
                EXPECT_FALSE(field.text.en.empty()) << operation.id << ' ' << field.name;
                EXPECT_TRUE(world().translations.has(Language::nl, "api_docs.type." + field.type)) << field.type;
            }
    }
}

TEST(Contract, ItsExamplesOfQuestionsAreRightOnes) {
    for (const auto& operation : world().contract.operations)
        if (operation.method == "POST" && !operation.needs_token) {
            const auto path = std::regex_replace(operation.path, std::regex("\\{slug\\}"), "kan-wel");
            const auto answer = ask("POST", path, operation.request);
            EXPECT_LT(answer.status, 300U) << operation.path << answer.text;
        }
}

}  // namespace
}  // namespace actiewijzer::api
