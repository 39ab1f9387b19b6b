#include "pages/about/pages.hpp"
#include "pages/frame.hpp"

namespace actiewijzer::pages::about {

http::Response accessibility(const Visit& visit) {
    const Frame frame{
        .title = visit.words("accessibility.title"), .description = visit.words("accessibility.lead"), .crumbs = {}};
    http::Response response;
    response.body = render(visit, frame, "about/accessibility.html", [](ctemplate::TemplateDictionary&) {});
    return response;
}

}  // namespace actiewijzer::pages::about
