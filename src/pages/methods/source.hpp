// Where a claim comes from, as it stands after the claim: site, link and the day on which it was read.
#pragma once

#include <string>
#include <string_view>

#include "domain/method.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::methods {

/// "movisie.nl" for "https://www.movisie.nl/esi/abcd".
std::string site_of(std::string_view url);

/// Fills in methods/source.html at `place`; nothing when the source has no address.
void pour_source(const Visit& visit, ctemplate::TemplateDictionary& values,
                 const ctemplate::StaticTemplateString& place, const Source& source);

}  // namespace actiewijzer::pages::methods
