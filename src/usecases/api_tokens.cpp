#include "usecases/api_tokens.hpp"

#include <algorithm>

#include "domain/plain_text.hpp"
#include "identity/tokens.hpp"
#include "usecases/attempts.hpp"
#include "usecases/audit.hpp"

namespace actiewijzer::usecases {

namespace {

constexpr std::size_t longest_name = 60;
/// So that programs that look for secrets in files know one.
constexpr std::string_view prefix = "awt_";

Problem problem(Problem::Kind kind) { return Problem{kind, {}}; }

/// All faults at once.
std::vector<InvalidField> faults_in(const TokenWish& wish, const std::string& name, const Account& account) {
    std::vector<InvalidField> faults;
    if (name.empty())
        faults.push_back({"sleutel", "token.no_name", {}});
    else if (const auto fault = check_text(name, longest_name); fault != TextFault::none)
        faults.push_back({"sleutel", std::string(message_key(fault)), std::to_string(longest_name)});
    const bool allowed =
        std::ranges::all_of(wish.scopes, [&](TokenScope scope) { return account.may(right_of(scope)); });
    if (wish.scopes.empty() || !allowed)
        faults.push_back({"mag", wish.scopes.empty() ? "token.no_scope" : "token.too_much", {}});
    if (wish.life < std::chrono::days(1) || wish.life > longest_token_life)
        faults.push_back({"duur", "token.bad_life", {}});
    return faults;
}

Result<TokenResult> refused(store::Accounts accounts, const std::string& address, Instant now) {
    const auto origin = "token-address:" + address;
    const auto failures = accounts.failures(origin);
    if (!failures) return failures.error();
    if (const auto wait = wait_after(*failures, free_failures_of_address, now); wait.count() > 0)
        return TokenResult{TokenCheck::wait, {}, wait};
    if (const auto added = accounts.add_failure(origin, now); !added) return added.error();
    return TokenResult{TokenCheck::wrong, {}, {}};
}

}  // namespace

std::vector<TokenScope> own_scopes(const Account& account) {
    std::vector<TokenScope> scopes;
    for (const auto scope : all_token_scopes)
        if (account.may(right_of(scope))) scopes.push_back(scope);
    return scopes;
}

Result<std::string> make_token(store::Store& store, const SignedIn& who, const TokenWish& wish, Instant now) {
    if (!who.token.empty() || !who.account.may(Right::read_desk)) return problem(Problem::Kind::forbidden);
    const auto name = tidy(wish.name);
    if (auto faults = faults_in(wish, name, who.account); !faults.empty())
        return Problem{Problem::Kind::invalid_input, std::move(faults)};
    const auto token = identity::new_token();
    ApiTokenRow row{identity::new_token().text(), who.account.id, name, wish.scopes, now, now + wish.life};
    const auto line = audit_line(now, who, "token.make", "token:" + row.id, name);
    if (const auto added = store.api_tokens().add(row, identity::hash_of(token), line); !added) {
        if (added.error().kind != Problem::Kind::conflict) return added.error();
        return Problem{Problem::Kind::invalid_input, {{"sleutel", "token.name_taken", {}}}};
    }
    return std::string(prefix) + token.text();
}

Result<std::vector<ApiTokenRow>> own_tokens(store::Store& store, const SignedIn& who) {
    auto all = store.api_tokens().all();
    if (!all) return all.error();
    std::erase_if(*all, [&](const ApiTokenRow& row) { return row.account != who.account.id; });
    return all;
}

Result<std::vector<ApiTokenRow>> all_tokens(store::Store& store, const SignedIn& by) {
    if (!by.account.may(Right::manage_accounts)) return problem(Problem::Kind::forbidden);
    return store.api_tokens().all();
}

Result<void> revoke_token(store::Store& store, const SignedIn& by, const std::string& id, Instant now) {
    const auto seen = by.account.may(Right::manage_accounts) ? all_tokens(store, by) : own_tokens(store, by);
    if (!seen) return seen.error();
    const auto row = std::ranges::find(*seen, id, &ApiTokenRow::id);
    if (row == seen->end()) return problem(Problem::Kind::not_found);
    return store.api_tokens().revoke(id, audit_line(now, by, "token.revoke", "token:" + id, row->name));
}

Result<TokenResult> check_token(store::Store& store, std::string_view text, const std::string& address, Instant now) {
    const auto token = Token::parse(text.starts_with(prefix) ? text.substr(prefix.size()) : std::string_view());
    if (!token) return refused(store.accounts(), address, now);
    const auto row = store.api_tokens().use(identity::hash_of(*token), now);
    if (!row) {
        if (row.error().kind != Problem::Kind::not_found) return row.error();
        return refused(store.accounts(), address, now);
    }
    const auto owner = store.accounts().find(row->account);
    if (!owner && owner.error().kind != Problem::Kind::not_found) return owner.error();
    if (!owner || owner->account.blocked) return refused(store.accounts(), address, now);
    SignedIn who{owner->account, {}, row->name};
    who.account.within = {};
    for (const auto scope : row->scopes)
        who.account.within = who.account.within.with(Right::read_desk).with(right_of(scope));
    return TokenResult{TokenCheck::right, std::move(who), {}};
}

}  // namespace actiewijzer::usecases
