// Words for everything that can go wrong, as a page.
#pragma once

#include "pages/site.hpp"

namespace actiewijzer::pages {

/// A page for a status; says what happened and what to do now. Never shows more of an error than the request number.
http::Response error_page(const Visit& visit, unsigned status);

/// For somebody who is signed in and has no right to this.
http::Response not_allowed(const Visit& visit);

/// A list with a text that no cell of Excel holds.
http::Response too_long_for_excel(const Visit& visit);

/// Not found, with method names that are near what was asked.
http::Response not_found(const Visit& visit, const std::string& wanted = {});

}  // namespace actiewijzer::pages
