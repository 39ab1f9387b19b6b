// What a visitor may change on the result: another role, a wrong reading of the text, keep it, erase it.
#include <algorithm>
#include <functional>

#include "pages/advice/pages.hpp"
#include "pages/advice/what_if.hpp"
#include "pages/assessments/draft.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::advised {

namespace {

/// Changes the draft that the address names, again when another window saved just before.
http::Response change(const Visit& visit, const std::string& anchor, const std::function<void(Situation&)>& how) {
    constexpr int most_tries = 5;
    for (int tries = 0; tries < most_tries; ++tries) {
        auto draft = assessments::open(visit);
        if (!draft) return assessments::problem_page(visit, draft.error());
        if (draft->kept) return not_found(visit);
        how(draft->situation);
        const auto saved = assessments::save(visit, *draft);
        if (saved) return http::Response::redirect(visit.url("/advies/" + draft->token.text()) + anchor);
        if (saved.error().kind != Problem::Kind::conflict) return assessments::problem_page(visit, saved.error());
    }
    return assessments::problem_page(visit, {Problem::Kind::conflict, {}});
}

}  // namespace

http::Response choose_role(const Visit& visit) {
    const auto form = visit.request.form();
    const std::string wanted(form.get("rol").value_or(""));
    const auto& roles = visit.knowledge().roles;
    if (std::ranges::find(roles, wanted, &knowledge::RoleText::id) == roles.end()) return error_page(visit, 400);
    return change(visit, "#rol", [&](Situation& situation) { situation.role = wanted; });
}

http::Response cross_out(const Visit& visit) {
    const auto form = visit.request.form();
    const std::string mark(form.get("wat").value_or(""));
    // Only what was really recognised can be crossed out; anything else would fill the draft with noise.
    const auto draft = assessments::open(visit);
    if (!draft) return assessments::problem_page(visit, draft.error());
    const auto recognised = visit.edition->advisor->recognise(draft->situation);
    const bool known = std::ranges::any_of(recognised, [&](const advice::Recognised& item) {
        return std::string(advice::name(item.kind)) + ':' + item.id == mark;
    });
    if (!known) return error_page(visit, 400);
    return change(visit, "", [&](Situation& situation) {
        if (std::ranges::find(situation.crossed_out, mark) == situation.crossed_out.end())
            situation.crossed_out.push_back(mark);
    });
}

http::Response take_over(const Visit& visit) {
    const auto form = visit.request.form();
    if (Situation any; !take_marks(form, any)) return error_page(visit, 400);
    return change(visit, "", [&](Situation& situation) { take_marks(form, situation); });
}

http::Response keep(const Visit& visit) {
    const auto draft = assessments::open(visit);
    if (!draft) return assessments::problem_page(visit, draft.error());
    if (draft->kept) return not_found(visit);
    const auto kept =
        usecases::keep_draft(visit.site.store, draft->token, visit.knowledge().revision, assessments::now());
    if (!kept) return assessments::problem_page(visit, kept.error());
    return http::Response::redirect(visit.url("/advies/" + kept->token.text()) + "?bewaard#bewaren");
}

}  // namespace actiewijzer::pages::advised
