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

/// Where the vocabulary defines a list of concepts, below the root of the site; and a concept of a list that stands
/// there.
std::string scheme_path(std::string_view scheme);
std::string concept_in(std::string scheme, std::string_view id);

}  // namespace actiewijzer::pages::open_data
