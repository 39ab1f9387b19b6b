// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::collections {

http::Response list(const Visit& visit);
http::Response show(const Visit& visit);
/// One that editors made, to print.
http::Response booklet(const Visit& visit);

}  // namespace actiewijzer::pages::collections
