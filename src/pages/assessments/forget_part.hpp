// The line under each step that says how long it is kept, with the button to erase it now.
#pragma once

#include <ctemplate/template_dictionary.h>

#include "domain/token.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::assessments {

/// Without a token: what will be kept once something is filled in.
void pour_forget(const Visit& visit, const Token* token, ctemplate::TemplateDictionary& parent,
                 const ctemplate::StaticTemplateString& include);

}  // namespace actiewijzer::pages::assessments
