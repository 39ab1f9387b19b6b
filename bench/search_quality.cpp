// Whether search finds what people mean: judged questions put to our index and to others over what ships. Prints JSON
// for bench/search-quality.mjs; with --markdown the tables of docs/search-quality.md, with --cases which questions of
// the tuning half each engine misses.
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <iomanip>
#include <iostream>

#include "knowledge/load.hpp"
#include "made/edition.hpp"
#include "measure.hpp"

namespace actiewijzer {
namespace {

using Slugs = std::vector<std::string>;

struct Question {
    std::string words;
    Language language;
    Slugs right;
    bool of_test_half;
};

std::vector<Question> judged(const knowledge::Knowledge& knowledge) {
    std::vector<Question> all;
    for (const auto& node : YAML::LoadFile(AW_SOURCE_DIR "/test/search/judged.yaml")) {
        all.push_back({node["find"].as<std::string>(),
                       node["in"] && node["in"].as<std::string>() == "en" ? Language::en : Language::nl,
                       node["any"].as<Slugs>(), node["half"] && node["half"].as<std::string>() == "test"});
        for (const auto& slug : all.back().right)
            if (!knowledge.method(slug)) throw std::runtime_error("no such method: " + slug);
    }
    return all;
}

struct Figures {
    int questions = 0, first = 0, three = 0, none = 0;
    double reciprocal = 0;

    /// `place`: of the first right one, from 0; past the end: none.
    void add(std::size_t place, std::size_t shown) {
        ++questions;
        none += shown == 0;
        if (place >= shown) return;
        first += place == 0;
        three += place < 3;
        reciprocal += 1.0 / static_cast<double>(place + 1);
    }
};

struct Engine {
    std::string name;
    std::function<Slugs(const Question&)> find;
    std::array<Figures, 2> halves{};    ///< tuning, test
    std::vector<std::string> missed{};  ///< of the tuning half: no right one among the first three
};

void ask(Engine& engine, const std::vector<Question>& all) {
    for (const auto& question : all) {
        const auto found = engine.find(question);
        const auto right = std::ranges::find_if(
            found, [&](const auto& slug) { return std::ranges::find(question.right, slug) != question.right.end(); });
        const auto place = static_cast<std::size_t>(right - found.begin());
        engine.halves[question.of_test_half].add(place, found.size());
        if (!question.of_test_half && (place >= found.size() || place >= 3)) engine.missed.push_back(question.words);
    }
}

void print_table(const std::vector<Engine>& engines, std::size_t half) {
    std::cout << "| | right one first | right one in 3 | MRR | nothing found |\n|---|---|---|---|---|\n" << std::fixed;
    for (const auto& engine : engines) {
        const auto& figures = engine.halves[half];
        const auto percent = [&](int count) { return 100.0 * count / figures.questions; };
        std::cout << "| " << engine.name << " | " << std::setprecision(0) << percent(figures.first) << " % | "
                  << percent(figures.three) << " % | " << std::setprecision(2) << figures.reciprocal / figures.questions
                  << " | " << std::setprecision(0) << percent(figures.none) << " % |\n";
    }
    std::cout << '\n';
}

void print_json(const std::vector<Engine>& engines) {
    std::cout << '[';
    for (const auto& engine : engines) {
        std::cout << (&engine == &engines.front() ? "" : ", ") << "{\"name\": \"" << engine.name << '"';
        for (const std::size_t half : {0, 1}) {
            const auto& figures = engine.halves[half];
            std::cout << (half ? ", \"test\"" : ", \"tuning\"") << ": {\"questions\": " << figures.questions
                      << ", \"first\": " << 1.0 * figures.first / figures.questions
                      << ", \"three\": " << 1.0 * figures.three / figures.questions
                      << ", \"reciprocal\": " << figures.reciprocal / figures.questions << '}';
        }
        std::cout << '}';
    }
    std::cout << "]\n";
}

int run(const std::string& option) {
    const measure::Folder folder;
    const auto knowledge = knowledge::load(AW_SOURCE_DIR "/content").knowledge;
    const auto index =
        made::index_of(knowledge, std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin"));
    std::vector<peers::Page> pages;
    for (const auto& method : knowledge->methods) pages.push_back(made::page_of(method, *knowledge));
    std::vector<Engine> engines;
    engines.push_back({"Actiewijzer", [&](const Question& question) {
                           search::Query query;
                           query.words = question.words;
                           query.language = question.language;
                           Slugs slugs;
                           for (const auto& hit : index->find(query).hits) slugs.push_back(hit.method->slug);
                           return slugs;
                       }});
    std::vector<std::unique_ptr<peers::Peer>> others;
    const auto add = [&](const char* name, std::unique_ptr<peers::Peer> peer) {
        engines.push_back({name, [&, peer = peer.get()](const Question& question) {
                               Slugs slugs;
                               for (const auto place : peer->find(question.words))
                                   slugs.push_back(knowledge->methods[place].slug);
                               return slugs;
                           }});
        others.push_back(std::move(peer));
    };
    add("bare Xapian", peers::xapian(folder.path(), pages));
    add("SQLite FTS5", peers::fts5(folder.path(), pages));
    add("PostgreSQL", peers::postgresql(measure::postgresql_address(), pages));
    const auto all = judged(*knowledge);
    for (auto& engine : engines) ask(engine, all);

    if (option == "--markdown") {
        std::cout << "### Test half\n\n";
        print_table(engines, 1);
        std::cout << "### Tuning half\n\n";
        print_table(engines, 0);
    } else if (option == "--cases") {
        for (const auto& engine : engines) {
            std::cout << engine.name << ":\n";
            for (const auto& words : engine.missed) std::cout << "  " << words << '\n';
        }
    } else {
        print_json(engines);
    }
    return 0;
}

}  // namespace
}  // namespace actiewijzer

int main(int count, char** arguments) { return actiewijzer::run(count > 1 ? arguments[1] : ""); }
