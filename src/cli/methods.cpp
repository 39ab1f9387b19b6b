// Methods in and out of a database, as files.
#include "usecases/methods.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/database.hpp"
#include "cli/faults.hpp"
#include "exchange/method_import.hpp"
#include "exchange/method_table.hpp"

namespace actiewijzer::cli {

namespace {

/// Who stands with an import in the history.
constexpr const char* by_command = "command-line";

struct Options {
    std::string database;
    std::string file;
    bool apply = false;
};

usecases::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

void add_options(CLI::App& app, Options& options, const text::Words& words) {
    app.add_option("--database", options.database, words("cli.option.database"))->required()->type_name("URL");
    app.add_option("file", options.file, words("cli.option.methods_file"))->required()->type_name("FILE");
}

Exit say(const Terminal& terminal, std::string_view key, std::string_view argument, Exit exit) {
    terminal.err << "actiewijzer: " << terminal.words(key, {argument}) << '\n';
    return exit;
}

/// What readers of this database see: the release, with what editors published laid over it.
Result<knowledge::KnowledgePtr> published(store::Store& store, const Terminal& terminal) {
    const auto release = read_knowledge(terminal);
    if (!release) return Problem{Problem::Kind::unavailable, {}};
    if (const auto imported = usecases::import_release(store, *release, now()); !imported) return imported.error();
    const auto laid = usecases::overlay(store);
    if (!laid) return laid.error();
    return knowledge::load(terminal.share / "content", *laid).knowledge;
}

/// Opens the database, and words what goes wrong with it.
template <class Act>
Exit with_methods(const Options& options, const Terminal& terminal, Act act) {
    try {
        auto store = store::Store::open(options.database);
        const auto knowledge = published(store, terminal);
        if (!knowledge || !*knowledge) return say(terminal, "cli.database.unavailable", {}, Exit::failed);
        return act(store, **knowledge);
    } catch (const store::StoreError& error) {
        return refuse(error, options.database, terminal);
    }
}

Exit write_out(const Options& options, const knowledge::Knowledge& knowledge, const Terminal& terminal) {
    std::vector<const Method*> methods;
    for (const auto& method : knowledge.methods) methods.push_back(&method);
    const std::string_view name = options.file;
    std::string bytes;
    if (name.ends_with(".zip"))
        bytes = exchange::methods_bundle(methods);
    else if (name.ends_with(".json"))
        bytes = exchange::methods_json(methods);
    else if (name.ends_with(".csv"))
        bytes = outputs::write_csv(exchange::methods_table(methods));
    else if (name.ends_with(".xlsx"))
        try {
            bytes = outputs::write_xlsx(exchange::methods_table(methods));
        } catch (const std::length_error&) {
            return say(terminal, "problem.too_long_for_excel.text", {}, Exit::failed);
        }
    else if (name.ends_with(".ods"))
        bytes = outputs::write_ods(exchange::methods_table(methods));
    else
        return say(terminal, "import.fault.kind", {}, Exit::wrongly_used);
    std::ofstream out(options.file, std::ios::binary);
    out << bytes;
    out.close();
    if (!out) return say(terminal, "cli.methods.unwritable", options.file, Exit::failed);
    terminal.out << terminal.words.count("cli.methods.exported", methods.size()) << '\n';
    return Exit::done;
}

void tell(const usecases::ImportPlan& plan, const Terminal& terminal) {
    for (const auto& slug : plan.added) terminal.out << terminal.words("cli.methods.new", {slug}) << '\n';
    for (const auto& slug : plan.changed) terminal.out << terminal.words("cli.methods.changed", {slug}) << '\n';
    terminal.out << terminal.words.count("cli.methods.same", plan.same) << '\n';
}

Exit bring_in(const Options& options, store::Store& store, const knowledge::Knowledge& knowledge,
              const Terminal& terminal) {
    std::ifstream in(options.file, std::ios::binary);
    if (!in) return say(terminal, "cli.methods.unreadable", options.file, Exit::wrong_input);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const auto read = exchange::read_methods(options.file, bytes, knowledge);
    for (const auto& each : read.faults)
        terminal.err << each.place << ": " << knowledge::explained(each.fault, terminal.words) << '\n';
    if (!read.faults.empty())
        return say(terminal, "cli.methods.refused", std::to_string(read.faults.size()), Exit::wrong_input);
    std::vector<usecases::GivenText> texts;
    for (const auto& method : read.methods) texts.push_back({method.slug, method.text});
    const auto plan =
        options.apply ? usecases::import_methods(store, by_command, texts, now()) : usecases::plan_import(store, texts);
    if (!plan) return say(terminal, "cli.database.unavailable", {}, Exit::failed);
    tell(*plan, terminal);
    if (!options.apply && !(plan->added.empty() && plan->changed.empty()))
        terminal.out << terminal.words("cli.methods.dry_run") << '\n';
    return Exit::done;
}

}  // namespace

Work export_methods(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    add_options(app, *options, words);
    return [options](const Terminal& terminal) {
        return with_methods(*options, terminal, [&](store::Store&, const knowledge::Knowledge& knowledge) {
            return write_out(*options, knowledge, terminal);
        });
    };
}

Work import_methods(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    add_options(app, *options, words);
    app.add_flag("--apply", options->apply, words("cli.option.apply"));
    return [options](const Terminal& terminal) {
        return with_methods(*options, terminal, [&](store::Store& store, const knowledge::Knowledge& knowledge) {
            return bring_in(*options, store, knowledge, terminal);
        });
    };
}

}  // namespace actiewijzer::cli
