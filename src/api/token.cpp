#include "api/token.hpp"

#include "api/answer.hpp"
#include "http/text_list.hpp"
#include "usecases/api_tokens.hpp"

namespace actiewijzer::api {

namespace {

constexpr std::string_view scheme = "bearer ";

/// What stands after "Bearer"; empty when another scheme, or nothing, came.
std::string_view token_in(std::string_view authorization) {
    if (!http::equals_ignoring_case(authorization.substr(0, scheme.size()), scheme)) return {};
    return http::trimmed(authorization.substr(scheme.size()));
}

http::Response unauthorised(const Call& call, std::string challenge) {
    auto response = problem(call, 401);
    response.header("WWW-Authenticate", std::move(challenge));
    return response;
}

}  // namespace

std::optional<http::Response> turned_away(Call& call, Right right) {
    if (call.request.authorization.empty()) return unauthorised(call, "Bearer realm=\"actiewijzer\"");
    const auto checked =
        usecases::check_token(call.api.store, token_in(call.request.authorization), call.request.address, now());
    if (!checked) return problem(call, checked.error());
    switch (checked->outcome) {
        case usecases::TokenCheck::right: break;
        case usecases::TokenCheck::wrong:
            return unauthorised(call, "Bearer realm=\"actiewijzer\", error=\"invalid_token\"");
        case usecases::TokenCheck::wait: {
            auto response = problem(call, 429);
            response.header("Retry-After", std::to_string(checked->wait.count()));
            return response;
        }
    }
    if (!checked->who->account.may(right)) {
        auto response = refuse(call, 403, call.words("api.refused.scope"));
        response.header("WWW-Authenticate", "Bearer realm=\"actiewijzer\", error=\"insufficient_scope\"");
        return response;
    }
    call.who = checked->who;
    return std::nullopt;
}

http::Response behind_token(Call call, Right right, http::Response (*wanted)(const Call&)) {
    if (auto refusal = turned_away(call, right)) return std::move(*refusal);
    return wanted(call);
}

}  // namespace actiewijzer::api
