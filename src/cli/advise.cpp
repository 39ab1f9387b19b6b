#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>

#include "advice/advisor.hpp"
#include "cli/advice_text.hpp"
#include "cli/commands.hpp"
#include "cli/faults.hpp"
#include "exchange/advice_json.hpp"
#include "exchange/situation_json.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::cli {

namespace {

struct Options {
    bool json = false;
    bool explain = false;
};

void name_faults(const Problem& problem, const Terminal& terminal) {
    for (const auto& fault : problem.fields) {
        terminal.err << "actiewijzer: ";
        if (!fault.field.empty()) terminal.err << fault.field << ": ";
        terminal.err << terminal.words(fault.reason, {fault.argument}) << '\n';
    }
}

Exit give_advice(const Options& options, const Terminal& terminal) {
    const auto knowledge = read_knowledge(terminal);
    if (!knowledge) return Exit::failed;
    const std::string typed(std::istreambuf_iterator<char>(terminal.in), {});
    const auto request = exchange::read_request(typed, *knowledge);
    if (!request) {
        name_faults(request.error(), terminal);
        return Exit::wrong_input;
    }
    const auto analysis = std::make_shared<const search::Analysis>(terminal.share / "lexicon-nl.bin");
    const auto advice = advice::Advisor(knowledge, analysis)
                            .advise(request->situation, {text::dutch_today(), request->count, request->why_not});
    const advice::Wording wording(*knowledge, terminal.words);
    if (options.json) {
        terminal.out << exchange::write(advice, wording, *knowledge, {options.explain, true});
    } else {
        write_advice(terminal.out, {advice, wording, *knowledge, options.explain});
    }
    return Exit::done;
}

}  // namespace

Work advise(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    app.add_flag("--json", options->json, words("cli.option.json"));
    app.add_flag("--explain", options->explain, words("cli.option.explain"));
    return [options](const Terminal& terminal) { return give_advice(*options, terminal); };
}

}  // namespace actiewijzer::cli
