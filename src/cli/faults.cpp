#include "cli/faults.hpp"

#include <ostream>

namespace actiewijzer::cli {

std::string worded(const knowledge::Fault& fault, const text::Words& words) {
    return fault.file + ':' + std::to_string(fault.line) + ": " + knowledge::explained(fault, words);
}

knowledge::KnowledgePtr read_knowledge(const Terminal& terminal) {
    const auto loaded = knowledge::load(terminal.share / "content");
    for (const auto& fault : loaded.faults) terminal.err << worded(fault, terminal.words) << '\n';
    return loaded.knowledge;
}

}  // namespace actiewijzer::cli
