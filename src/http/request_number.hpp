// The number of a request: short enough to read out on the telephone, unique enough to find it back.
#pragma once

#include <string>

namespace actiewijzer::http {

/// Ten characters: the second it came in, and a counter. From any thread.
std::string new_request_number();

}  // namespace actiewijzer::http
