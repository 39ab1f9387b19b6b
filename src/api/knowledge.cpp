#include "api/answer.hpp"
#include "api/routes.hpp"
#include "exchange/knowledge_json.hpp"

namespace actiewijzer::api {

http::Response list_elements(const Call& call) {
    return answer(call, exchange::write_elements(call.knowledge(), call.words));
}

http::Response list_glossary(const Call& call) {
    return answer(call, exchange::write_glossary(call.knowledge(), call.words));
}

http::Response list_criteria(const Call& call) {
    return answer(call, exchange::write_criteria(call.knowledge(), call.words));
}

http::Response list_collections(const Call& call) {
    return answer(call, exchange::write_collections(call.knowledge(), call.words));
}

http::Response show_contract(const Call& call) { return answer(call, call.api.contract.json); }

}  // namespace actiewijzer::api
