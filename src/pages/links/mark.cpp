#include "pages/links/mark.hpp"

#include <algorithm>

#include "links/mark.tpl.hpp"
#include "pages/methods/source.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::links {

namespace m = markers::links_mark;

std::string archived(const std::string& url, std::string_view day) {
    std::string digits(day);
    std::erase(digits, '-');
    return "https://web.archive.org/web/" + digits + '/' + url;
}

void pour_mark(const Visit& visit, ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place,
               const std::string& url, std::string_view read_on) {
    const auto found = visit.edition->links->find(url);
    if (found == visit.edition->links->end()) return;
    const auto& link = found->second;
    auto* poured = values.AddIncludeDictionary(place);
    poured->SetFilename(Templates::key(visit.language(), "links/mark.html"));
    const auto since = text::date(visit.words, text::dutch_day(link.since));
    if (link.state == LinkState::moved) {
        poured->SetValue(m::ks_SINCE, visit.words("links.mark.moved"));
        auto* moved = poured->AddSectionDictionary(m::ks_MOVED);
        moved->SetValue(m::ks_NEW_HREF, link.moved_to);
        moved->SetValue(m::ks_NEW_TEXT, visit.words("links.mark.new", {methods::site_of(link.moved_to)}));
        return;
    }
    poured->SetValue(m::ks_SINCE, visit.words("links.mark.dead", {since}));
    auto* dead = poured->AddSectionDictionary(m::ks_DEAD);
    dead->SetValue(m::ks_ADDRESS, url);
    // The last day on which we know that it was there, or the first on which it wasn't.
    const bool worked = link.worked_at != Link::Instant{};
    const auto day = !read_on.empty() ? std::string(read_on) : text::dutch_day(worked ? link.worked_at : link.since);
    dead->SetValue(m::ks_ARCHIVE, archived(url, day));
}

}  // namespace actiewijzer::pages::links
