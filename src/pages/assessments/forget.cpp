#include "assessments/forget.tpl.hpp"
#include "assessments/forgotten.tpl.hpp"
#include "pages/assessments/draft.hpp"
#include "pages/assessments/forget_part.hpp"
#include "pages/assessments/pages.hpp"
#include "pages/frame.hpp"

namespace actiewijzer::pages::assessments {

void pour_forget(const Visit& visit, const Token* token, ctemplate::TemplateDictionary& parent,
                 const ctemplate::StaticTemplateString& include) {
    namespace m = markers::assessments_forget;
    auto* part = parent.AddIncludeDictionary(include);
    part->SetFilename(Templates::key(visit.language(), "assessments/forget.html"));
    if (!token) {
        part->ShowSection(m::ks_NEW);
        return;
    }
    auto* draft = part->AddSectionDictionary(m::ks_DRAFT);
    draft->SetValue(m::ks_ACTION, step_url(visit, *token, "wissen"));
    draft->SetValue(m::ks_UNTIL, visit.words("walk.kept_until"));
}

http::Response forget(const Visit& visit) {
    const auto token = Token::parse(visit.capture(0));
    if (!token) return problem_page(visit, token.error());
    if (const auto gone = usecases::forget_assessment(visit.site.store, *token, now()); !gone)
        return problem_page(visit, gone.error());
    http::Response response;
    const Frame frame{.title = visit.words("walk.forgotten.title"), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "assessments/forgotten.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(markers::assessments_forgotten::ks_WALK, visit.url("/actie"));
    });
    return response;
}

}  // namespace actiewijzer::pages::assessments
