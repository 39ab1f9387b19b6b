#include "cli/usage.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

namespace actiewijzer::cli {

namespace {

/// The command that was being read: the deepest one that was named.
const CLI::App& reached(const CLI::App& app) {
    const auto named = app.get_subcommands();
    return named.empty() ? app : reached(*named.front());
}

std::string full_name(const CLI::App& app) {
    return app.get_parent() ? full_name(*app.get_parent()) + ' ' + app.get_name() : app.get_name();
}

/// The option that a message of the library is about: "--port" of "--port: Value x not in range".
std::string about(std::string message) {
    constexpr std::string_view conversion = "Could not convert: ";
    if (message.starts_with(conversion)) message.erase(0, conversion.size());
    return message.substr(0, message.find_first_of(" :="));
}

std::string what_is_wrong(const CLI::ParseError& mistake, const CLI::App& at, const text::Words& words) {
    const auto option = about(mistake.what());
    if (dynamic_cast<const CLI::ExtrasError*>(&mistake)) {
        // "The following arguments were not expected: one two"
        const std::string what = mistake.what();
        return words("cli.usage.extra", {what.substr(std::min(what.find(": "), what.size() - 2) + 2)});
    }
    if (dynamic_cast<const CLI::RequiredError*>(&mistake)) {
        const bool command = !at.get_subcommands({}).empty();
        return command ? words("cli.usage.command") : words("cli.usage.required", {option});
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&mistake)) return words("cli.usage.value", {option});
    return words("cli.usage.wrong", {option});
}

}  // namespace

void speak(CLI::App& app, const text::Words& words) {
    const auto formatter = app.get_formatter();
    const auto base = std::dynamic_pointer_cast<CLI::FormatterBase>(formatter);
    for (const auto* label : {"Usage", "OPTIONS", "Options", "Positionals", "SUBCOMMAND", "Subcommands", "REQUIRED"})
        base->label(label, words(std::string("cli.label.") + label));
    base->column_width(28);
    app.set_help_flag("--help,-h", words("cli.option.help"));
    app.option_defaults()->group(words("cli.label.Options"));
    app.get_help_ptr()->group(words("cli.label.Options"));
}

std::string worded(const CLI::ParseError& mistake, const CLI::App& app, const text::Words& words) {
    const auto& at = reached(app);
    return what_is_wrong(mistake, at, words) + '\n' + words("cli.usage.help", {full_name(at) + " --help"});
}

}  // namespace actiewijzer::cli
