#include "api/answer.hpp"
#include "api/routes.hpp"
#include "exchange/knowledge_json.hpp"

namespace actiewijzer::api {

namespace {

using OneOf = std::optional<std::string> (*)(std::string_view, const knowledge::Knowledge&, const text::Words&);

http::Response one(const Call& call, OneOf write) {
    auto json = write(call.capture(0), call.knowledge(), call.words);
    return json ? tagged(call, std::move(*json)) : problem(call, 404);
}

}  // namespace

http::Response list_elements(const Call& call) {
    return tagged(call, exchange::write_elements(call.knowledge(), call.words));
}

http::Response show_element(const Call& call) { return one(call, exchange::write_element); }

http::Response list_glossary(const Call& call) {
    return tagged(call, exchange::write_glossary(call.knowledge(), call.words));
}

http::Response show_term(const Call& call) { return one(call, exchange::write_term); }

http::Response list_criteria(const Call& call) {
    return tagged(call, exchange::write_criteria(call.knowledge(), call.words));
}

http::Response show_criterion(const Call& call) { return one(call, exchange::write_criterion); }

http::Response list_collections(const Call& call) {
    return tagged(call, exchange::write_collections(call.knowledge(), call.words));
}

http::Response show_collection(const Call& call) { return one(call, exchange::write_collection); }

http::Response show_contract(const Call& call) { return tagged(call, call.api.contract.json); }

}  // namespace actiewijzer::api
