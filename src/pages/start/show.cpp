#include "pages/entrances/pages.hpp"
#include "pages/frame.hpp"
#include "pages/linked_data.hpp"
#include "pages/start/pages.hpp"
#include "start/show.tpl.hpp"

namespace actiewijzer::pages::start {

http::Response show(const Visit& visit) {
    namespace m = markers::start_show;
    http::Response response;
    const Frame frame{.title = visit.words("start.title"),
                      .description = visit.words("start.lead"),
                      .crumbs = {},
                      .about = about_site(visit)};
    response.body = render(visit, frame, "start/show.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_WALK, visit.url("/actie"));
        values.SetValue(m::ks_METHODS, visit.url("/methoden"));
        values.SetValue(m::ks_ABOUT, visit.url("/over"));
        values.SetIntValue(m::ks_LIMIT, static_cast<long>(TextLimits::search));
        for (const auto reader : entrances::readers()) {
            auto* entry = values.AddSectionDictionary(m::ks_ENTRANCE);
            entry->SetValue(m::ks_ENTRANCE_HREF, visit.url(entrances::path_of(reader)));
            entry->SetValue(m::ks_ENTRANCE_NAME, visit.words(entrances::name_key(reader)));
            entry->SetValue(m::ks_ENTRANCE_TEXT, visit.words(entrances::name_key(reader) + ".finds"));
        }
        for (const auto element : all_elements) {
            auto* entry = values.AddSectionDictionary(m::ks_ELEMENT);
            entry->SetValue(m::ks_MARK, "#i-" + std::string(slug(element)));
            entry->SetValue(m::ks_HREF, visit.url("/elementen/" + std::string(slug(element))));
            entry->SetValue(m::ks_NAME, str(name(element)));
            entry->SetValue(m::ks_QUESTION, visit.words(visit.knowledge().element(element).short_question));
        }
    });
    return response;
}

}  // namespace actiewijzer::pages::start
