// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::methods {

http::Response list(const Visit& visit);
http::Response show(const Visit& visit);
http::Response download(const Visit& visit);
http::Response compare(const Visit& visit);
http::Response shortlist(const Visit& visit);
http::Response change_shortlist(const Visit& visit);

}  // namespace actiewijzer::pages::methods
