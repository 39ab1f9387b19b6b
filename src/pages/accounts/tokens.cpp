#include "pages/accounts/tokens.hpp"

#include <array>
#include <charconv>

#include "accounts/tokens.tpl.hpp"
#include "pages/accounts/session.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::accounts {

namespace {

namespace m = markers::accounts_tokens;

constexpr std::array<std::string_view, 4> lives{"30", "90", "180", "365"};  // days

std::string scope_name(const Visit& visit, TokenScope scope) {
    return visit.words("token.scope." + std::string(id(scope)));
}

std::string day(const Visit& visit, usecases::Instant at) { return text::date(visit.words, text::dutch_day(at)); }

}  // namespace

usecases::TokenWish wish_of(const TokenForm& form) {
    usecases::TokenWish wish{form.name, {}, {}};
    for (const auto& typed : form.scopes)
        if (const auto scope = token_scope_from(typed)) wish.scopes.push_back(*scope);
    int number = 0;
    const auto end = form.days.data() + form.days.size();
    const auto [stopped, failed] = std::from_chars(form.days.data(), end, number);
    if (failed == std::errc() && stopped == end) wish.life = std::chrono::days(number);
    return wish;
}

std::vector<Field> token_fields(const Visit& visit, const TokenForm& form, const Problem& problem) {
    Field name{.name = "sleutel",
               .label = visit.words("account.tokens.name"),
               .hint = visit.words("account.tokens.name.hint"),
               .value = form.name};
    Field scopes{.kind = Field::Kind::checkboxes,
                 .name = "mag",
                 .label = visit.words("account.tokens.scopes"),
                 .values = form.scopes};
    for (const auto scope : usecases::own_scopes(visit.who->account))
        scopes.choices.push_back({std::string(id(scope)), scope_name(visit, scope)});
    Field life{.kind = Field::Kind::select,
               .name = "duur",
               .label = visit.words("account.tokens.life"),
               .hint = visit.words("account.tokens.life.hint"),
               .value = form.days};
    for (const auto days : lives)
        life.choices.push_back({std::string(days), visit.words("account.tokens.life." + std::string(days))});
    std::vector<Field> fields{std::move(name), std::move(scopes), std::move(life)};
    for (auto& field : fields) field.mistake = mistake_of(visit, problem, field.name);
    return fields;
}

std::string token_scopes(const Visit& visit, const usecases::ApiTokenRow& token) {
    std::string scopes;
    for (const auto scope : token.scopes) scopes.append(scopes.empty() ? "" : " · ").append(scope_name(visit, scope));
    return scopes;
}

std::string token_about(const Visit& visit, const usecases::ApiTokenRow& token) {
    const bool over = token.expires_at <= now();
    auto about =
        visit.words(over ? "account.tokens.expired" : "account.tokens.until", {day(visit, token.expires_at)}) + ", ";
    return about + (token.used_at ? visit.words("account.tokens.used", {day(visit, *token.used_at)})
                                  : visit.words("account.tokens.unused"));
}

void pour_tokens(const Visit& visit, const std::vector<Field>& fields, const std::vector<usecases::ApiTokenRow>& tokens,
                 ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place) {
    auto* part = values.AddIncludeDictionary(place);
    part->SetFilename(Templates::key(visit.language(), "accounts/tokens.html"));
    part->SetValue(m::ks_DOCS, visit.url("/api/v1/documentatie"));
    part->SetValue(m::ks_ACTION, visit.url("/account/sleutels"));
    if (!tokens.empty()) {
        auto* list = part->AddSectionDictionary(m::ks_TOKENS);
        for (const auto& token : tokens) {
            auto* entry = list->AddSectionDictionary(m::ks_ENTRY);
            entry->SetValue(m::ks_NAME, token.name);
            entry->SetValue(m::ks_SCOPES, token_scopes(visit, token));
            entry->SetValue(m::ks_ABOUT, token_about(visit, token));
            entry->SetValue(m::ks_ID, token.id);
        }
    }
    pour_field(visit, fields[0], *part, m::ks_TOKEN_NAME);
    pour_field(visit, fields[1], *part, m::ks_TOKEN_SCOPES);
    pour_field(visit, fields[2], *part, m::ks_TOKEN_LIFE);
}

}  // namespace actiewijzer::pages::accounts
