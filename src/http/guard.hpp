// Keeps other sites from posting in the name of a visitor.
#pragma once

#include "http/message.hpp"

namespace actiewijzer::http {

/// Whether this request changes something and was started by a page of another site. The API is
/// excepted: it is meant for programs elsewhere and knows no cookies.
bool is_cross_site(const Request& request);

}  // namespace actiewijzer::http
