#include "usecases/accounts.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "domain/plain_text.hpp"
#include "identity/password.hpp"
#include "identity/totp.hpp"
#include "store/api_tokens.hpp"
#include "usecases/attempts.hpp"
#include "usecases/audit.hpp"

namespace actiewijzer::usecases {

namespace {

using identity::hash_of;
using identity::new_token;

constexpr std::size_t longest_name = 60;
constexpr std::size_t longest_browser = 120;
constexpr std::chrono::hours failures_life{24};

/// Long enough to see that a token ran out.
constexpr std::chrono::days expired_tokens_life{30};

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }
Problem wrong(std::string field, std::string_view reason) {
    return Problem{Problem::Kind::invalid_input, {{std::move(field), std::string(reason), {}}}};
}

std::string subject(const std::string& account) { return "account:" + account; }

std::string lower(std::string_view text) {
    auto all = tidy(text);
    std::ranges::transform(all, all.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return all;
}

/// Letters, digits and what an e-mail address may have.
bool is_login_name(std::string_view name) {
    return name.size() >= 2 && name.size() <= longest_name && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' ||
                      c == '@' || c == '+';
           });
}

Result<void> may(const std::optional<SignedIn>& by, Right right) {
    if (by && !by->account.may(right)) return problem(Problem::Kind::forbidden);
    return {};
}

std::string id_of(const std::optional<SignedIn>& by) { return by ? by->account.id : std::string(); }

}  // namespace

Result<SignInResult> sign_in(store::Store& store, const Credentials& given, Instant now) {
    auto accounts = store.accounts();
    const auto login = lower(given.login_name);
    const std::array origins{std::pair{"name:" + login, free_failures_of_name},
                             std::pair{"address:" + given.address, free_failures_of_address}};
    for (const auto& [origin, free] : origins) {
        const auto failures = accounts.failures(origin);
        if (!failures) return failures.error();
        if (const auto wait = wait_after(*failures, free, now); wait.count() > 0)
            return SignInResult{SignIn::wait, {}, wait};
    }
    const auto fail = [&](SignIn outcome) -> Result<SignInResult> {
        for (const auto& [origin, free] : origins)
            if (const auto added = accounts.add_failure(origin, now); !added) return added.error();
        return SignInResult{outcome, {}, {}};
    };

    const auto found = accounts.find_by_login(login);
    if (!found && found.error().kind != Problem::Kind::not_found) return found.error();
    const bool known = found && !found->account.blocked;
    const bool right = identity::matches(known ? found->password_hash : std::string(), given.password);
    if (!right || !known) return fail(SignIn::wrong);
    if (!found->totp_secret.empty()) {
        if (given.code.empty()) return SignInResult{SignIn::needs_code, {}, {}};
        const auto step = identity::totp_step(found->totp_secret, given.code, store::seconds(now), found->totp_used);
        if (!step || !accounts.use_code(found->account.id, *step)) return fail(SignIn::wrong_code);
    }
    const auto token = new_token();
    const auto& id = found->account.id;
    const auto started =
        accounts.start_session({hash_of(token).text, id, given.browser.substr(0, longest_browser), now, now},
                               audit_line(now, id, "account.sign_in", subject(id)));
    if (!started) return started.error();
    if (const auto forgotten = accounts.forget_failures(origins[0].first); !forgotten) return forgotten.error();
    return SignInResult{SignIn::done, token, {}};
}

Result<void> sign_out(store::Store& store, const SignedIn& who, Instant now) {
    return end_session(store, who, who.session, now);
}

Result<SignedIn> session_of(store::Store& store, const Token& token, Instant now) {
    const auto found = store.accounts().use_session(hash_of(token), now - session_idle, now - session_life, now);
    if (!found) return found.error();
    return SignedIn{found->owner.account, found->session.token_hash};
}

Result<std::vector<store::SessionRow>> own_sessions(store::Store& store, const SignedIn& who) {
    return store.accounts().sessions(who.account.id);
}

Result<void> end_session(store::Store& store, const SignedIn& who, const std::string& session, Instant now) {
    const auto& id = who.account.id;
    return store.accounts().end_session(id, session, audit_line(now, id, "account.end_session", subject(id)));
}

Result<void> change_password(store::Store& store, const SignedIn& who, const std::string& present,
                             const std::string& wanted, Instant now) {
    auto accounts = store.accounts();
    auto row = accounts.find(who.account.id);
    if (!row) return row.error();
    if (!identity::matches(row->password_hash, present)) return wrong("nu", "password.wrong");
    if (const auto fault = identity::fault_in_password(wanted, who.account.login_name); !fault.empty())
        return wrong("nieuw", fault);
    row->password_hash = identity::hash_password(wanted);
    const auto& id = who.account.id;
    if (const auto changed = accounts.update(*row, now, audit_line(now, id, "account.change_password", subject(id)));
        !changed)
        return changed;
    return accounts.end_sessions(id, who.session, audit_line(now, id, "account.end_sessions", subject(id)));
}

Result<void> change_name(store::Store& store, const SignedIn& who, const std::string& shown_name, Instant now) {
    const auto name = tidy(shown_name);
    if (const auto fault = check_text(name, longest_name); fault != TextFault::none)
        return Problem{Problem::Kind::invalid_input,
                       {{"getoond", std::string(message_key(fault)), std::to_string(longest_name)}}};
    auto accounts = store.accounts();
    auto row = accounts.find(who.account.id);
    if (!row) return row.error();
    row->account.shown_name = name;
    return accounts.update(*row, now, audit_line(now, who.account.id, "account.change_name", subject(who.account.id)));
}

