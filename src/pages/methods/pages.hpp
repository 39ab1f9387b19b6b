// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include <cstddef>

#include "pages/site.hpp"

namespace actiewijzer::pages::methods {

inline constexpr std::size_t most_on_shortlist = 20;

http::Response list(const Visit& visit);
http::Response show(const Visit& visit);
http::Response download(const Visit& visit);
/// The card of one method, and those of a list in one print.
http::Response card(const Visit& visit);
http::Response cards(const Visit& visit);
http::Response compare(const Visit& visit);
http::Response shortlist(const Visit& visit);
http::Response change_shortlist(const Visit& visit);

}  // namespace actiewijzer::pages::methods
