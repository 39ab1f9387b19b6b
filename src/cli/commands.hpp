// The command line: which commands there are, and running one.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.hpp"

namespace CLI {
class App;
}

namespace actiewijzer::cli {

struct Command {
    std::string_view name;   ///< "search", or two words: "content check"
    std::string_view about;  ///< message key of its one line in --help
    /// Adds its options to `app` and returns what it does.
    Work (*add)(CLI::App& app, const text::Words& words);
};

/// Every command there is.
std::span<const Command> commands();

/// `arguments` without the name of the program. Problems are worded on terminal.err; what nobody can mend here
/// throws.
Exit run(const std::vector<std::string>& arguments, const Terminal& terminal);

/// The value of --share, or the folder beside the program, or where a package puts it.
std::filesystem::path share_folder(const std::vector<std::string>& arguments, const std::filesystem::path& program);
/// English when LANG begins with en; otherwise Dutch.
Language language_of(const char* lang);

Work serve(CLI::App& app, const text::Words& words);
Work migrate(CLI::App& app, const text::Words& words);
Work advise(CLI::App& app, const text::Words& words);
Work search(CLI::App& app, const text::Words& words);
Work show(CLI::App& app, const text::Words& words);
Work check_content(CLI::App& app, const text::Words& words);
Work format_content(CLI::App& app, const text::Words& words);
Work compare_content(CLI::App& app, const text::Words& words);
Work export_methods(CLI::App& app, const text::Words& words);
Work import_methods(CLI::App& app, const text::Words& words);
Work add_account(CLI::App& app, const text::Words& words);
Work list_accounts(CLI::App& app, const text::Words& words);
Work renew_account(CLI::App& app, const text::Words& words);

}  // namespace actiewijzer::cli
