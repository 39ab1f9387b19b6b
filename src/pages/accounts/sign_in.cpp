#include <array>

#include "accounts/go_on.tpl.hpp"
#include "accounts/sign_in.tpl.hpp"
#include "http/status.hpp"
#include "pages/accounts/pages.hpp"
#include "pages/accounts/session.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::accounts {

namespace {

namespace m = markers::accounts_sign_in;

/// Fields of a form that came after the session had ended go along under this prefix.
constexpr std::string_view kept_prefix = "bewaard.";
constexpr std::string_view own_prefix = "/";

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct SignInView {
    std::string next;  ///< where to go afterwards, on this site
    Pairs kept;        ///< of the form that is to be sent afterwards, with their prefix
    std::string name;
    std::string refused;  ///< why not, in words
    bool asks_code = false;
    bool ended = false;  ///< came from a page that needs a session
    unsigned status = 200;
};

/// A path of this site and nothing else: "//elsewhere" is another site.
std::string own_path(std::string_view typed) {
    const bool own = typed.starts_with(own_prefix) && !typed.starts_with("//") &&
                     typed.find_first_of("\\\r\n") == std::string_view::npos;
    return own ? std::string(typed) : std::string();
}

http::Response page(const Visit& visit, const SignInView& view) {
    http::Response response;
    response.status = view.status;
    auto title = visit.words("sign_in.title");
    if (!view.refused.empty()) title = visit.words("form.mistake_title", {title});
    const Frame frame{.title = std::move(title), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "accounts/sign_in.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_ACTION, visit.url("/inloggen"));
        values.SetValue(m::ks_NEXT, view.next);
        show_if(values, view.ended, m::ks_ENDED);
        fill_if(values, m::ks_REFUSED, m::ks_REFUSED_TEXT, view.refused);
        for (const auto& [name, value] : view.kept) {
            auto* kept = values.AddSectionDictionary(m::ks_KEPT);
            kept->SetValue(m::ks_KEPT_NAME, name);
            kept->SetValue(m::ks_KEPT_VALUE, value);
        }
        pour_field(
            visit,
            {.name = "naam", .label = visit.words("sign_in.name"), .value = view.name, .autocomplete = "username"},
            values, m::ks_NAME);
        pour_field(visit,
                   {.kind = Field::Kind::password,
                    .name = "wachtwoord",
                    .label = visit.words("sign_in.password"),
                    .autocomplete = "current-password"},
                   values, m::ks_PASSWORD);
        if (view.asks_code)
            pour_field(visit,
                       {.name = "code",
                        .label = visit.words("sign_in.code"),
                        .hint = visit.words("sign_in.code.hint"),
                        .autocomplete = "one-time-code"},
                       values, m::ks_CODE);
    });
    return response;
}

http::Response go_on(const Visit& visit, const SignInView& view) {
    namespace g = markers::accounts_go_on;
    const Frame frame{.title = visit.words("sign_in.back"), .description = {}, .crumbs = {}, .secret = true};
    http::Response response;
    response.body = render(visit, frame, "accounts/go_on.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(g::ks_ACTION, view.next);
        for (const auto& [name, value] : view.kept) {
            auto* kept = values.AddSectionDictionary(g::ks_KEPT);
            kept->SetValue(g::ks_KEPT_NAME, name.substr(kept_prefix.size()));
            kept->SetValue(g::ks_KEPT_VALUE, value);
        }
    });
    return response;
}

std::string refusal(const Visit& visit, const usecases::SignInResult& result) {
    switch (result.outcome) {
        case usecases::SignIn::wrong: return visit.words("sign_in.wrong");
        case usecases::SignIn::wrong_code: return visit.words("sign_in.wrong_code");
        case usecases::SignIn::wait:
            return visit.words.count("sign_in.wait", static_cast<std::size_t>(result.wait.count()));
        case usecases::SignIn::needs_code:
        case usecases::SignIn::done: break;
    }
    return {};
}

}  // namespace

usecases::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

Result<usecases::SignedIn> who_visits(const Visit& visit) {
    const auto token = Token::parse(visit.request.cookie(session_cookie));
    if (!token) return token.error();
    return usecases::session_of(visit.site.store, *token, now());
}

http::Response problem_page(const Visit& visit, const Problem& problem) {
    return problem.kind == Problem::Kind::forbidden ? not_allowed(visit) : error_page(visit, http::status_of(problem));
}

namespace {

std::optional<http::Response> turn_away(const Visit& visit, const Result<usecases::SignedIn>& who, Right right) {
    if (who) return who->account.may(right) ? std::nullopt : std::optional(not_allowed(visit));
    if (who.error().kind == Problem::Kind::unavailable) return problem_page(visit, who.error());
    if (visit.request.method == "GET")
        return http::Response::redirect(visit.url("/inloggen") + "?verder=" + visit.request.path);
    SignInView view{.next = visit.request.path, .kept = {}, .name = {}, .refused = {}, .ended = true, .status = 401};
    const auto form = visit.request.form();
    for (const auto& [name, value] : form.items()) view.kept.emplace_back(std::string(kept_prefix) + name, value);
    return page(visit, view);
}

}  // namespace

std::optional<http::Response> turned_away(const Visit& visit, Right right) {
    return turn_away(visit, who_visits(visit), right);
}

http::Response behind_sign_in(const Visit& visit, Right right, http::Response (*wanted)(const Visit&)) {
    const auto who = who_visits(visit);
    if (auto refusal = turn_away(visit, who, right)) return std::move(*refusal);
    auto inside = visit;
    inside.who = *who;
    return wanted(inside);
}

http::Response ask(const Visit& visit) {
    const auto next = own_path(visit.request.query.get("verder").value_or(""));
    if (who_visits(visit)) return http::Response::redirect(next.empty() ? visit.url("/redactie") : next);
    return page(visit, {.next = next, .kept = {}, .name = {}, .refused = {}});
}

http::Response sign_in(const Visit& visit) {
    const auto form = visit.request.form();
    const auto typed = [&](std::string_view name) { return std::string(form.get(name).value_or("")); };
    SignInView view{.next = own_path(typed("verder")), .kept = {}, .name = typed("naam"), .refused = {}};
    for (const auto& [name, value] : form.items())
        if (name.starts_with(kept_prefix)) view.kept.emplace_back(name, value);
    const auto result = usecases::sign_in(
        visit.site.store,
        {view.name, typed("wachtwoord"), typed("code"), visit.request.address, visit.request.user_agent}, now());
    if (!result) return problem_page(visit, result.error());
    view.refused = refusal(visit, *result);
    view.asks_code = result->outcome == usecases::SignIn::needs_code || result->outcome == usecases::SignIn::wrong_code;
    if (result->outcome == usecases::SignIn::needs_code) view.refused = visit.words("sign_in.needs_code");
    if (!result->token) {
        view.status = result->outcome == usecases::SignIn::wait ? 429 : 401;
        return page(visit, view);
    }
    auto response = view.kept.empty() ? http::Response::redirect(view.next.empty() ? visit.url("/redactie") : view.next)
                                      : go_on(visit, view);
    response.set_cookie(session_cookie, result->token->text(), std::nullopt);
    return response;
}

http::Response sign_out(const Visit& visit) {
    if (const auto done = usecases::sign_out(visit.site.store, *visit.who, now()); !done)
        return problem_page(visit, done.error());
    auto response = http::Response::redirect(visit.url("/"));
    response.set_cookie(session_cookie, "", std::chrono::seconds(0));
    return response;
}

}  // namespace actiewijzer::pages::accounts
