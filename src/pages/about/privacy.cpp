#include "pages/about/pages.hpp"
#include "pages/frame.hpp"

namespace actiewijzer::pages::about {

http::Response privacy(const Visit& visit) {
    const Frame frame{.title = visit.words("privacy.title"), .description = visit.words("privacy.lead"), .crumbs = {}};
    http::Response response;
    response.body = render(visit, frame, "about/privacy.html", [](ctemplate::TemplateDictionary&) {});
    return response;
}

}  // namespace actiewijzer::pages::about
