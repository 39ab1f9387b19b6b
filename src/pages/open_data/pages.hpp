// What machines read: feed, map of the site, search description, catalogue, vocabulary and cards for other sites.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages::open_data {

http::Response show(const Visit& visit);
http::Response changes(const Visit& visit);
http::Response sitemap(const Visit& visit);
http::Response search_description(const Visit& visit);
http::Response catalogue(const Visit& visit);
http::Response vocabulary(const Visit& visit);
http::Response card(const Visit& visit);
http::Response embed(const Visit& visit);

}  // namespace actiewijzer::pages::open_data