Result<void> start_second_factor(store::Store& store, const SignedIn& who, const std::string& secret,
                                 const std::string& code, Instant now) {
    auto accounts = store.accounts();
    auto row = accounts.find(who.account.id);
    if (!row) return row.error();
    const auto step = identity::totp_step(secret, code, store::seconds(now), 0);
    if (!step) return wrong("code", "second_factor.wrong_code");
    row->totp_secret = secret;
    row->totp_used = *step;
    return accounts.update(*row, now,
                           audit_line(now, who.account.id, "account.second_factor_on", subject(who.account.id)));
}

Result<void> stop_second_factor(store::Store& store, const SignedIn& who, const std::string& password, Instant now) {
    auto accounts = store.accounts();
    auto row = accounts.find(who.account.id);
    if (!row) return row.error();
    if (!identity::matches(row->password_hash, password)) return wrong("nu", "password.wrong");
    row->totp_secret.clear();
    return accounts.update(*row, now,
                           audit_line(now, who.account.id, "account.second_factor_off", subject(who.account.id)));
}

Result<Invited> invite(store::Store& store, const std::optional<SignedIn>& by, const std::string& login_name,
                       AccountRole role, Instant now) {
    if (const auto allowed = may(by, Right::manage_accounts); !allowed) return allowed.error();
    store::AccountRow row;
    row.account.id = new_token().text();
    row.account.login_name = lower(login_name);
    row.account.role = role;
    if (!is_login_name(row.account.login_name)) return wrong("naam", "account.bad_name");
    const auto& id = row.account.id;
    auto accounts = store.accounts();
    const auto made = accounts.insert(
        row, now, audit_line(now, id_of(by), "account.invite", subject(id), std::string(actiewijzer::id(role))));
    if (!made) {
        if (made.error().kind == Problem::Kind::conflict) return wrong("naam", "account.name_taken");
        return made.error();
    }
    const auto link = new_token();
    const auto linked = accounts.make_link(hash_of(link), id, now + link_life,
                                           audit_line(now, id_of(by), "account.make_link", subject(id)));
    if (!linked) return linked.error();
    return Invited{id, link};
}

Result<Token> renew_link(store::Store& store, const std::optional<SignedIn>& by, const std::string& account,
                         Instant now) {
    if (const auto allowed = may(by, Right::manage_accounts); !allowed) return allowed.error();
    auto accounts = store.accounts();
    if (const auto found = accounts.find(account); !found) return found.error();
    const auto link = new_token();
    const auto linked = accounts.make_link(hash_of(link), account, now + link_life,
                                           audit_line(now, id_of(by), "account.make_link", subject(account)));
    if (!linked) return linked.error();
    return link;
}

Result<Account> open_link(store::Store& store, const Token& link, Instant now) {
    const auto row = store.accounts().find_link(hash_of(link), now);
    if (!row) return row.error();
    return row->account;
}

Result<Account> set_password(store::Store& store, const Token& link, const std::string& password, Instant now) {
    const auto account = open_link(store, link, now);
    if (!account) return account.error();
    if (const auto fault = identity::fault_in_password(password, account->login_name); !fault.empty())
        return wrong("nieuw", fault);
    const auto set =
        store.accounts().set_password(account->id, identity::hash_password(password), now,
                                      audit_line(now, account->id, "account.set_password", subject(account->id)));
    if (!set) return set.error();
    return *account;
}

Result<void> change_account(store::Store& store, const SignedIn& by, const std::string& account,
                            const AccountChange& change, Instant now) {
    if (!by.account.may(Right::manage_accounts) || by.account.id == account) return problem(Problem::Kind::forbidden);
    auto accounts = store.accounts();
    auto row = accounts.find(account);
    if (!row) return row.error();
    std::string what;
    if (change.role) {
        row->account.role = *change.role;
        what = actiewijzer::id(*change.role);
    }
    if (change.blocked) {
        row->account.blocked = *change.blocked;
        what = *change.blocked ? "blocked" : "unblocked";
    }
    if (change.without_second_factor) {
        row->totp_secret.clear();
        what = "second factor off";
    }
    if (const auto changed = accounts.update(
            *row, now, audit_line(now, by.account.id, "account.change", subject(account), std::move(what)));
        !changed)
        return changed;
    if (!row->account.blocked) return {};
    return accounts.end_sessions(account, {}, audit_line(now, by.account.id, "account.end_sessions", subject(account)));
}

Result<std::vector<Account>> all_accounts(store::Store& store, const SignedIn& by) {
    if (!by.account.may(Right::manage_accounts)) return problem(Problem::Kind::forbidden);
    return store.accounts().all();
}

Result<std::map<std::string, std::string>> account_names(store::Store& store, const SignedIn& by) {
    if (!by.account.may(Right::read_desk)) return problem(Problem::Kind::forbidden);
    const auto accounts = store.accounts().all();
    if (!accounts) return accounts.error();
    std::map<std::string, std::string> names;
    for (const auto& account : *accounts) names.emplace(account.id, account.called());
    return names;
}

Result<void> sweep_accounts(store::Store& store, Instant now) {
    if (const auto erased = store.api_tokens().erase_expired(now - expired_tokens_life); !erased) return erased;
    return store.accounts().erase_expired(now - session_idle, now - session_life, now - failures_life, now);
}

}  // namespace actiewijzer::usecases
