#include <algorithm>

#include "accounts/own.tpl.hpp"
#include "identity/totp.hpp"
#include "outputs/qr.hpp"
#include "pages/accounts/pages.hpp"
#include "pages/accounts/session.hpp"
#include "pages/accounts/tokens.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::accounts {

namespace {

namespace m = markers::accounts_own;

/// What somebody typed in one of the forms, with what is wrong with it.
struct OwnView {
    Problem problem{};
    std::string shown_name;
    std::string secret;  ///< of the second factor that is being set up
    std::string done;    ///< message key
    TokenForm token{};
    std::string made_for{};  ///< name of the token that was just made
    std::string made{};      ///< its text, shown this once
};

std::string browser_name(const Visit& visit, const std::string& user_agent) {
    // The order counts: Edge calls itself Chrome too, and Chrome calls itself Safari.
    for (const std::string_view name : {"Edg", "Firefox", "Chrome", "Safari"})
        if (user_agent.find(name) != std::string::npos) return name == "Edg" ? "Edge" : std::string(name);
    return visit.words("account.sessions.unknown");
}

http::Response page(const Visit& visit, const OwnView& view) {
    const auto& who = *visit.who;
    const auto sessions = usecases::own_sessions(visit.site.store, who);
    if (!sessions) return problem_page(visit, sessions.error());
    const auto tokens = usecases::own_tokens(visit.site.store, who);
    if (!tokens) return problem_page(visit, tokens.error());
    const auto field = [&](Field::Kind kind, std::string name, std::string_view label, std::string_view hint,
                           std::string_view autocomplete) {
        Field made{.kind = kind, .name = std::move(name), .label = visit.words(label)};
        if (!hint.empty()) made.hint = visit.words(hint);
        made.mistake = mistake_of(visit, view.problem, made.name);
        made.autocomplete = autocomplete;
        return made;
    };
    auto shown = field(Field::Kind::line, "getoond", "account.shown_name", "account.shown_name.hint", "name");
    shown.value = view.shown_name;
    shown.optional = true;
    const auto present = field(Field::Kind::password, "nu", "password.present", {}, "current-password");
    const auto wanted = field(Field::Kind::password, "nieuw", "password.new", "password.rule", "new-password");
    const auto code = field(Field::Kind::line, "code", "sign_in.code", "sign_in.code.hint", "one-time-code");
    auto off = present;
    off.name = "nu-uit";
    const auto token = token_fields(visit, view.token, view.problem);

    http::Response response;
    auto title = visit.words("account.title");
    if (!view.problem.fields.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    const Frame frame{.title = std::move(title), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "accounts/own.html", [&](ctemplate::TemplateDictionary& values) {
        const auto& account = who.account;
        values.SetValue(m::ks_WHO, visit.words("account.who", {account.login_name,
                                                               visit.words("role." + std::string(id(account.role)))}));
        if (!view.done.empty())
            values.AddSectionDictionary(m::ks_DONE)->SetValue(m::ks_DONE_TEXT, visit.words(view.done));
        if (!view.made.empty()) {
            auto* made = values.AddSectionDictionary(m::ks_MADE);
            made->SetValue(m::ks_MADE_TEXT, visit.words("account.tokens.new", {view.made_for}));
            made->SetValue(m::ks_TOKEN, view.made);
        }
        pour_mistakes(visit, {shown, present, wanted, code, token[0], token[1], token[2]}, values, m::ks_MISTAKES);
        values.SetValue(m::ks_NAME_ACTION, visit.url("/account/naam"));
        pour_field(visit, shown, values, m::ks_SHOWN);
        values.SetValue(m::ks_PASSWORD_ACTION, visit.url("/account/wachtwoord"));
        pour_field(visit, present, values, m::ks_PRESENT);
        pour_field(visit, wanted, values, m::ks_NEW);
        values.SetValue(m::ks_FACTOR_ACTION, visit.url("/account/tweede-stap"));
        if (account.second_factor) {
            auto* on = values.AddSectionDictionary(m::ks_FACTOR_ON);
            pour_field(visit, off, *on, m::ks_OFF_PASSWORD);
        } else {
            auto* part = values.AddSectionDictionary(m::ks_FACTOR_OFF);
            part->SetValue(m::ks_SECRET, view.secret);
            part->SetValue(m::ks_QR, outputs::qr_svg(identity::totp_uri(view.secret, account.login_name),
                                                     visit.words("account.second_factor.qr")));
            pour_field(visit, code, *part, m::ks_CODE);
        }
        for (const auto& session : *sessions) {
            auto* entry = values.AddSectionDictionary(m::ks_SESSION);
            entry->SetValue(m::ks_BROWSER, browser_name(visit, session.browser));
            entry->SetValue(m::ks_SINCE, visit.words("account.sessions.since",
                                                     {text::date(visit.words, text::dutch_day(session.created_at)),
                                                      text::date(visit.words, text::dutch_day(session.seen_at))}));
            entry->SetValue(m::ks_SESSION_ACTION, visit.url("/account/sessies"));
            entry->SetValue(m::ks_SESSION_ID, session.token_hash);
            show_if(*entry, session.token_hash == who.session, m::ks_HERE);
        }
        pour_tokens(visit, token, *tokens, values, m::ks_TOKENS);
    });
    return response;
}

OwnView fresh(const Visit& visit) {
    return {.problem = {},
            .shown_name = visit.who->account.shown_name,
            .secret = visit.who->account.second_factor ? std::string() : identity::new_totp_secret(),
            .done = {}};
}

/// Back to the page with what was done, or the form again with what is wrong.
http::Response after(const Visit& visit, const Result<void>& done, OwnView view, std::string_view what) {
    if (done) return http::Response::redirect(visit.url("/account") + "?gedaan=" + std::string(what));
    if (done.error().kind != Problem::Kind::invalid_input) return problem_page(visit, done.error());
    view.problem = done.error();
    return page(visit, view);
}

std::string typed(const Visit& visit, std::string_view name) {
    return std::string(visit.request.form().get(name).value_or(""));
}

}  // namespace

http::Response own(const Visit& visit) {
    auto view = fresh(visit);
    for (const std::string_view what : {"naam", "wachtwoord", "tweede-stap", "sessie", "sleutel"})
        if (visit.request.query.get("gedaan") == what) view.done = "account.done." + std::string(what);
    return page(visit, view);
}

http::Response change_name(const Visit& visit) {
    auto view = fresh(visit);
    view.shown_name = typed(visit, "getoond");
    return after(visit, usecases::change_name(visit.site.store, *visit.who, view.shown_name, now()), view, "naam");
}

http::Response change_password(const Visit& visit) {
    const auto done =
        usecases::change_password(visit.site.store, *visit.who, typed(visit, "nu"), typed(visit, "nieuw"), now());
    return after(visit, done, fresh(visit), "wachtwoord");
}

http::Response change_second_factor(const Visit& visit) {
    auto& store = visit.site.store;
    if (visit.who->account.second_factor) {
        auto done = usecases::stop_second_factor(store, *visit.who, typed(visit, "nu-uit"), now());
        return after(visit, done, fresh(visit), "tweede-stap");
    }
    auto view = fresh(visit);
    // The same secret again, so that the app that has it already can be used.
    const auto secret = typed(visit, "geheim");
    const bool valid = secret.size() == Token::length && std::ranges::all_of(secret, [](char c) {
                           return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
                       });
    if (valid) view.secret = secret;
    const auto done = usecases::start_second_factor(store, *visit.who, view.secret, typed(visit, "code"), now());
    return after(visit, done, view, "tweede-stap");
}

http::Response end_session(const Visit& visit) {
    const auto done = usecases::end_session(visit.site.store, *visit.who, typed(visit, "sessie"), now());
    return after(visit, done, fresh(visit), "sessie");
}

http::Response change_tokens(const Visit& visit) {
    const auto form = visit.request.form();
    if (const auto id = form.get("intrekken"))
        return after(visit, usecases::revoke_token(visit.site.store, *visit.who, std::string(*id), now()), fresh(visit),
                     "sleutel");
    auto view = fresh(visit);
    view.token.name = typed(visit, "sleutel");
    for (const auto scope : form.all("mag")) view.token.scopes.emplace_back(scope);
    view.token.days = typed(visit, "duur");
    const auto made = usecases::make_token(visit.site.store, *visit.who, wish_of(view.token), now());
    if (!made) return after(visit, made.error(), std::move(view), {});
    // Shown at once and not after a redirect: nothing keeps its text.
    auto after_making = fresh(visit);
    after_making.made_for = view.token.name;
    after_making.made = *made;
    return page(visit, after_making);
}

}  // namespace actiewijzer::pages::accounts
