// What readers see beside a link that is dead or moved.
#pragma once

#include <string>
#include <string_view>

#include "pages/site.hpp"

namespace actiewijzer::pages::links {

/// Fills links/mark.html in at `place`; nothing when the link simply works. `read_on` (ISO 8601, a year alone will do):
/// when we read what it led to; empty: not known.
void pour_mark(const Visit& visit, ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place,
               const std::string& url, std::string_view read_on);

/// The copy of a page at the Internet Archive that is nearest to a day (ISO 8601, year or month precision allowed).
std::string archived(const std::string& url, std::string_view day);

}  // namespace actiewijzer::pages::links
