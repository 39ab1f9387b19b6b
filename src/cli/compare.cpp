#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>

#include "advice/advisor.hpp"
#include "cli/commands.hpp"
#include "cli/faults.hpp"
#include "exchange/situation_json.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::cli {

namespace {

namespace json = boost::json;

struct Options {
    std::string proposed;
    std::string current;
    std::string cases;
};

/// The outcome and the first few methods of one case, as one line.
std::string first_few(const advice::Advisor& advisor, const Situation& situation, const text::Words& words) {
    constexpr std::size_t few = 3;
    static constexpr std::array outcomes{"cli.compare.fits", "cli.compare.nothing", "cli.compare.none_needed"};
    const auto advice = advisor.advise(situation, {text::dutch_today(), few, {}});
    std::string line = words(outcomes[static_cast<std::size_t>(advice.outcome)]);
    for (const auto& ranked : advice.methods) line.append(line.ends_with(':') ? " " : ", ").append(ranked.method->name);
    return line;
}

knowledge::KnowledgePtr read(const std::filesystem::path& folder, const Terminal& terminal) {
    auto loaded = knowledge::load(folder);
    for (const auto& fault : loaded.faults) terminal.err << worded(fault, terminal.words) << '\n';
    return loaded.knowledge;
}

Exit compare(const Options& options, const Terminal& terminal) {
    const auto current =
        read(options.current.empty() ? terminal.share / "content" : std::filesystem::path(options.current), terminal);
    const auto proposed = read(options.proposed, terminal);
    if (!current || !proposed) return Exit::wrong_input;
    std::ifstream file(options.cases);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    boost::system::error_code failed;
    const auto cases = json::parse(text, failed);
    if (failed || !cases.is_array()) {
        terminal.err << "actiewijzer: " << terminal.words("cli.compare.no_cases", {options.cases}) << '\n';
        return Exit::wrong_input;
    }
    const auto analysis = std::make_shared<const search::Analysis>(terminal.share / "lexicon-nl.bin");
    const advice::Advisor before(current, analysis);
    const advice::Advisor after(proposed, analysis);
    std::size_t changed = 0;
    std::size_t read_cases = 0;
    for (const auto& each : cases.get_array()) {
        const auto* one = each.if_object();
        const auto* request = one ? one->if_contains("request") : nullptr;
        const auto situation = request ? exchange::read_request(json::serialize(*request), *current)
                                       : Result<exchange::AdviceRequest>(Problem{Problem::Kind::invalid_input, {}});
        if (!situation) {
            terminal.err << "actiewijzer: " << terminal.words("cli.compare.no_cases", {options.cases}) << '\n';
            return Exit::wrong_input;
        }
        ++read_cases;
        const auto was = first_few(before, situation->situation, terminal.words);
        const auto is = first_few(after, situation->situation, terminal.words);
        if (was == is) continue;
        ++changed;
        const auto* title = one->if_contains("title");
        terminal.out << (title && title->is_string() ? std::string(title->get_string()) : std::to_string(read_cases))
                     << "\n  - " << was << "\n  + " << is << '\n';
    }
    terminal.out << terminal.words("cli.compare.total", {std::to_string(changed), std::to_string(read_cases)}) << '\n';
    return Exit::done;
}

}  // namespace

Work compare_content(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    app.add_option("dir", options->proposed, words("cli.option.proposed"))->type_name("DIR")->required();
    app.add_option("--with", options->current, words("cli.option.with"))->type_name("DIR");
    app.add_option("--cases", options->cases, words("cli.option.cases"))->type_name("FILE")->required();
    return [options](const Terminal& terminal) { return compare(*options, terminal); };
}

}  // namespace actiewijzer::cli
