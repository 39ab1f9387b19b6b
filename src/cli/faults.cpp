#include "cli/faults.hpp"

#include <ostream>

namespace actiewijzer::cli {

std::string explained(const knowledge::Fault& fault, const text::Words& words) {
    const auto argument = [&](std::size_t at) {
        return at < fault.arguments.size() ? std::string_view(fault.arguments[at]) : std::string_view();
    };
    return words(fault.key, {argument(0), argument(1), argument(2)});
}

std::string worded(const knowledge::Fault& fault, const text::Words& words) {
    return fault.file + ':' + std::to_string(fault.line) + ": " + explained(fault, words);
}

knowledge::KnowledgePtr read_knowledge(const Terminal& terminal) {
    const auto loaded = knowledge::load(terminal.share / "content");
    for (const auto& fault : loaded.faults) terminal.err << worded(fault, terminal.words) << '\n';
    return loaded.knowledge;
}

}  // namespace actiewijzer::cli
