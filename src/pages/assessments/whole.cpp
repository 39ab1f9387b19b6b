#include "assessments/whole.tpl.hpp"
#include "pages/assessments/draft.hpp"
#include "pages/assessments/forget_part.hpp"
#include "pages/assessments/pages.hpp"
#include "pages/assessments/steps.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::assessments {

namespace {

namespace m = markers::assessments_whole;

/// All seven steps at once, for who knows the questions.
struct WholeView {
    std::vector<TypedStep> typed{step_count};
    std::vector<advice::Recognised> recognised;
    Mistakes mistakes;
    const Token* token = nullptr;
    std::string seen;
    bool changed_elsewhere = false;
};

http::Response page(const Visit& visit, const WholeView& view) {
    http::Response response;
    if (view.changed_elsewhere)
        response.status = 409;
    else if (!view.mistakes.empty())
        response.status = 400;
    Frame frame{
        .title = visit.words("walk.whole.title"), .description = {}, .crumbs = {}, .secret = view.token != nullptr};
    if (response.status != 200) frame.title = visit.words("form.mistake_title", {frame.title});
    response.body = render(visit, frame, "assessments/whole.html", [&](ctemplate::TemplateDictionary& values) {
        const auto include = [&](ctemplate::TemplateDictionary& parent, const ctemplate::StaticTemplateString& marker,
                                 std::string_view file) {
            auto* part = parent.AddIncludeDictionary(marker);
            part->SetFilename(Templates::key(visit.language(), file));
            return part;
        };
        values.SetValue(m::ks_ACTION, view.token ? step_url(visit, *view.token, "kort") : visit.url("/actie/kort"));
        values.SetValue(m::ks_SEEN, view.seen);
        show_if(values, view.changed_elsewhere, m::ks_CONFLICT);
        if (!view.mistakes.empty()) pour_mistakes(view.mistakes, *include(values, m::ks_MISTAKES, "mistakes.html"));
        for (std::size_t number = 1; number <= step_count; ++number) {
            const auto step = step_at(number);
            const auto& typed = view.typed[number - 1];
            if (step.element) {
                auto* part = values.AddSectionDictionary(m::ks_PART);
                part->SetValue(m::ks_NAME, str(name(*step.element)));
                pour(visit, typed.question, *step.element, view.recognised, view.mistakes,
                     *include(*part, m::ks_QUESTION, "assessments/question_fields.html"));
            } else if (number == 1) {
                pour(visit, typed.initiative, view.mistakes,
                     *include(values, m::ks_INITIATIVE, "assessments/initiative_fields.html"));
            } else {
                pour(visit, typed.wishes, view.mistakes,
                     *include(values, m::ks_WISHES, "assessments/wishes_fields.html"));
            }
        }
        pour_forget(visit, view.token, values, m::ks_FORGET);
    });
    return response;
}

/// Nothing has to be chosen here: who leaves a question open doesn't know yet.
void read_form(const Visit& visit, WholeView& view, Situation& situation) {
    const auto form = visit.request.form();
    for (std::size_t number = 1; number <= step_count; ++number) {
        const auto step = step_at(number);
        auto& typed = view.typed[number - 1];
        typed = typed_step(step, form);
        auto mistakes = apply(visit, step, typed, view.recognised, false, situation);
        view.mistakes.insert(view.mistakes.end(), mistakes.begin(), mistakes.end());
        // The boxes on this form were ticked by what was recognised before; a changed description is read on the
        // result.
    }
}

std::string fingerprint_all(const Situation& situation, const knowledge::Knowledge& knowledge) {
    std::string all;
    for (std::size_t number = 1; number <= step_count; ++number)
        all += fingerprint(step_at(number), situation, knowledge) + '.';
    return all;
}

}  // namespace

http::Response begin_whole(const Visit& visit) { return page(visit, {}); }

http::Response create_whole(const Visit& visit) {
    WholeView view;
    Situation situation;
    read_form(visit, view, situation);
    if (!view.mistakes.empty()) return page(visit, view);
    const auto token = start(visit, situation);
    if (!token) return problem_page(visit, token.error());
    return http::Response::redirect(visit.url("/advies/" + token->text()));
}

http::Response edit_whole(const Visit& visit) {
    const auto draft = open(visit);
    if (!draft) return problem_page(visit, draft.error());
    if (draft->kept) return not_found(visit);
    WholeView view;
    view.token = &draft->token;
    view.recognised = visit.edition->advisor->recognise(draft->situation);
    view.seen = fingerprint_all(draft->situation, visit.knowledge());
    for (std::size_t number = 1; number <= step_count; ++number)
        view.typed[number - 1] = typed_step(step_at(number), draft->situation, visit.knowledge(), view.recognised);
    return page(visit, view);
}

http::Response save_whole(const Visit& visit) {
    auto draft = open(visit);
    if (!draft) return problem_page(visit, draft.error());
    if (draft->kept) return not_found(visit);
    WholeView view;
    view.token = &draft->token;
    view.recognised = visit.edition->advisor->recognise(draft->situation);
    view.seen = fingerprint_all(draft->situation, visit.knowledge());
    const auto form = visit.request.form();
    const auto seen = form.get("stand").value_or("");
    read_form(visit, view, draft->situation);
    if (!view.mistakes.empty()) return page(visit, view);
    view.changed_elsewhere = !seen.empty() && seen != view.seen;
    if (view.changed_elsewhere) return page(visit, view);
    const auto saved = save(visit, *draft);
    if (!saved) return problem_page(visit, saved.error());
    return http::Response::redirect(visit.url("/advies/" + draft->token.text()));
}

}  // namespace actiewijzer::pages::assessments
