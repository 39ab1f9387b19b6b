#include "assessments/step.tpl.hpp"
#include "pages/assessments/draft.hpp"
#include "pages/assessments/forget_part.hpp"
#include "pages/assessments/pages.hpp"
#include "pages/assessments/steps.hpp"
#include "pages/assessments/summary.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::assessments {

namespace {

namespace m = markers::assessments_step;

/// How often a save is tried again when another window saved another step just before.
constexpr int most_tries = 5;

struct StepView {
    Step step;
    TypedStep typed;
    std::vector<advice::Recognised> recognised;
    Mistakes mistakes;
    const Token* token = nullptr;  ///< null before the first step was sent
    std::string seen;              ///< fingerprint of what the form was made from
    std::string stored_elsewhere;  ///< set when another window changed this step meanwhile
    bool back_to_check = false;
};

std::string title(const Visit& visit, const Step& step) {
    if (step.element)
        return std::string(name(*step.element)) + ": " + visit.words(visit.knowledge().element(*step.element).question);
    return visit.words(step.number == 1 ? "walk.initiative.title" : "walk.wishes.title");
}

http::Response page(const Visit& visit, const StepView& view) {
    const auto& step = view.step;
    http::Response response;
    if (!view.stored_elsewhere.empty())
        response.status = 409;
    else if (!view.mistakes.empty())
        response.status = 400;
    Frame frame{.title = title(visit, step), .description = {}, .crumbs = {}, .secret = view.token != nullptr};
    if (response.status != 200) frame.title = visit.words("form.mistake_title", {frame.title});
    response.body = render(visit, frame, "assessments/step.html", [&](ctemplate::TemplateDictionary& values) {
        const auto include = [&](const ctemplate::StaticTemplateString& marker, std::string_view file) {
            auto* part = values.AddIncludeDictionary(marker);
            part->SetFilename(Templates::key(visit.language(), file));
            return part;
        };
        values.SetValue(m::ks_WIDTH, step.element ? "aw-wide" : "aw-column");
        for (std::size_t at = 1; at <= step_count; ++at)
            show_if(*values.AddSectionDictionary(m::ks_DOT), at <= step.number, m::ks_DONE);
        const auto number = std::to_string(step.number);
        values.SetValue(m::ks_STEP, step.element ? visit.words("walk.step_named", {number, name(*step.element)})
                                                 : visit.words("walk.step", {number}));
        values.SetValue(m::ks_ACTION, view.token ? step_url(visit, *view.token, step.slug) : visit.url("/actie"));
        values.SetValue(m::ks_FORM_ID, "stap-" + std::string(step.slug));
        values.SetValue(m::ks_SEEN, view.seen);
        show_if(values, view.back_to_check, m::ks_BACK_TO_CHECK);
        if (!view.mistakes.empty()) pour_mistakes(view.mistakes, *include(m::ks_MISTAKES, "mistakes.html"));
        fill_if(values, m::ks_CONFLICT, m::ks_STORED, view.stored_elsewhere);
        if (step.element)
            pour(visit, view.typed.question, *step.element, view.recognised, view.mistakes,
                 *include(m::ks_QUESTION, "assessments/question_fields.html"));
        else if (step.number == 1)
            pour(visit, view.typed.initiative, view.mistakes,
                 *include(m::ks_INITIATIVE, "assessments/initiative_fields.html"));
        else
            pour(visit, view.typed.wishes, view.mistakes, *include(m::ks_WISHES, "assessments/wishes_fields.html"));
        values.SetValue(m::ks_NEXT, visit.words(view.back_to_check          ? "walk.back_to_check"
                                                : step.number == step_count ? "walk.to_check"
                                                                            : "walk.next"));
        show_if(values, view.token && step.number > 1 && !view.back_to_check, m::ks_PREVIOUS);
        if (!view.token) fill_if(values, m::ks_SHORT, m::ks_HREF, visit.url("/actie/kort"));
        pour_forget(visit, view.token, values, m::ks_FORGET);
    });
    return response;
}

std::string next_url(const Visit& visit, const Token& token, const Step& step, bool back, bool to_check) {
    if (back && step.number > 1) return step_url(visit, token, step_at(step.number - 1).slug);
    if (to_check || step.number == step_count) return step_url(visit, token, "controle");
    return step_url(visit, token, step_at(step.number + 1).slug);
}

}  // namespace

http::Response begin(const Visit& visit) {
    StepView view;
    view.step = step_at(1);
    return page(visit, view);
}

http::Response create(const Visit& visit) {
    const auto form = visit.request.form();
    StepView view;
    view.step = step_at(1);
    view.typed = typed_step(view.step, form);
    Situation situation;
    view.mistakes = apply(visit, view.step, view.typed, {}, true, situation);
    if (!view.mistakes.empty()) return page(visit, view);
    const auto token = start(visit, situation);
    if (!token) return problem_page(visit, token.error());
    return http::Response::redirect(next_url(visit, *token, view.step, false, false));
}

http::Response resume(const Visit& visit) {
    const auto draft = open(visit);
    if (!draft) return problem_page(visit, draft.error());
    if (draft->kept) return http::Response::redirect(visit.url("/advies/" + draft->token.text()));
    return http::Response::redirect(step_url(visit, draft->token, "initiatief"));
}

http::Response edit_step(const Visit& visit) {
    const auto step = step_from_slug(visit.capture(1));
    if (!step) return not_found(visit);
    const auto draft = open(visit);
    if (!draft) return problem_page(visit, draft.error());
    if (draft->kept) return not_found(visit);
    StepView view;
    view.step = *step;
    view.recognised = visit.edition->advisor->recognise(draft->situation);
    view.typed = typed_step(*step, draft->situation, visit.knowledge(), view.recognised);
    view.token = &draft->token;
    view.seen = fingerprint(*step, draft->situation, visit.knowledge());
    view.back_to_check = visit.request.query.get("terug") == "controle";
    return page(visit, view);
}

http::Response save_step(const Visit& visit) {
    const auto step = step_from_slug(visit.capture(1));
    if (!step) return not_found(visit);
    const auto form = visit.request.form();
    const bool back = form.get("naar") == "vorige";
    StepView view;
    view.step = *step;
    view.typed = typed_step(*step, form);
    view.back_to_check = form.get("terug") == "controle";
    for (int tries = 0; tries < most_tries; ++tries) {
        auto draft = open(visit);
        if (!draft) return problem_page(visit, draft.error());
        if (draft->kept) return not_found(visit);
        view.token = &draft->token;
        view.recognised = visit.edition->advisor->recognise(draft->situation);
        const auto stored = draft->situation;
        const auto stored_print = fingerprint(*step, stored, visit.knowledge());
        view.mistakes = apply(visit, *step, view.typed, view.recognised, !back, draft->situation);
        view.seen = stored_print;
        if (!view.mistakes.empty()) return page(visit, view);
        const auto seen = form.get("stand").value_or("");
        const bool changed_elsewhere = !seen.empty() && seen != stored_print;
        if (changed_elsewhere && fingerprint(*step, draft->situation, visit.knowledge()) != stored_print) {
            view.stored_elsewhere = summary(visit, *step, stored);
            return page(visit, view);
        }
        const auto saved = save(visit, *draft);
        if (saved) return http::Response::redirect(next_url(visit, draft->token, *step, back, view.back_to_check));
        if (saved.error().kind != Problem::Kind::conflict) return problem_page(visit, saved.error());
    }
    return problem_page(visit, {Problem::Kind::conflict, {}});
}

}  // namespace actiewijzer::pages::assessments
