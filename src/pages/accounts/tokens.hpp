// The part of one's own account page about the tokens with which programs work for the account.
#pragma once

#include <string>
#include <vector>

#include "pages/field.hpp"
#include "usecases/api_tokens.hpp"

namespace actiewijzer::pages::accounts {

/// What was typed for a new one.
struct TokenForm {
    std::string name{};
    std::vector<std::string> scopes{};
    std::string days = "90";
};

usecases::TokenWish wish_of(const TokenForm& form);
std::vector<Field> token_fields(const Visit& visit, const TokenForm& form, const Problem& problem);
/// What it may do, in words.
std::string token_scopes(const Visit& visit, const usecases::ApiTokenRow& token);
/// "Geldt tot …, laatst gebruikt op …": how long it works, and whether it does.
std::string token_about(const Visit& visit, const usecases::ApiTokenRow& token);

void pour_tokens(const Visit& visit, const std::vector<Field>& fields, const std::vector<usecases::ApiTokenRow>& tokens,
                 ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place);

}  // namespace actiewijzer::pages::accounts
