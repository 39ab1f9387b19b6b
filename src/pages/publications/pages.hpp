// The overview as one publication, to read and to print.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::publications {

http::Response overview(const Visit& visit);
/// The same as PDF; not found where no PDF can be made.
http::Response overview_pdf(const Visit& visit);

}  // namespace actiewijzer::pages::publications
