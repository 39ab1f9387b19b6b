#include "exchange/situation_json.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <span>

#include "domain/plain_text.hpp"

namespace actiewijzer::exchange {

namespace json = boost::json;

namespace {

// In the order of Lead and Went.
constexpr std::array<std::string_view, 4> leads{"bewoners", "professional", "gemeente", "samen"};
constexpr std::array<std::string_view, 3> outcomes{"goed", "deels", "niet"};

/// What was typed, cut at a character when it is long.
std::string shortened(std::string_view typed) {
    constexpr std::size_t most = 60;
    if (typed.size() <= most) return std::string(typed);
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0) == 0x80) --end;
    return std::string(typed.substr(0, end)) + "…";
}

/// Walks a JSON value and collects every fault with the path of its field.
class Reader {
public:
    explicit Reader(const knowledge::Knowledge& knowledge) : knowledge_(knowledge) {}

    std::vector<InvalidField> faults;

    /// More than these help nobody, and a body has room for a hundred thousand.
    void fault(std::string field, std::string reason, std::string argument = {}) {
        constexpr std::size_t most = 100;
        if (faults.size() < most) faults.push_back({std::move(field), std::move(reason), std::move(argument)});
    }

    /// The object under this path; null when absent or of another type (a fault).
    const json::object* object(const json::value* value, const std::string& path,
                               std::initializer_list<std::string_view> fields) {
        if (!value || value->is_null()) return nullptr;
        if (!value->is_object()) {
            fault(path, "invalid.not_object");
            return nullptr;
        }
        for (const auto& member : value->get_object())
            if (std::ranges::find(fields, std::string_view(member.key())) == fields.end())
                fault(joined(path, member.key()), "invalid.unknown_field");
        return &value->get_object();
    }

    std::string text(const json::object* parent, const std::string& path, const char* field, std::size_t limit) {
        const auto* value = parent ? parent->if_contains(field) : nullptr;
        if (!value || value->is_null()) return {};
        const auto where = joined(path, field);
        if (!value->is_string()) {
            fault(where, "invalid.not_text");
            return {};
        }
        const auto& typed = value->get_string();
        const auto found = check_text({typed.data(), typed.size()}, limit);
        if (found != TextFault::none) {
            fault(where, std::string(message_key(found)), std::to_string(limit));
            return {};
        }
        return tidy({typed.data(), typed.size()});
    }

    std::vector<std::string> strings(const json::object* parent, const std::string& path, const char* field) {
        std::vector<std::string> all;
        const auto* value = parent ? parent->if_contains(field) : nullptr;
        if (!value || value->is_null()) return all;
        const auto where = joined(path, field);
        if (!value->is_array()) {
            fault(where, "invalid.not_list");
            return all;
        }
        constexpr std::size_t most = 60;
        if (value->get_array().size() > most) {
            fault(where, "invalid.too_many", std::to_string(most));
            return all;
        }
        for (const auto& item : value->get_array()) {
            if (item.is_string())
                all.emplace_back(item.get_string());
            else
                fault(where, "invalid.not_text");
        }
        return all;
    }

    std::vector<std::string> terms(const json::object* parent, const std::string& path, const char* field,
                                   const std::vector<knowledge::Term>& known) {
        std::vector<std::string> ids;
        for (const auto& typed : strings(parent, path, field)) {
            if (const auto* term = knowledge::recognise_term(known, typed)) {
                if (std::ranges::find(ids, term->id) == ids.end()) ids.push_back(term->id);
            } else {
                fault(joined(path, field), "invalid.unknown_value", shortened(typed));
            }
        }
        return ids;
    }

    std::optional<Position> position(const json::object& parent, const std::string& path, const char* field) {
        const auto* value = parent.if_contains(field);
        if (!value || value->is_null()) return std::nullopt;
        boost::system::error_code failed;
        const auto number = value->to_number<long long>(failed);
        const auto found = failed ? std::nullopt : Position::from(number);
        if (!found) fault(joined(path, field), "invalid.position");
        return found;
    }

