#include "pages/assessments/draft.hpp"

#include "exchange/situation_json.hpp"
#include "http/status.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::assessments {

usecases::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

Result<OpenDraft> open(const Visit& visit) {
    const auto token = Token::parse(visit.capture(0));
    if (!token) return token.error();
    auto row = usecases::open_assessment(visit.site.store, *token, now());
    if (!row) return row.error();
    // Ids that a newer content/ no longer knows can't be told apart from damage: such a draft is past use.
    auto request = exchange::read_request(row->document, visit.knowledge(), true);
    if (!request) return Problem{Problem::Kind::gone, {}};
    return OpenDraft{*token,          std::move(request->situation),
                     row->version,    row->kind == usecases::Assessment::Kind::kept,
                     row->expires_at, row->revision};
}

Result<Token> start(const Visit& visit, const Situation& situation) {
    const auto draft = usecases::start_draft(visit.site.store, exchange::write(situation), now());
    if (!draft) return draft.error();
    return draft->token;
}

Result<void> save(const Visit& visit, const OpenDraft& draft) {
    if (draft.kept) return Problem{Problem::Kind::not_found, {}};
    const auto saved =
        usecases::save_draft(visit.site.store, draft.token, exchange::write(draft.situation), draft.version, now());
    if (!saved) return saved.error();
    return {};
}

http::Response problem_page(const Visit& visit, const Problem& problem) {
    return error_page(visit, http::status_of(problem));
}

std::string step_url(const Visit& visit, const Token& token, std::string_view step) {
    return visit.url("/actie/" + token.text() + '/' + std::string(step));
}

}  // namespace actiewijzer::pages::assessments
