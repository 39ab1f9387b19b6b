#include "cli/commands.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <ostream>

#include "cli/usage.hpp"

namespace actiewijzer::cli {

namespace {

constexpr std::array table{
    Command{"serve", "cli.serve", serve},
    Command{"migrate", "cli.migrate", migrate},
    Command{"advise", "cli.advise", advise},
    Command{"search", "cli.search", search},
    Command{"show", "cli.show", show},
    Command{"content check", "cli.content_check", check_content},
    Command{"content format", "cli.content_format", format_content},
    Command{"content compare", "cli.content_compare", compare_content},
    Command{"methods export", "cli.methods_export", export_methods},
    Command{"methods import", "cli.methods_import", import_methods},
    Command{"account add", "cli.account_add", add_account},
    Command{"account list", "cli.account_list", list_accounts},
    Command{"account renew", "cli.account_renew", renew_account},
};

CLI::App& subcommand(CLI::App& parent, const std::string& name, const std::string& about, const text::Words& words) {
    for (auto* known : parent.get_subcommands({}))
        if (known->get_name() == name) return *known;
    return *parent.add_subcommand(name, about)->group(words("cli.label.Subcommands"));
}

}  // namespace

std::span<const Command> commands() { return table; }

Exit run(const std::vector<std::string>& arguments, const Terminal& terminal) {
    const auto& words = terminal.words;
    CLI::App app(words("cli.about"), "actiewijzer");
    speak(app, words);
    app.set_version_flag("--version", "actiewijzer " AW_VERSION, words("cli.option.version"));
    std::string share;  // read before, by share_folder(); named here so that it is known and explained
    app.add_option("--share", share, words("cli.option.share"))->type_name("DIR");
    app.fallthrough();
    app.require_subcommand(1);

    Work chosen;
    for (const auto& command : table) {
        const auto space = command.name.find(' ');
        auto* parent = &app;
        if (space != std::string_view::npos) {
            const std::string group(command.name.substr(0, space));
            parent = &subcommand(app, group, words("cli.group." + group), words);
            parent->require_subcommand(1);
        }
        auto& own = subcommand(*parent, std::string(command.name.substr(space + 1)), words(command.about), words);
        own.final_callback([&chosen, work = command.add(own, words)] { chosen = work; });
    }
    try {
        // CLI11 takes the arguments from the back.
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::Success& asked) {
        // --help or --version, not a mistake.
        app.exit(asked, terminal.out, terminal.err);
        return Exit::done;
    } catch (const CLI::ParseError& mistake) {
        terminal.err << "actiewijzer: " << worded(mistake, app, words) << '\n';
        return Exit::wrongly_used;
    }
    return chosen(terminal);
}

std::filesystem::path share_folder(const std::vector<std::string>& arguments, const std::filesystem::path& program) {
    constexpr std::string_view option = "--share";
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        if (arguments[at] == option && at + 1 < arguments.size()) return arguments[at + 1];
        if (arguments[at].starts_with("--share=")) return arguments[at].substr(option.size() + 1);
    }
    const auto beside = program.parent_path() / "share";
    std::error_code ignored;
    return std::filesystem::is_directory(beside, ignored) ? beside : std::filesystem::path("/usr/share/actiewijzer");
}

Language language_of(const char* lang) {
    return lang && std::string_view(lang).starts_with("en") ? Language::en : Language::nl;
}

}  // namespace actiewijzer::cli
