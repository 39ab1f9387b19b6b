// The life of a draft and of a proposal, as at the editors' desk.
#include <algorithm>

#include "api/answer.hpp"
#include "api/body.hpp"
#include "api/routes.hpp"
#include "api/versions.hpp"
#include "knowledge/method_text.hpp"

namespace actiewijzer::api {

namespace {

using usecases::Seen;
using usecases::VersionRow;

constexpr std::string_view as_json = "application/json";
constexpr std::string_view as_text = "text/markdown";

/// In its one form when it can be read; else as it came, so that nothing is lost.
std::string kept_form(const Call& call, const std::string& slug, std::string text) {
    const auto read = knowledge::read_method_text(slug, text, call.knowledge());
    return read.right() ? knowledge::write_method_text(*read.method) : std::move(text);
}

/// What was sent for a draft.
struct Given {
    std::string slug;
    std::string text;
    std::optional<std::string> note;
    std::optional<int> based_on;
};

std::optional<int> number_of(std::string_view text) {
    Body body(std::string(R"({"n":)").append(text).append("}"), {"n"});
    return body.number("n");
}

/// The text alone, with the rest in the query.
Result<Given> read_text(const Call& call) {
    const auto& query = call.request.query;
    Given given{std::string(query.get("slug").value_or("")), call.request.body, {}, {}};
    std::erase(given.text, '\r');
    if (!given.text.ends_with('\n')) given.text += '\n';
    if (const auto note = query.get("toelichting")) given.note = *note;
    if (const auto based_on = query.get("gebaseerdOp")) {
        given.based_on = number_of(*based_on);
        if (!given.based_on)
            return Problem{Problem::Kind::invalid_input, {{"gebaseerdOp", "invalid.number_to", "1000000"}}};
    }
    return given;
}

Result<Given> read_json(const Call& call, std::initializer_list<std::string_view> fields) {
    Body body(call.request.body, fields);
    Given given{body.text("slug"), knowledge::text_from_fields(body.method_fields("velden")), {}, {}};
    if (body.has("toelichting")) given.note = body.text("toelichting");
    given.based_on = body.number("gebaseerdOp");
    if (!body.faults.empty()) return Problem{Problem::Kind::invalid_input, std::move(body.faults)};
    return given;
}

bool is_draft_type(const Call& call) {
    return call.request.content_type == as_json || call.request.content_type == as_text;
}

http::Response created(const Call& call, const VersionRow& draft) {
    auto response = show_version(call, draft, 201);
    if (response.status == 201) response.header("Location", version_path(draft));
    return response;
}

/// What stands in the way of a proposal or publication, as an answer; none when nothing does.
std::optional<http::Response> obstacle(const Call& call, const VersionRow& version,
                                       const usecases::Obstacles& obstacles, unsigned faulty) {
    if (obstacles.own) return refuse(call, 403, call.words("api.refused.own"));
    if (obstacles.overtaken) return refuse(call, 409, call.words("api.refused.overtaken"));
    if (obstacles.faults.empty()) return std::nullopt;
    return refuse(call, faulty, call.words("api.refused.faulty"), faults_in(call, version));
}

/// After a change that only alters the state.
Result<http::Response> shown_after(const Call& call, const Result<void>& done, const VersionRow& version) {
    if (!done) return done.error();
    return show_again(call, version.slug, version.number);
}

}  // namespace

http::Response begin_method(const Call& call) {
    if (!is_draft_type(call)) return problem(call, 415);
    const auto given = call.request.content_type == as_text ? read_text(call) : read_json(call, {"slug", "velden"});
    if (!given) return problem(call, given.error());
    const auto draft = usecases::begin_method(call.api.store, *call.who, given->slug,
                                              kept_form(call, given->slug, given->text), now());
    if (draft) return created(call, *draft);
    auto wrong = draft.error();
    // The desk asks for a name, and makes the slug from it.
    for (auto& field : wrong.fields)
        if (field.field == "naam") field.field = "slug";
    return problem(call, wrong);
}

http::Response begin_version(const Call& call) {
    if (!call.request.body.empty() && call.request.content_type != as_json) return problem(call, 415);
    Body body(call.request.body, {"vanVersie"});
    const auto from = body.number("vanVersie");
    if (!body.faults.empty()) return problem(call, 400, body.faults);
    auto& store = call.api.store;
    const auto& slug = call.capture(0);
    if (from) {
        const auto draft = usecases::restore_version(store, *call.who, slug, *from, now());
        return draft ? created(call, *draft) : problem(call, draft.error());
    }
    const auto before = usecases::method_history(store, *call.who, slug);
    if (!before) return problem(call, before.error());
    const auto draft = usecases::begin_change(store, *call.who, slug, call.knowledge(), now());
    if (!draft) return problem(call, draft.error());
    const bool was_there =
        std::ranges::find(before->versions, draft->number, &VersionRow::number) != before->versions.end();
    return was_there ? show_version(call, *draft) : created(call, *draft);
}

http::Response replace_draft(const Call& call) {
    if (!is_draft_type(call)) return problem(call, 415);
    return change_version(call, [&](const VersionRow& version, const Seen& seen) -> Result<http::Response> {
        const auto given = call.request.content_type == as_text
                               ? read_text(call)
                               : read_json(call, {"velden", "toelichting", "gebaseerdOp"});
        if (!given) return given.error();
        const usecases::DraftChange change{kept_form(call, version.slug, given->text),
                                           given->note.value_or(version.note), seen.saves,
                                           given->based_on.value_or(version.based_on)};
        const auto saved = usecases::save_draft(call.api.store, *call.who, version.slug, version.number, change, now());
        if (!saved) return saved.error();
        return show_again(call, version.slug, version.number);
    });
}

http::Response discard_draft(const Call& call) {
    return change_version(call, [&](const VersionRow& version, const Seen& seen) -> Result<http::Response> {
        const auto done = usecases::discard_draft(call.api.store, *call.who, version.slug, version.number, now(), seen);
        if (!done) return done.error();
        return nothing(call);
    });
}

http::Response propose(const Call& call) {
    return change_version(call, [&](const VersionRow& version, const Seen& seen) -> Result<http::Response> {
        const auto obstacles =
            usecases::propose(call.api.store, *call.who, version.slug, version.number, call.knowledge(), now(), seen);
        if (!obstacles) return obstacles.error();
        if (auto refused = obstacle(call, version, *obstacles, 400)) return std::move(*refused);
        return show_again(call, version.slug, version.number);
    });
}

http::Response take_back(const Call& call) {
    return change_version(call, [&](const VersionRow& version, const Seen& seen) {
        return shown_after(
            call, usecases::take_back(call.api.store, *call.who, version.slug, version.number, now(), seen), version);
    });
}

http::Response publish(const Call& call) {
    return change_version(call, [&](const VersionRow& version, const Seen& seen) -> Result<http::Response> {
        const auto obstacles =
            usecases::publish(call.api.store, *call.who, version.slug, version.number, call.knowledge(), now(), seen);
        if (!obstacles) return obstacles.error();
        if (auto refused = obstacle(call, version, *obstacles, 409)) return std::move(*refused);
        call.api.published_anew();
        return show_again(call, version.slug, version.number);
    });
}

http::Response give_back(const Call& call) {
    if (call.request.content_type != as_json) return problem(call, 415);
    return change_version(call, [&](const VersionRow& version, const Seen& seen) -> Result<http::Response> {
        Body body(call.request.body, {"opmerking"});
        const auto remark = body.text("opmerking");
        if (!body.faults.empty()) return Problem{Problem::Kind::invalid_input, std::move(body.faults)};
        return shown_after(
            call, usecases::give_back(call.api.store, *call.who, version.slug, version.number, remark, now(), seen),
            version);
    });
}

}  // namespace actiewijzer::api
