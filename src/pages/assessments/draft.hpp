// A draft of the walk as the pages see it: opened by the token in the address, saved as a whole.
#pragma once

#include <functional>
#include <string>

#include "domain/problem.hpp"
#include "domain/situation.hpp"
#include "domain/token.hpp"
#include "pages/site.hpp"
#include "usecases/assessments.hpp"

namespace actiewijzer::pages::assessments {

struct OpenDraft {
    Token token;
    Situation situation;
    int version;
    bool kept;  ///< a bewaarlink: to read only
    usecases::Instant expires_at;
    std::string revision;  ///< of the knowledge, when kept
};

usecases::Instant now();

/// The draft or kept result that the first captured part of the address names.
Result<OpenDraft> open(const Visit& visit);
Result<Token> start(const Visit& visit, const Situation& situation);
/// conflict when somebody saved since it was opened.
Result<void> save(const Visit& visit, const OpenDraft& draft);

/// The page for a problem with a draft.
http::Response problem_page(const Visit& visit, const Problem& problem);

/// "/actie/TOKEN/STEP" in the reader's language.
std::string step_url(const Visit& visit, const Token& token, std::string_view step);

}  // namespace actiewijzer::pages::assessments
