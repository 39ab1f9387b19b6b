#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/database.hpp"
#include "store/migrations.hpp"

namespace actiewijzer::cli {

Work migrate(CLI::App& app, const text::Words& words) {
    const auto url = std::make_shared<std::string>();
    app.add_option("--database", *url, words("cli.option.database"))->required()->type_name("URL");
    return [url](const Terminal& terminal) {
        try {
            const auto applied = store::migrate(*url);
            for (const auto& name : applied) terminal.out << terminal.words("cli.migrated", {name}) << '\n';
            if (applied.empty()) terminal.out << terminal.words("cli.migrated_already") << '\n';
            return Exit::done;
        } catch (const store::StoreError& error) {
            return refuse(error, *url, terminal);
        }
    };
}

}  // namespace actiewijzer::cli
