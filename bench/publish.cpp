// Fills a database with made-up methods, and prints as JSON what bench/publish.mjs needs: paths that readers ask, and
// texts to publish, each with a word that only it has.
#include <boost/json.hpp>
#include <iostream>

#include "knowledge/load.hpp"
#include "knowledge/method_text.hpp"
#include "made/edition.hpp"
#include "made/methods.hpp"
#include "made/questions.hpp"
#include "rows/rows.hpp"

namespace actiewijzer {
namespace {

namespace json = boost::json;

constexpr std::uint64_t seed = 2026;
constexpr std::size_t questions = 200;
constexpr std::size_t pages = 200;
constexpr std::size_t changes = 12;

int run(const std::string& database, std::size_t count) {
    const auto shipped = knowledge::load(AW_SHARE_DIR "/content").knowledge;
    const auto knowledge = made::with_methods(*shipped, made::make_methods(*shipped, count, seed));
    std::vector<rows::Row> all;
    std::vector<const Method*> methods;
    for (const auto& method : knowledge->methods) {
        all.push_back({method.slug, knowledge::write_method_text(method)});
        methods.push_back(&method);
    }
    rows::insert(database, all);

    json::object out;
    json::array asked, slugs, texts;
    for (const auto& query : made::make_questions(*knowledge, methods, questions, seed))
        asked.emplace_back(query.words);
    for (std::size_t at = 0; at < pages; ++at) slugs.emplace_back(methods[at * count / pages]->slug);
    for (std::size_t at = 0; at < changes; ++at) {
        auto method = *methods[(2 * at + 1) * count / (2 * changes)];
        const auto word = "proefwoord" + std::to_string(at);
        method.summary.nl = "Bewoners maken hier een " + word + ".";
        texts.push_back({{"slug", method.slug}, {"word", word}, {"text", knowledge::write_method_text(method)}});
    }
    out["questions"] = std::move(asked);
    out["slugs"] = std::move(slugs);
    out["changes"] = std::move(texts);
    std::cout << json::serialize(out) << '\n';
    return 0;
}

}  // namespace
}  // namespace actiewijzer

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "bench_publish DATABASE [METHODS]\n";
        return 2;
    }
    return actiewijzer::run(arguments[1], count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 100'000);
}
