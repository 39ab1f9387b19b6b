#include <algorithm>

#include "desk/suggestion.tpl.hpp"
#include "knowledge/method_text.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/pages.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_suggestion;

struct SuggestionForm {
    std::string part;
    std::string text;
    std::string mistake{};
    bool thanks = false;
};

/// The method that this is about; none when a new one is suggested.
const Method* about(const Visit& visit) {
    return visit.request.captures.empty() ? nullptr : visit.knowledge().method(visit.capture(0));
}

std::string address(const Visit& visit) {
    const auto* method = about(visit);
    return visit.url(method ? "/methoden/" + method->slug + "/reactie" : std::string("/voorstel"));
}

http::Response page(const Visit& visit, const SuggestionForm& form) {
    const auto* method = about(visit);
    auto title = method ? visit.words("suggestion.title", {method->name}) : visit.words("suggestion.new_title");
    const auto heading = title;
    http::Response response;
    if (!form.mistake.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    Field part{.kind = Field::Kind::select,
               .name = "onderdeel",
               .label = visit.words("suggestion.part"),
               .value = form.part,
               .choices = {{"", visit.words("suggestion.whole")}}};
    for (const auto& each : knowledge::method_headings())
        part.choices.push_back({std::string(each.id), visit.words("method.section." + std::string(each.id))});
    const Field said{.kind = Field::Kind::area,
                     .name = "tekst",
                     .label = visit.words(method ? "suggestion.said" : "suggestion.new_said"),
                     .hint = visit.words(method ? "suggestion.said.hint" : "suggestion.new_said.hint"),
                     .mistake = form.mistake,
                     .value = form.text,
                     .rows = 6};
    Frame frame{.title = std::move(title), .description = {}, .crumbs = {{visit.words("menu.methods"), "/methoden"}}};
    if (method) frame.crumbs.push_back({method->name, "/methoden/" + method->slug});
    response.body = render(visit, frame, "desk/suggestion.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_TITLE, heading);
        if (form.thanks) {
            values.AddSectionDictionary(m::ks_THANKS)
                ->SetValue(m::ks_BACK, visit.url(method ? "/methoden/" + method->slug : std::string("/methoden")));
            return;
        }
        auto* ask = values.AddSectionDictionary(m::ks_ASK);
        ask->SetValue(m::ks_ACTION, address(visit));
        pour_mistakes(visit, {said}, *ask, m::ks_MISTAKES);
        if (method) pour_field(visit, part, *ask, m::ks_PART);
        pour_field(visit, said, *ask, m::ks_SAID);
    });
    return response;
}

}  // namespace

http::Response ask_suggestion(const Visit& visit) {
    if (!visit.request.captures.empty() && !about(visit)) return not_found(visit, visit.capture(0));
    return page(visit, {.part = std::string(visit.request.query.get("onderdeel").value_or("")),
                        .text = {},
                        .mistake = {},
                        .thanks = visit.request.query.get("gedaan") == "1"});
}

http::Response suggest(const Visit& visit) {
    const auto* method = about(visit);
    if (!visit.request.captures.empty() && !method) return not_found(visit, visit.capture(0));
    const auto form = visit.request.form();
    SuggestionForm typed{.part = std::string(form.get("onderdeel").value_or("")),
                         .text = std::string(form.get("tekst").value_or(""))};
    const auto headings = knowledge::method_headings();
    if (std::ranges::find(headings, typed.part, &knowledge::Heading::id) == headings.end()) typed.part.clear();
    const auto done = usecases::suggest(visit.site.store, method ? method->slug : std::string(), typed.part, typed.text,
                                        accounts::now());
    if (done) return http::Response::redirect(address(visit) + "?gedaan=1");
    if (done.error().kind != Problem::Kind::invalid_input) return accounts::problem_page(visit, done.error());
    typed.mistake = mistake_of(visit, done.error(), "tekst");
    return page(visit, typed);
}

}  // namespace actiewijzer::pages::desk
