#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/faults.hpp"
#include "knowledge/method_text.hpp"

namespace actiewijzer::cli {

namespace {

std::string counted(const knowledge::Counts& counts, const text::Words& words) {
    std::string by_element;
    for (const auto element : all_elements) {
        if (!by_element.empty()) by_element += ", ";
        by_element.append(name(element)).append(" ").append(std::to_string(counts.mentions_by_element[index(element)]));
    }
    return words("cli.counts", {std::to_string(counts.methods), std::to_string(counts.mentions), by_element,
                                std::to_string(counts.guidance)});
}

}  // namespace

Work check_content(CLI::App& app, const text::Words& words) {
    const auto folder = std::make_shared<std::string>();
    app.add_option("dir", *folder, words("cli.option.content"))->type_name("DIR");
    return [folder](const Terminal& terminal) {
        const auto loaded =
            knowledge::load(folder->empty() ? terminal.share / "content" : std::filesystem::path(*folder));
        for (const auto& fault : loaded.faults) terminal.out << worded(fault, terminal.words) << '\n';
        if (loaded.knowledge)
            terminal.out << counted(knowledge::count(*loaded.knowledge), terminal.words) << '\n';
        else
            terminal.out << terminal.words.count("cli.faults", loaded.faults.size()) << '\n';
        return loaded.knowledge ? Exit::done : Exit::wrong_input;
    };
}

Work format_content(CLI::App& app, const text::Words& words) {
    const auto folder = std::make_shared<std::string>();
    app.add_option("dir", *folder, words("cli.option.content"))->required()->type_name("DIR");
    return [folder](const Terminal& terminal) {
        const std::filesystem::path content(*folder);
        const auto loaded = knowledge::load(content);
        for (const auto& fault : loaded.faults) terminal.err << worded(fault, terminal.words) << '\n';
        if (!loaded.knowledge) return Exit::wrong_input;
        for (const auto& method : loaded.knowledge->methods) {
            const auto path = content / "methods" / (method.slug + ".md");
            std::ifstream in(path, std::ios::binary);
            const std::string before(std::istreambuf_iterator<char>(in), {});
            const auto after = knowledge::write_method_text(method);
            if (before == after) continue;
            std::ofstream(path, std::ios::binary) << after;
            terminal.out << path.string() << '\n';
        }
        return Exit::done;
    };
}

}  // namespace actiewijzer::cli
