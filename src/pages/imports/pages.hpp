// Methods from a file, at the editors' desk.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::imports {

http::Response ask(const Visit& visit);
http::Response upload(const Visit& visit);
http::Response show(const Visit& visit);
http::Response change(const Visit& visit);

}  // namespace actiewijzer::pages::imports
