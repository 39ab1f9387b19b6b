// Faults in the content as people read them.
#pragma once

#include <memory>
#include <string>

#include "cli/terminal.hpp"
#include "knowledge/load.hpp"

namespace actiewijzer::cli {

/// "methods/abcd.md:12: …", as editors and compilers write it.
std::string worded(const knowledge::Fault& fault, const text::Words& words);

/// The knowledge of terminal.share; with faults nothing, and they are worded on terminal.err.
knowledge::KnowledgePtr read_knowledge(const Terminal& terminal);

}  // namespace actiewijzer::cli
