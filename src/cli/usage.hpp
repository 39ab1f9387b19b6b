// The words of the command-line library itself, in the reader's language.
#pragma once

#include <string>

#include "text/translate.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace actiewijzer::cli {

/// Headings of --help and the explanation of --help; commands added later take them over.
void speak(CLI::App& app, const text::Words& words);

/// What is wrong with the command line, and how to get help.
std::string worded(const CLI::ParseError& mistake, const CLI::App& app, const text::Words& words);

}  // namespace actiewijzer::cli
