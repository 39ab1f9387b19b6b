// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::about {

http::Response show(const Visit& visit);
http::Response privacy(const Visit& visit);
http::Response accessibility(const Visit& visit);

}  // namespace actiewijzer::pages::about
