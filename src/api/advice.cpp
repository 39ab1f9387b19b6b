#include "api/answer.hpp"
#include "api/routes.hpp"
#include "exchange/advice_json.hpp"
#include "exchange/situation_json.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::api {

http::Response give_advice(const Call& call) {
    if (call.request.content_type != "application/json") return problem(call, 415);
    const auto request = exchange::read_request(call.request.body, call.knowledge());
    if (!request) return problem(call, 400, request.error().fields);
    const auto advice =
        call.edition->advisor->advise(request->situation, {text::dutch_today(), request->count, request->why_not});
    const advice::Wording wording(call.knowledge(), call.words);
    return answer(call, exchange::write(advice, wording, call.knowledge(), {}));
}

}  // namespace actiewijzer::api
