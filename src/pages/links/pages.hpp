// Dead and moved links, for editors.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::links {

http::Response list(const Visit& visit);
http::Response change(const Visit& visit);

}  // namespace actiewijzer::pages::links
