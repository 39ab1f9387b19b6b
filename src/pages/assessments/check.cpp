#include "assessments/check.tpl.hpp"
#include "pages/assessments/draft.hpp"
#include "pages/assessments/forget_part.hpp"
#include "pages/assessments/pages.hpp"
#include "pages/assessments/summary.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::assessments {

namespace {

namespace m = markers::assessments_check;

std::string title(const Visit& visit, const Step& step) {
    if (step.element) return std::string(name(*step.element));
    return visit.words(step.number == 1 ? "walk.initiative.short" : "walk.wishes.short");
}

}  // namespace

http::Response check(const Visit& visit) {
    const auto draft = open(visit);
    if (!draft) return problem_page(visit, draft.error());
    if (draft->kept) return not_found(visit);
    http::Response response;
    const Frame frame{.title = visit.words("walk.check.title"), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "assessments/check.html", [&](ctemplate::TemplateDictionary& values) {
        for (std::size_t number = 1; number <= step_count; ++number) {
            const auto step = step_at(number);
            auto* row = values.AddSectionDictionary(m::ks_ROW);
            row->SetValue(m::ks_TITLE, title(visit, step));
            row->SetValue(m::ks_HREF, step_url(visit, draft->token, step.slug) + "?terug=controle");
            const auto lines = summary_lines(visit, step, draft->situation);
            for (std::size_t at = 0; at < lines.size(); ++at) {
                auto* line = row->AddSectionDictionary(m::ks_LINE);
                line->SetValue(m::ks_TEXT, lines[at]);
                show_if(*line, at + 1 < lines.size(), m::ks_BREAK);
            }
        }
        values.SetValue(m::ks_ADVICE, visit.url("/advies/" + draft->token.text()));
        values.SetValue(m::ks_PREVIOUS, step_url(visit, draft->token, "wensen"));
        pour_forget(visit, &draft->token, values, m::ks_FORGET);
    });
    return response;
}

}  // namespace actiewijzer::pages::assessments
