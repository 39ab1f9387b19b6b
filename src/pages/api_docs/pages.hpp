// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::api_docs {

http::Response show(const Visit& visit);

}  // namespace actiewijzer::pages::api_docs
