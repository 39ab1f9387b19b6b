// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::glossary {

http::Response list(const Visit& visit);

}  // namespace actiewijzer::pages::glossary
