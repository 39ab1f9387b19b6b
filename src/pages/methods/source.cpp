#include "pages/methods/source.hpp"

#include "methods/source.tpl.hpp"
#include "pages/links/mark.hpp"

namespace actiewijzer::pages::methods {

namespace m = markers::methods_source;

std::string site_of(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    if (url.starts_with("www.")) url.remove_prefix(4);
    return std::string(url.substr(0, url.find('/')));
}

void pour_source(const Visit& visit, ctemplate::TemplateDictionary& values,
                 const ctemplate::StaticTemplateString& place, const Source& source) {
    if (source.url.empty()) return;
    auto* poured = values.AddIncludeDictionary(place);
    poured->SetFilename(Templates::key(visit.language(), "methods/source.html"));
    poured->SetValue(m::ks_URL, source.url);
    poured->SetValue(m::ks_HOST, site_of(source.url));
    if (!source.checked.empty())
        poured->AddSectionDictionary(m::ks_READ)->SetValue(m::ks_READ_ON, text::date(visit.words, source.checked));
    links::pour_mark(visit, *poured, m::ks_MARK, source.url, source.checked);
}

}  // namespace actiewijzer::pages::methods
