// The table of contents of the pages: path → page.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "http/router.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages {

using Page = http::Response (*)(const Visit&);

/// How long the same answer may be given to everybody.
enum class Keep {
    never,    ///< made for each request: drafts, forms, searches
    edition,  ///< the same for all until new knowledge is published: kept ready, with an ETag
};

struct PageRoute {
    std::string_view method;
    std::string_view path;  ///< without language; also served below /en
    Keep keep;
    Page page;
    std::optional<Right> right{};  ///< who may: nobody needs to sign in when there is none
    bool upload = false;           ///< takes a file, from who may
};

/// Every page there is; a test walks it.
const std::vector<PageRoute>& page_routes();

/// Adds all pages in both languages, and /static/. `site` must outlive the router.
void add_pages(http::Router& router, const Site& site);

/// The visit that belongs to a request, also when no route matched: language from the path.
Visit visit_of(const Site& site, const http::Request& request);

}  // namespace actiewijzer::pages
