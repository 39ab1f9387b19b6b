#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/database.hpp"
#include "usecases/accounts.hpp"

namespace actiewijzer::cli {

namespace {

struct Options {
    std::string database;
    std::string name;
    std::string role = "administrator";
};

usecases::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// Opens the database and words what goes wrong with it.
template <class Act>
Exit with_store(const std::string& url, const Terminal& terminal, Act act) {
    try {
        auto store = store::Store::open(url);
        return act(store);
    } catch (const store::StoreError& error) {
        return refuse(error, url, terminal);
    }
}

Exit say(const Problem& problem, const Terminal& terminal) {
    const auto& words = terminal.words;
    terminal.err << "actiewijzer: "
                 << (problem.fields.empty() ? words("cli.database.unavailable") : words(problem.fields.front().reason))
                 << '\n';
    return problem.fields.empty() ? Exit::failed : Exit::wrong_input;
}

void add_database(CLI::App& app, Options& options, const text::Words& words) {
    app.add_option("--database", options.database, words("cli.option.database"))->required()->type_name("URL");
}

}  // namespace

Work add_account(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    add_database(app, *options, words);
    app.add_option("--role", options->role, words("cli.option.role"))->type_name("ROLE");
    app.add_option("name", options->name, words("cli.option.account"))->required()->type_name("");
    return [options](const Terminal& terminal) {
        const auto role = account_role_from(options->role);
        if (!role) {
            terminal.err << "actiewijzer: " << terminal.words("cli.account.role", {options->role}) << '\n';
            return Exit::wrongly_used;
        }
        return with_store(options->database, terminal, [&](store::Store& store) {
            const auto invited = usecases::invite(store, {}, options->name, *role, now());
            if (!invited) return say(invited.error(), terminal);
            terminal.out << terminal.words("cli.account.link", {options->name}) << "\n/uitnodiging/"
                         << invited->link.text() << '\n';
            return Exit::done;
        });
    };
}

Work renew_account(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    add_database(app, *options, words);
    app.add_option("name", options->name, words("cli.option.account"))->required()->type_name("");
    return [options](const Terminal& terminal) {
        return with_store(options->database, terminal, [&](store::Store& store) {
            const auto found = store.accounts().find_by_login(options->name);
            if (!found) {
                terminal.err << "actiewijzer: " << terminal.words("cli.account.unknown", {options->name}) << '\n';
                return Exit::wrong_input;
            }
            const auto link = usecases::renew_link(store, {}, found->account.id, now());
            if (!link) return say(link.error(), terminal);
            terminal.out << terminal.words("cli.account.link", {options->name}) << "\n/uitnodiging/" << link->text()
                         << '\n';
            return Exit::done;
        });
    };
}

Work list_accounts(CLI::App& app, const text::Words& words) {
    const auto options = std::make_shared<Options>();
    add_database(app, *options, words);
    return [options](const Terminal& terminal) {
        return with_store(options->database, terminal, [&](store::Store& store) {
            const auto accounts = store.accounts().all();
            if (!accounts) return say(accounts.error(), terminal);
            for (const auto& account : *accounts)
                terminal.out << account.login_name << '\t' << terminal.words("role." + std::string(id(account.role)))
                             << (account.blocked ? '\t' + terminal.words("accounts.is_blocked") : "") << '\n';
            return Exit::done;
        });
    };
}

}  // namespace actiewijzer::cli
