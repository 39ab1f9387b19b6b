// What a command works with: the streams it reads and writes, the reader's language, and where its files are.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>

#include "text/translate.hpp"

namespace actiewijzer::cli {

enum class Exit {
    done = 0,
    wrong_input = 1,   ///< what was given to read is wrong
    wrongly_used = 2,  ///< the command line itself is wrong
    failed = 3,        ///< something else failed
};

struct Terminal {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    const text::Translations& translations;
    text::Words words;
    std::filesystem::path share;  ///< content, templates, static, locale, api, lexicon-nl.bin
};

/// What a command does once its options are read.
using Work = std::function<Exit(const Terminal&)>;

}  // namespace actiewijzer::cli
