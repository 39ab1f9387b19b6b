// Why a database can't be used, in words.
#pragma once

#include <string>

#include "cli/terminal.hpp"
#include "store/error.hpp"

namespace actiewijzer::cli {

/// Says so on terminal.err, with what to do about it.
Exit refuse(const store::StoreError& error, const std::string& url, const Terminal& terminal);

}  // namespace actiewijzer::cli
