#include <algorithm>

#include "accounts/list.tpl.hpp"
#include "pages/accounts/pages.hpp"
#include "pages/accounts/session.hpp"
#include "pages/accounts/tokens.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::accounts {

namespace {

namespace m = markers::accounts_list;

struct ListView {
    std::string link_for;   ///< login name; empty: no link was just made
    std::string link_path;  ///< to hand over
    std::string new_name;
    AccountRole new_role = AccountRole::editor;
    std::string new_name_mistake;
    unsigned status = 200;
};

std::string role_name(const Visit& visit, AccountRole role) { return visit.words("role." + std::string(id(role))); }

std::string state_of(const Visit& visit, const Account& account) {
    auto state = role_name(visit, account.role);
    if (account.second_factor) state += ", " + visit.words("accounts.has_factor");
    if (account.blocked) state += ", " + visit.words("accounts.is_blocked");
    return state;
}

void pour_account(const Visit& visit, const Account& account, ctemplate::TemplateDictionary& entry) {
    entry.SetValue(m::ks_NAME, account.login_name);
    fill_if(entry, m::ks_SHOWN, m::ks_SHOWN_NAME, account.shown_name);
    entry.SetValue(m::ks_STATE, state_of(visit, account));
    if (account.id == visit.who->account.id) return;
    auto* other = entry.AddSectionDictionary(m::ks_OTHER);
    other->SetValue(m::ks_ACTION, visit.url("/redactie/accounts/" + account.id));
    other->SetValue(m::ks_ROLE_ID, "rol-" + account.id);
    other->SetValue(m::ks_ROLE_LABEL, visit.words("accounts.role_of", {account.login_name}));
    for (const auto role : all_account_roles) {
        auto* option = other->AddSectionDictionary(m::ks_ROLE);
        option->SetValue(m::ks_ROLE_VALUE, str(id(role)));
        option->SetValue(m::ks_ROLE_NAME, role_name(visit, role));
        show_if(*option, role == account.role, m::ks_CHOSEN);
    }
    show_if(*other, account.second_factor, m::ks_FACTOR);
    other->ShowSection(account.blocked ? m::ks_BLOCKED : m::ks_OPEN);
}

void pour_tokens_of_all(const Visit& visit, const std::vector<Account>& accounts,
                        const std::vector<usecases::ApiTokenRow>& tokens, ctemplate::TemplateDictionary& list) {
    for (const auto& token : tokens) {
        const auto owner = std::ranges::find(accounts, token.account, &Account::id);
        if (owner == accounts.end()) continue;
        auto* entry = list.AddSectionDictionary(m::ks_TOKEN);
        entry->SetValue(m::ks_TOKEN_NAME, token.name);
        entry->SetValue(m::ks_TOKEN_OF, visit.words("accounts.tokens.of", {owner->login_name}));
        entry->SetValue(m::ks_TOKEN_SCOPES, token_scopes(visit, token));
        entry->SetValue(m::ks_TOKEN_ABOUT, token_about(visit, token));
        entry->SetValue(m::ks_TOKEN_ACTION, visit.url("/redactie/accounts/" + token.account));
        entry->SetValue(m::ks_TOKEN_ID, token.id);
    }
}

http::Response page(const Visit& visit, const ListView& view) {
    const auto accounts = usecases::all_accounts(visit.site.store, *visit.who);
    if (!accounts) return problem_page(visit, accounts.error());
    const auto tokens = usecases::all_tokens(visit.site.store, *visit.who);
    if (!tokens) return problem_page(visit, tokens.error());
    const Field name{.name = "naam",
                     .label = visit.words("accounts.name"),
                     .hint = visit.words("accounts.name.hint"),
                     .mistake = view.new_name_mistake,
                     .value = view.new_name};
    Field role{.kind = Field::Kind::select,
               .name = "rol",
               .label = visit.words("accounts.role"),
               .hint = visit.words("accounts.role.hint"),
               .value = std::string(id(view.new_role))};
    for (const auto each : all_account_roles) role.choices.push_back({std::string(id(each)), role_name(visit, each)});
    http::Response response;
    response.status = view.status;
    const Frame frame{.title = visit.words("accounts.title"),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}},
                      .secret = true};
    response.body = render(visit, frame, "accounts/list.html", [&](ctemplate::TemplateDictionary& values) {
        if (!view.link_path.empty()) {
            auto* link = values.AddSectionDictionary(m::ks_LINK);
            link->SetValue(m::ks_LINK_TEXT, visit.words("accounts.link", {view.link_for}));
            link->SetValue(m::ks_LINK_PATH, view.link_path);
        }
        for (const auto& account : *accounts) pour_account(visit, account, *values.AddSectionDictionary(m::ks_ACCOUNT));
        if (!tokens->empty()) pour_tokens_of_all(visit, *accounts, *tokens, *values.AddSectionDictionary(m::ks_TOKENS));
        values.SetValue(m::ks_INVITE, visit.url("/redactie/accounts"));
        pour_mistakes(visit, {name}, values, m::ks_MISTAKES);
        pour_field(visit, name, values, m::ks_NEW_NAME);
        pour_field(visit, role, values, m::ks_NEW_ROLE);
    });
    return response;
}

std::string link_path(const Visit& visit, const Token& link) { return visit.url("/uitnodiging/" + link.text()); }

}  // namespace

http::Response list(const Visit& visit) { return page(visit, {}); }

http::Response invite(const Visit& visit) {
    const auto form = visit.request.form();
    ListView view;
    view.new_name = form.get("naam").value_or("");
    view.new_role = account_role_from(form.get("rol").value_or("")).value_or(AccountRole::reader);
    const auto invited = usecases::invite(visit.site.store, visit.who, view.new_name, view.new_role, now());
    if (invited) {
        view = {.link_for = view.new_name,
                .link_path = link_path(visit, invited->link),
                .new_name = {},
                .new_name_mistake = {}};
    } else {
        if (invited.error().kind != Problem::Kind::invalid_input) return problem_page(visit, invited.error());
        view.new_name_mistake = mistake_of(visit, invited.error(), "naam");
        view.status = 400;
    }
    return page(visit, view);
}

http::Response change(const Visit& visit) {
    const auto form = visit.request.form();
    const auto what = form.get("doe").value_or("");
    auto& store = visit.site.store;
    if (what == "link") {
        const auto link = usecases::renew_link(store, visit.who, visit.capture(0), now());
        if (!link) return problem_page(visit, link.error());
        const auto account = usecases::open_link(store, *link, now());
        if (!account) return problem_page(visit, account.error());
        return page(visit, {.link_for = account->login_name,
                            .link_path = link_path(visit, *link),
                            .new_name = {},
                            .new_name_mistake = {}});
    }
    if (what == "sleutel") {
        const auto revoked =
            usecases::revoke_token(store, *visit.who, std::string(form.get("sleutel").value_or("")), now());
        return revoked ? http::Response::redirect(visit.url("/redactie/accounts"))
                       : problem_page(visit, revoked.error());
    }
    usecases::AccountChange change;
    if (what == "rol") change.role = account_role_from(form.get("rol").value_or(""));
    if (what == "blokkeren" || what == "toelaten") change.blocked = what == "blokkeren";
    change.without_second_factor = what == "tweede-stap";
    if (!change.role && !change.blocked && !change.without_second_factor) return error_page(visit, 400);
    if (const auto done = usecases::change_account(store, *visit.who, visit.capture(0), change, now()); !done)
        return problem_page(visit, done.error());
    return http::Response::redirect(visit.url("/redactie/accounts"));
}

}  // namespace actiewijzer::pages::accounts