    void positions(const json::value* value, Situation& into) {
        const auto* all = object(value, "standen", {"animo", "contact", "toerusting", "inbedding", "empathie"});
        if (!all) return;
        for (const auto element : all_elements) {
            const auto path = joined("standen", slug(element));
            const auto* one = object(all->if_contains(slug(element)), path, {"nodig", "nu", "reden", "notitie"});
            if (!one) continue;
            auto& answer = into.answer(element);
            answer.visited = one->contains("nodig");
            answer.needed = position(*one, path, "nodig");
            answer.now = position(*one, path, "nu");
            answer.reason = text(one, path, "reden", TextLimits::note);
            answer.note = text(one, path, "notitie", TextLimits::note);
        }
    }

    /// The id of one term; empty when absent.
    std::string term(const json::object* parent, const std::string& path, const char* field,
                     const std::vector<knowledge::Term>& known) {
        const auto typed = text(parent, path, field, TextLimits::note);
        if (typed.empty()) return {};
        if (const auto* found = knowledge::recognise_term(known, typed)) return found->id;
        fault(joined(path, field), "invalid.unknown_value", shortened(typed));
        return {};
    }

    /// Which of these words it is; nothing when absent.
    std::optional<std::size_t> choice(const json::object* parent, const std::string& path, const char* field,
                                      std::span<const std::string_view> words) {
        const auto typed = text(parent, path, field, TextLimits::note);
        if (typed.empty()) return std::nullopt;
        const auto found = std::ranges::find(words, typed);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
        fault(joined(path, field), "invalid.unknown_value", shortened(typed));
        return std::nullopt;
    }

    void tried(const json::object& root, Situation& into) {
        const auto* value = root.if_contains("geprobeerd");
        if (!value || value->is_null()) return;
        if (!value->is_array()) return fault("geprobeerd", "invalid.not_list");
        if (value->get_array().size() > knowledge_.methods.size())
            return fault("geprobeerd", "invalid.too_many", std::to_string(knowledge_.methods.size()));
        for (const auto& item : value->get_array()) {
            const auto* one = object(&item, "geprobeerd", {"methode", "ging"});
            if (!one) continue;
            const auto slug = text(one, "geprobeerd", "methode", TextLimits::note);
            const auto went = choice(one, "geprobeerd", "ging", outcomes);
            if (!knowledge_.method(slug))
                fault("geprobeerd.methode", "invalid.unknown_value", shortened(slug));
            else
                into.tried.push_back({slug, went ? static_cast<Went>(*went) : Went::partly});
        }
    }

    void circumstances(const json::object& root, Situation& into) {
        for (auto& id : strings(&root, "", "omstandigheden")) {
            if (!knowledge_.circumstance(id))
                fault("omstandigheden", "invalid.unknown_value", shortened(id));
            else if (std::ranges::find(into.circumstances, id) == into.circumstances.end())
                into.circumstances.push_back(std::move(id));
        }
    }

    static std::string joined(std::string_view path, std::string_view field) {
        return path.empty() ? std::string(field) : std::string(path) + '.' + std::string(field);
    }

private:
    const knowledge::Knowledge& knowledge_;
};

bool nothing_told(const Situation& situation) {
    return situation.description.empty() &&
           std::ranges::none_of(situation.answers, [](const Answer& a) { return a.needed.has_value(); });
}

json::array list(const std::vector<std::string>& strings) { return json::array(strings.begin(), strings.end()); }

}  // namespace

