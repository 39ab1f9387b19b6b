// Questions to a national base of made-up methods, put to our index and to others on the same texts, in turns: so that
// a busy moment of the machine hits them all. Prints JSON; bench/search.mjs makes the table.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <future>
#include <iostream>

#include "knowledge/load.hpp"
#include "made/edition.hpp"
#include "made/methods.hpp"
#include "made/questions.hpp"
#include "measure.hpp"
#include "search/facets.hpp"

namespace actiewijzer {
namespace {

constexpr std::uint64_t seed = 2026;
constexpr std::size_t questions_wanted = 300;
constexpr int rounds = 3;
/// The slow ones are asked every so many questions: else a run would take too long.
constexpr std::size_t of_slow = 20;

struct Engine {
    std::string name;
    bool slow;
    std::function<std::size_t(const search::Query&)> find;  ///< how many hits it shows
    double made = 0;                                        ///< seconds
    std::vector<std::vector<double>> times{};               ///< milliseconds, by question and round
    std::size_t empty = 0;                                  ///< questions without any hit

    bool asked(std::size_t question) const { return !slow || question % of_slow == 0; }
};

std::vector<search::Query> questions(const knowledge::Knowledge& knowledge) {
    std::vector<const Method*> methods;
    for (const auto& method : knowledge.methods) methods.push_back(&method);
    return made::make_questions(knowledge, methods, questions_wanted, seed);
}

void ask(std::vector<Engine>& engines, const std::vector<search::Query>& all) {
    for (auto& engine : engines) engine.times.resize(all.size());
    for (int round = -1; round < rounds; ++round)
        for (std::size_t at = 0; at < all.size(); ++at)
            for (std::size_t turn = 0; turn < engines.size(); ++turn) {
                auto& engine = engines[(at + turn) % engines.size()];
                if (!engine.asked(at)) continue;
                std::size_t hits = 0;
                const double spent = measure::milliseconds([&] { hits = engine.find(all[at]); });
                // The first round makes warm.
                if (round < 0)
                    engine.empty += hits == 0;
                else
                    engine.times[at].push_back(spent);
            }
}

int run(std::size_t count) {
    const measure::Folder folder;
    const auto shipped = knowledge::load(AW_SOURCE_DIR "/content").knowledge;
    const auto knowledge = made::with_methods(*shipped, made::make_methods(*shipped, count, seed));
    const auto all = questions(*knowledge);
    std::vector<peers::Page> pages;
    for (const auto& method : knowledge->methods) pages.push_back(made::page_of(method, *knowledge));

    std::vector<Engine> engines;
    std::shared_ptr<const search::Index> index;
    std::vector<std::unique_ptr<peers::Peer>> others;
    const auto find_in = [&](const char* name, auto set) {
        return Engine{name, false, [&index, set](const search::Query& asked) {
                          auto query = asked;
                          set(query);
                          return index->find(query).hits.size();
                      }};
    };
    const double made = measure::seconds([&] {
        const auto analysis = std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin");
        index = made::index_of(knowledge, analysis);
    });
    engines.push_back(find_in("ours", [](search::Query&) {}));
    engines.back().made = made;
    // Matching and counting alone: what is shown of the hits takes the rest.
    engines.push_back(find_in("ours, no hits shown", [](search::Query& query) { query.limit = 0; }));
    // Together, for that takes most of a run; how long it takes is not compared.
    auto in_postgresql =
        std::async(std::launch::async, [&] { return peers::postgresql(measure::postgresql_address(), pages); });
    const auto add = [&](const char* name, bool slow, std::unique_ptr<peers::Peer> peer) {
        engines.push_back(
            {name, slow, [peer = peer.get()](const search::Query& query) { return peer->find(query.words).size(); }});
        others.push_back(std::move(peer));
    };
    add("xapian", false, peers::xapian(folder.path(), pages));
    add("fts5", true, peers::fts5(folder.path(), pages));
    add("postgresql", true, in_postgresql.get());
    pages = {};

    ask(engines, all);
    std::cout << "{\"methods\": " << count << ", \"questions\": " << all.size() << ", \"of_slow\": " << of_slow
              << ", \"rounds\": " << rounds << ", \"engines\": [";
    for (const auto& engine : engines) {
        std::cout << (&engine == &engines.front() ? "" : ", ") << "{\"name\": \"" << engine.name
                  << "\", \"facets\": " << search::facets().size() << ", \"made\": " << engine.made
                  << ", \"empty\": " << engine.empty << ", \"times\": [";
        // Of a question its median: a slow turn is the machine.
        bool first = true;
        for (const auto& of_question : engine.times) {
            std::cout << (std::exchange(first, false) ? "" : ", ");
            if (of_question.empty())
                std::cout << "null";
            else
                std::cout << measure::median(of_question);
        }
        std::cout << "]}";
    }
    std::cout << "], \"asked\": [";
    for (const auto& query : all) std::cout << (&query == &all.front() ? "" : ", ") << '"' << query.words << '"';
    std::cout << "]}\n";
    return 0;
}

}  // namespace
}  // namespace actiewijzer

int main(int count, char** arguments) {
    return actiewijzer::run(count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 100'000);
}
