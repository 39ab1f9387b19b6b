#include "api/versions.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "api/answer.hpp"
#include "api/routes.hpp"
#include "exchange/method_fields.hpp"
#include "http/entity.hpp"
#include "http/text_list.hpp"
#include "knowledge/method_text.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::api {

namespace json = boost::json;

namespace {

using usecases::MethodState;
using usecases::VersionRow;

constexpr std::array<std::string_view, 6> version_states{"concept",      "voorgesteld", "teruggegeven",
                                                         "gepubliceerd", "vervangen",   "weggegooid"};
constexpr std::array<std::string_view, 4> method_states{"voorbereid", "gepubliceerd", "ingetrokken", "samengevoegd"};

std::string_view name_of(usecases::VersionState state) { return version_states[static_cast<std::size_t>(state)]; }

using Names = std::map<std::string, std::string>;

json::value name_in(const Names& names, const std::string& account) {
    const auto found = names.find(account);
    return found == names.end() ? json::value() : json::value(found->second);
}
json::value number_or_null(int number) { return number > 0 ? json::value(number) : json::value(); }
json::value text_or_null(const std::string& text) { return text.empty() ? json::value() : json::value(text); }

json::object summary_of(const Call& call, const VersionRow& version, const Names& names) {
    json::object one;
    one["slug"] = version.slug;
    one["nummer"] = version.number;
    one["staat"] = name_of(version.state);
    one["gebaseerdOp"] = number_or_null(version.based_on);
    one["auteur"] = name_in(names, version.author);
    one["eigen"] = version.author == call.who->account.id;
    one["uitgave"] = version.author.empty();
    one["toelichting"] = version.note;
    one["begonnenOp"] = text::utc_moment(version.created_at);
    one["gewijzigdOp"] = text::utc_moment(version.changed_at);
    return one;
}

json::array told_json(const std::vector<Told>& faults) {
    json::array all;
    for (const auto& fault : faults) all.push_back(json::object{{"naam", fault.name}, {"reden", fault.reason}});
    return all;
}

/// Whether its layout is that of a canonical text or of one made from fields, so that each line belongs to a field.
bool in_fields(const std::string& text, const knowledge::ReadMethod& read) {
    return knowledge::text_from_fields(knowledge::fields_in(text)) == text ||
           (read.method && knowledge::write_method_text(*read.method) == text);
}

std::vector<Told> told(const Call& call, const std::string& text, const knowledge::ReadMethod& read) {
    const auto fields = in_fields(text, read) ? knowledge::fields_in(text) : std::vector<knowledge::MethodField>();
    std::vector<Told> all;
    for (const auto& fault : read.faults) {
        const auto path = knowledge::path_at(fields, fault.line);
        all.push_back({path.empty() ? call.words("api.line", {std::to_string(fault.line)}) : path,
                       knowledge::explained(fault, call.words)});
    }
    return all;
}

/// What a change depends on; the rest of the ETag tells the bytes apart.
std::string tag_of(const VersionRow& version) {
    return std::to_string(version.saves) + '-' + std::string(name_of(version.state));
}

bool matches(const VersionRow& version, std::string_view if_match) {
    const auto head = '"' + tag_of(version) + '-';
    for (const auto item : http::TextList(if_match, ','))
        if (item == "*" || item.starts_with(head)) return true;
    return false;
}

/// 0: no number.
int number_in(const std::string& text) {
    int number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

Result<VersionRow> version_in(const Call& call) {
    return usecases::open_version(call.api.store, *call.who, call.capture(0), number_in(call.capture(1)));
}

}  // namespace

std::string version_path(const VersionRow& version) {
    return "/api/v1/methoden/" + version.slug + "/versies/" + std::to_string(version.number);
}

std::vector<Told> faults_in(const Call& call, const VersionRow& version) {
    const auto read = knowledge::read_method_text(version.slug, version.text, call.knowledge());
    return told(call, version.text, read);
}

http::Response show_version(const Call& call, const VersionRow& version, unsigned status) {
    auto& store = call.api.store;
    const auto names = usecases::account_names(store, *call.who);
    if (!names) return problem(call, names.error());
    const auto remarks = usecases::remarks_on(store, *call.who, version);
    if (!remarks) return problem(call, remarks.error());
    auto root = summary_of(call, version, *names);
    const auto read = knowledge::read_method_text(version.slug, version.text, call.knowledge());
    root["velden"] = in_fields(version.text, read) ? json::value(exchange::fields_json(version.text)) : json::value();
    root["fouten"] = told_json(told(call, version.text, read));
    json::array said;
    for (const auto& remark : *remarks)
        said.push_back(json::object{{"auteur", name_in(*names, remark.account)},
                                    {"tekst", remark.text},
                                    {"gegevenOp", text::utc_moment(remark.at)}});
    root["opmerkingen"] = std::move(said);
    auto response = tagged(call, json::serialize(root));
    response.status = status;
    response.etag.insert(1, tag_of(version) + '-');
    return response;
}

http::Response show_again(const Call& call, const std::string& slug, int number) {
    const auto version = usecases::open_version(call.api.store, *call.who, slug, number);
    return version ? show_version(call, *version) : problem(call, version.error());
}

http::Response change_version(const Call& call, const Change& change) {
    const auto version = version_in(call);
    if (!version) return problem(call, version.error());
    if (call.request.if_match.empty()) return problem(call, 428);
    if (!matches(*version, call.request.if_match)) return problem(call, 412);
    auto done = change(*version, {version->state, version->saves});
    if (done) return std::move(*done);
    if (done.error().kind != Problem::Kind::conflict) return problem(call, done.error());
    const auto after = version_in(call);
    return problem(call, after && matches(*after, call.request.if_match) ? 409 : 412);
}

http::Response version(const Call& call) {
    const auto version = version_in(call);
    return version ? show_version(call, *version) : problem(call, version.error());
}

http::Response version_text(const Call& call) {
    const auto version = version_in(call);
    if (!version) return problem(call, version.error());
    auto response = tagged_text(call, version->text);
    response.etag.insert(1, tag_of(*version) + '-');
    return response;
}

http::Response list_versions(const Call& call) {
    auto& store = call.api.store;
    const auto history = usecases::method_history(store, *call.who, call.capture(0));
    if (!history) return problem(call, history.error());
    const auto names = usecases::account_names(store, *call.who);
    if (!names) return problem(call, names.error());
    json::array versions;
    for (const auto& each : history->versions) versions.push_back(summary_of(call, each, *names));
    const auto& method = history->method;
    json::object root;
    root["slug"] = method.slug;
    root["staat"] = method_states[static_cast<std::size_t>(method.state)];
    root["gepubliceerd"] = number_or_null(method.published);
    root["reden"] = text_or_null(method.reason);
    root["naar"] = text_or_null(method.moved_to);
    root["versies"] = std::move(versions);
    return tagged(call, json::serialize(root));
}

http::Response list_desk(const Call& call) {
    auto& store = call.api.store;
    const auto overview = usecases::desk_overview(store, *call.who);
    if (!overview) return problem(call, overview.error());
    const auto names = usecases::account_names(store, *call.who);
    if (!names) return problem(call, names.error());
    json::object root;
    const auto add = [&](std::string_view field, const std::vector<VersionRow>& versions) {
        json::array all;
        for (const auto& each : versions) all.push_back(summary_of(call, each, *names));
        root[field] = std::move(all);
    };
    add("teBeoordelen", overview->to_review);
    add("teruggegeven", overview->returned);
    add("concepten", overview->drafts);
    add("voorgesteld", overview->waiting);
    add("vanAnderen", overview->of_others);
    json::array suggestions;
    for (const auto& each : overview->suggestions)
        suggestions.push_back(json::object{{"id", each.id},
                                           {"slug", text_or_null(each.slug)},
                                           {"onderdeel", text_or_null(each.part)},
                                           {"tekst", each.text},
                                           {"ontvangenOp", text::utc_moment(each.at)}});
    root["reacties"] = std::move(suggestions);
    return tagged(call, json::serialize(root));
}

http::Response list_changes(const Call& call) {
    constexpr std::size_t most = 50;
    const auto rows = usecases::recent_changes(call.api.store, most);
    if (!rows) return problem(call, rows.error());
    json::array all;
    for (const auto& row : *rows) {
        const auto* method = call.knowledge().method(row.slug);
        const auto* withdrawn = call.knowledge().withdrawn_method(row.slug);
        json::object one;
        one["slug"] = row.slug;
        one["naam"] = method ? method->name : withdrawn ? withdrawn->name : row.slug;
        one["soort"] = method_states[static_cast<std::size_t>(row.state)];
        one["gewijzigdOp"] = text::utc_moment(row.changed_at);
        one["reden"] = text_or_null(row.reason);
        one["naar"] = text_or_null(row.moved_to);
        all.push_back(std::move(one));
    }
    return tagged(call, json::serialize(json::object{{"wijzigingen", std::move(all)}}));
}

}  // namespace actiewijzer::api
