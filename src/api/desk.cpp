// What concerns a whole method, many of them, or what readers say.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "api/answer.hpp"
#include "api/body.hpp"
#include "api/routes.hpp"
#include "exchange/method_import.hpp"
#include "knowledge/method_text.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::api {

namespace json = boost::json;

namespace {

/// What an import reads, with the ending by which the reader knows it.
struct FileKind {
    std::string_view content_type;
    std::string_view name;
};
constexpr std::array file_kinds{
    FileKind{"application/zip", "methoden.zip"}, FileKind{"application/json", "methoden.json"},
    FileKind{"text/csv", "methoden.csv"},
    FileKind{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "methoden.xlsx"},
    FileKind{"application/vnd.oasis.opendocument.spreadsheet", "methoden.ods"}};

http::Response send_suggestion(const Call& call, const std::string& slug) {
    if (call.request.content_type != "application/json") return problem(call, 415);
    Body body(call.request.body, {"onderdeel", "tekst"});
    const auto part = body.text("onderdeel");
    const auto text = body.text("tekst");
    const auto headings = knowledge::method_headings();
    if (!part.empty() && std::ranges::find(headings, part, &knowledge::Heading::id) == headings.end())
        body.faults.push_back({"onderdeel", "invalid.unknown_value", part.substr(0, 60)});
    if (!body.faults.empty()) return problem(call, 400, body.faults);
    const auto done = usecases::suggest(call.api.store, slug, part, text, now());
    return done ? nothing(call) : problem(call, done.error());
}

json::array slugs_json(const std::vector<std::string>& slugs) { return json::array(slugs.begin(), slugs.end()); }

}  // namespace

http::Response suggest(const Call& call) {
    const auto& slug = call.capture(0);
    return call.knowledge().method(slug) ? send_suggestion(call, slug) : problem(call, 404);
}

http::Response suggest_new(const Call& call) { return send_suggestion(call, {}); }

http::Response answer_suggestion(const Call& call) {
    const auto done = usecases::answer_suggestion(call.api.store, *call.who, call.capture(0), now());
    // One that was never sent can't be told from one that was answered.
    if (!done && done.error().kind == Problem::Kind::conflict) return problem(call, 404);
    return done ? nothing(call) : problem(call, done.error());
}

http::Response withdraw(const Call& call) {
    if (call.request.content_type != "application/json") return problem(call, 415);
    Body body(call.request.body, {"reden", "naar"});
    const auto reason = body.text("reden");
    const auto moved_to = body.text("naar");
    if (!body.faults.empty()) return problem(call, 400, body.faults);
    const auto done =
        usecases::withdraw(call.api.store, *call.who, call.capture(0), reason, moved_to, call.knowledge(), now());
    if (!done) return problem(call, done.error());
    call.api.published_anew();
    return nothing(call);
}

http::Response bring_back(const Call& call) {
    const auto done = usecases::bring_back(call.api.store, *call.who, call.capture(0), now());
    if (!done) return problem(call, done.error());
    call.api.published_anew();
    return nothing(call);
}

http::Response import_methods(const Call& call) {
    const auto kind = std::ranges::find(file_kinds, call.request.content_type, &FileKind::content_type);
    if (kind == file_kinds.end()) return problem(call, 415);
    const auto trial = call.request.query.get("proef").value_or("false");
    if (trial != "true" && trial != "false") return problem(call, 400, {{"proef", "invalid.true_or_false", {}}});
    const auto read = exchange::read_methods(kind->name, call.request.body, call.knowledge());
    if (!read.faults.empty()) {
        std::vector<Told> faults;
        for (const auto& each : read.faults)
            faults.push_back({each.place, knowledge::explained(each.fault, call.words)});
        return refuse(call, 400, call.words("api.problem.fields"), faults);
    }
    std::vector<usecases::GivenText> texts;
    for (const auto& method : read.methods) texts.push_back({method.slug, method.text});
    auto& store = call.api.store;
    const auto plan = trial == "true" ? usecases::plan_import(store, *call.who, texts)
                                      : usecases::import_methods(store, *call.who, texts, now());
    if (!plan) return problem(call, plan.error());
    if (trial == "false") call.api.published_anew();
    json::object root;
    root["proef"] = trial == "true";
    root["nieuw"] = slugs_json(plan->added);
    root["gewijzigd"] = slugs_json(plan->changed);
    root["gelijk"] = plan->same;
    return answer(call, json::serialize(root));
}

}  // namespace actiewijzer::api
