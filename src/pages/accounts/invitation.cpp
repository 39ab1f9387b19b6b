#include "accounts/invitation.tpl.hpp"
#include "pages/accounts/pages.hpp"
#include "pages/accounts/session.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::accounts {

namespace {

namespace m = markers::accounts_invitation;

http::Response page(const Visit& visit, const Account& account, std::string mistake) {
    http::Response response;
    auto title = visit.words("invitation.title");
    if (!mistake.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    const Field password{.kind = Field::Kind::password,
                         .name = "nieuw",
                         .label = visit.words("password.new"),
                         .hint = visit.words("password.rule"),
                         .mistake = std::move(mistake),
                         .autocomplete = "new-password"};
    const Frame frame{.title = std::move(title), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "accounts/invitation.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_FOR, visit.words("invitation.for", {account.login_name}));
        values.SetValue(m::ks_ACTION, visit.url("/uitnodiging/" + visit.capture(0)));
        pour_mistakes(visit, {password}, values, m::ks_MISTAKES);
        pour_field(visit, password, values, m::ks_PASSWORD);
    });
    return response;
}

}  // namespace

http::Response accept(const Visit& visit) {
    const auto token = Token::parse(visit.capture(0));
    if (!token) return problem_page(visit, token.error());
    const auto account = usecases::open_link(visit.site.store, *token, now());
    if (!account) return problem_page(visit, account.error());
    return page(visit, *account, {});
}

http::Response set_password(const Visit& visit) {
    const auto token = Token::parse(visit.capture(0));
    if (!token) return problem_page(visit, token.error());
    const auto form = visit.request.form();
    const auto set =
        usecases::set_password(visit.site.store, *token, std::string(form.get("nieuw").value_or("")), now());
    if (set) return http::Response::redirect(visit.url("/inloggen"));
    if (set.error().kind != Problem::Kind::invalid_input) return problem_page(visit, set.error());
    const auto account = usecases::open_link(visit.site.store, *token, now());
    if (!account) return problem_page(visit, account.error());
    return page(visit, *account, mistake_of(visit, set.error(), "nieuw"));
}

}  // namespace actiewijzer::pages::accounts
