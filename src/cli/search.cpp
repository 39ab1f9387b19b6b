#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/faults.hpp"
#include "cli/layout.hpp"
#include "domain/plain_text.hpp"
#include "domain/situation.hpp"
#include "exchange/advice_json.hpp"
#include "exchange/method_json.hpp"
#include "search/index.hpp"

namespace actiewijzer::cli {

namespace {

struct Options {
    bool json = false;
    bool explain = false;
    std::size_t limit = 10;
    std::vector<std::string> words;

    std::string text() const {
        std::string all;
        for (const auto& word : words) all.append(all.empty() ? "" : " ").append(word);
        return all;
    }
};

std::string names(const std::vector<const Method*>& methods, const text::Words& words) {
    std::vector<std::string> all;
    for (const auto* method : methods) all.push_back(method->name);
    return text::enumerate(words, all);
}

void write_found(const search::Results& found, const Terminal& terminal) {
    const auto& words = terminal.words;
    Layout layout(terminal.out);
    layout.paragraph(words.count("cli.found", found.total));
    if (!found.did_you_mean.empty()) layout.paragraph(words("cli.did_you_mean", {found.did_you_mean}));
    if (!found.nearest.empty()) layout.paragraph(words("cli.nearest", {names(found.nearest, words)}));
    std::size_t place = 0;
    for (const auto& hit : found.hits) {
        layout.heading(std::to_string(++place) + ". " + hit.method->name + " (" + hit.method->slug + ')');
        layout.paragraph(words(hit.method->summary), 3);
    }
}

Exit find(const Options& options, const Terminal& terminal) {
    search::Query query;
    query.words = options.text();
    query.limit = options.limit;
    query.language = terminal.words.language();
    if (const auto fault = check_text(query.words, TextLimits::search); fault != TextFault::none) {
        terminal.err << "actiewijzer: " << terminal.words(message_key(fault), {std::to_string(TextLimits::search)})
                     << '\n';
        return Exit::wrong_input;
    }
    const auto knowledge = read_knowledge(terminal);
    if (!knowledge) return Exit::failed;
    const auto analysis = std::make_shared<const search::Analysis>(terminal.share / "lexicon-nl.bin");
    const auto index = search::Index::build(knowledge, analysis);
    if (options.explain) {
        terminal.out << index->explain(query);
        return Exit::done;
    }
    const auto found = index->find(query);
    if (options.json)
        terminal.out << exchange::pretty(exchange::write(found, query.words, *knowledge, terminal.words));
    else
        write_found(found, terminal);
    return Exit::done;
}

}  // namespace

Work search(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    constexpr std::size_t most = 100;
    app.add_flag("--json", options->json, words("cli.option.json"));
    app.add_flag("--explain", options->explain, words("cli.option.explain"));
    app.add_option("--limit", options->limit, words("cli.option.limit"))
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, most).description(""));
    app.add_option("words", options->words, words("cli.option.words"))->required()->type_name("");
    return [options](const Terminal& terminal) { return find(*options, terminal); };
}

}  // namespace actiewijzer::cli
