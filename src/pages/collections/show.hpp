// The page of one collection.
#pragma once

#include <string_view>

#include "pages/site.hpp"

namespace actiewijzer::pages::collections {

/// `notice` stands above it when it is not empty: a preview says so.
http::Response page_of(const Visit& visit, const knowledge::Collection& collection, std::string_view notice);
/// For one that editors took away.
http::Response withdrawn_page(const Visit& visit, const knowledge::Withdrawn& withdrawn);

/// "Gemaakt door de redactie. Gepubliceerd op 24 november 2026."; of one that is not published yet the first half.
std::string made_by(const Visit& visit, const knowledge::Collection& collection);

}  // namespace actiewijzer::pages::collections
