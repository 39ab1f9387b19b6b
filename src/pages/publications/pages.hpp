// The overview as one publication, to read and to print.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::publications {

http::Response overview(const Visit& visit);

}  // namespace actiewijzer::pages::publications