Result<AdviceRequest> read_request(std::string_view text, const knowledge::Knowledge& knowledge, bool may_be_empty) {
    boost::system::error_code failed;
    json::parse_options options;
    options.max_depth = 16;
    const auto value = json::parse({text.data(), text.size()}, failed, {}, options);
    if (failed) {
        const bool deep = failed == json::error::too_deep;
        return Problem{Problem::Kind::invalid_input, {{"", deep ? "invalid.too_deep" : "invalid.json", ""}}};
    }
    Reader reader(knowledge);
    AdviceRequest request;
    auto& situation = request.situation;
    const auto* root = reader.object(&value, "",
                                     {"initiatief", "standen", "omstandigheden", "nietHerkennen", "wensen",
                                      "geprobeerd", "rol", "aantal", "waaromNiet"});
    if (!root) {
        if (reader.faults.empty()) reader.fault("", "invalid.not_object");
        return Problem{Problem::Kind::invalid_input, std::move(reader.faults)};
    }
    const auto* initiative = reader.object(root->if_contains("initiatief"), "initiatief",
                                           {"omschrijving", "themas", "doelgroepen", "omgevingen", "fase", "leiding"});
    situation.description = reader.text(initiative, "initiatief", "omschrijving", TextLimits::description);
    situation.themes = reader.terms(initiative, "initiatief", "themas", knowledge.themes);
    situation.audiences = reader.terms(initiative, "initiatief", "doelgroepen", knowledge.audiences);
    situation.settings = reader.terms(initiative, "initiatief", "omgevingen", knowledge.settings);
    situation.phase = reader.term(initiative, "initiatief", "fase", knowledge.phases);
    if (const auto lead = reader.choice(initiative, "initiatief", "leiding", leads))
        situation.lead = static_cast<Lead>(*lead);
    reader.tried(*root, situation);
    reader.positions(root->if_contains("standen"), situation);
    reader.circumstances(*root, situation);
    situation.crossed_out = reader.strings(root, "", "nietHerkennen");
    const auto* wishes = reader.object(root->if_contains("wensen"), "wensen", {"gekozen", "tekst"});
    situation.wishes = reader.terms(wishes, "wensen", "gekozen", knowledge.wishes);
    situation.wish_text = reader.text(wishes, "wensen", "tekst", TextLimits::wish_text);
    situation.role = reader.text(root, "", "rol", TextLimits::note);
    if (!situation.role.empty() &&
        std::ranges::find(knowledge.roles, situation.role, &knowledge::RoleText::id) == knowledge.roles.end())
        reader.fault("rol", "invalid.unknown_value", shortened(situation.role));
    request.why_not = reader.strings(root, "", "waaromNiet");
    for (const auto& slug : request.why_not)
        if (!knowledge.method(slug)) reader.fault("waaromNiet", "invalid.unknown_value", shortened(slug));
    if (const auto* count = root->if_contains("aantal"); count && !count->is_null()) {
        const auto number = count->to_number<long long>(failed);
        const auto most = static_cast<long long>(knowledge.methods.size());
        if (failed || number < 0 || number > most)
            reader.fault("aantal", "invalid.count", std::to_string(most));
        else
            request.count = static_cast<std::size_t>(number);
    }
    if (reader.faults.empty() && !may_be_empty && nothing_told(situation))
        reader.fault("initiatief.omschrijving", "invalid.nothing_told");
    if (!reader.faults.empty()) return Problem{Problem::Kind::invalid_input, std::move(reader.faults)};
    return request;
}

std::string write(const Situation& situation) {
    json::object initiative;
    initiative["omschrijving"] = situation.description;
    initiative["themas"] = list(situation.themes);
    initiative["doelgroepen"] = list(situation.audiences);
    initiative["omgevingen"] = list(situation.settings);
    if (!situation.phase.empty()) initiative["fase"] = situation.phase;
    if (situation.lead) initiative["leiding"] = leads[static_cast<std::size_t>(*situation.lead)];
    json::object positions;
    for (const auto element : all_elements) {
        const auto& answer = situation.answer(element);
        if (answer == Answer{}) continue;
        json::object one;
        if (answer.needed)
            one["nodig"] = answer.needed->value();
        else if (answer.visited)
            one["nodig"] = nullptr;  // asked, and not known yet
        if (answer.now) one["nu"] = answer.now->value();
        if (!answer.reason.empty()) one["reden"] = answer.reason;
        if (!answer.note.empty()) one["notitie"] = answer.note;
        positions[slug(element)] = std::move(one);
    }
    json::object root;
    root["initiatief"] = std::move(initiative);
    root["standen"] = std::move(positions);
    root["omstandigheden"] = list(situation.circumstances);
    if (!situation.crossed_out.empty()) root["nietHerkennen"] = list(situation.crossed_out);
    json::object wishes;
    wishes["gekozen"] = list(situation.wishes);
    wishes["tekst"] = situation.wish_text;
    root["wensen"] = std::move(wishes);
    json::array tried;
    for (const auto& [method, went] : situation.tried)
        tried.push_back({{"methode", method}, {"ging", outcomes[static_cast<std::size_t>(went)]}});
    if (!tried.empty()) root["geprobeerd"] = std::move(tried);
    if (!situation.role.empty()) root["rol"] = situation.role;
    return json::serialize(root);
}

}  // namespace actiewijzer::exchange
