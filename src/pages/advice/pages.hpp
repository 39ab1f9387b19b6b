// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::advised {

http::Response show(const Visit& visit);
http::Response download(const Visit& visit);
http::Response choose_role(const Visit& visit);
http::Response cross_out(const Visit& visit);
http::Response take_over(const Visit& visit);
http::Response keep(const Visit& visit);

}  // namespace actiewijzer::pages::advised
