// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::assessments {

http::Response begin(const Visit& visit);
http::Response create(const Visit& visit);
http::Response begin_whole(const Visit& visit);
http::Response create_whole(const Visit& visit);
http::Response resume(const Visit& visit);
http::Response check(const Visit& visit);
http::Response edit_whole(const Visit& visit);
http::Response save_whole(const Visit& visit);
http::Response forget(const Visit& visit);
http::Response edit_step(const Visit& visit);
http::Response save_step(const Visit& visit);

}  // namespace actiewijzer::pages::assessments
