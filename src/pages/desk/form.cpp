#include "pages/desk/form.hpp"

#include <algorithm>
#include <array>

#include "domain/plain_text.hpp"

namespace actiewijzer::pages::desk {

namespace {

using Kind = Field::Kind;

constexpr std::size_t spare_items = 2;
constexpr std::size_t most_items = 100;
constexpr std::array leans{"a", "b", "both", "unknown"};
constexpr std::array leads{"residents", "professional", "municipality", "shared", "unknown"};
constexpr std::array verdicts{"yes", "partly", "no", "unknown"};
constexpr std::array types{"practice", "archetype"};

std::string lines_of(const std::vector<std::string>& values) {
    std::string all;
    for (const auto& value : values) all += value + '\n';
    return all;
}

std::string joined(std::string_view path, std::string_view key) { return std::string(path) + '.' + std::string(key); }
std::string item(std::string_view list, std::size_t at) { return joined(list, std::to_string(at)); }

/// Makes the fields of one group.
class Maker {
public:
    Maker(const Visit& visit, const std::vector<std::pair<std::string, std::string>>& mistakes)
        : visit_(visit), mistakes_(mistakes) {}

    void line(std::string path, std::string value, bool optional = false) {
        add(Kind::line, std::move(path), std::move(value), optional);
    }
    void area(std::string path, std::string value, int rows, bool optional = false) {
        add(Kind::area, std::move(path), std::move(value), optional).rows = rows;
    }
    void both(const std::string& path, const Text& text, bool optional = false) {
        area(joined(path, "nl"), text.nl, 2, optional);
        area(joined(path, "en"), text.en, 2, optional);
    }
    void select(std::string path, std::string value, std::vector<Choice> choices, bool optional = false) {
        auto& field = add(Kind::select, std::move(path), std::move(value), optional);
        field.choices = std::move(choices);
    }
    void term(std::string path, std::string value, const std::vector<knowledge::Term>& terms) {
        std::vector<Choice> choices{{"", visit_.words("unknown")}};
        for (const auto& term : terms) choices.push_back({term.id, visit_.words(term.name)});
        select(std::move(path), std::move(value), std::move(choices));
    }
    void boxes(std::string path, const std::vector<std::string>& values, std::vector<Choice> choices,
               bool optional = false) {
        auto& field = add(Kind::checkboxes, std::move(path), {}, optional);
        field.values = values;
        field.choices = std::move(choices);
    }
    void terms(std::string path, const std::vector<std::string>& values, const std::vector<knowledge::Term>& all,
               bool optional = false) {
        std::vector<Choice> choices;
        for (const auto& term : all) choices.push_back({term.id, visit_.words(term.name)});
        boxes(std::move(path), values, std::move(choices), optional);
    }
    template <std::size_t size>
    std::vector<Choice> words_of(const std::array<const char*, size>& ids, std::string_view key) const {
        std::vector<Choice> choices;
        for (const auto* id : ids) choices.push_back({id, visit_.words(std::string(key) + id)});
        return choices;
    }
    void source(const std::string& path, std::string_view key, const Source& from) {
        line(joined(path, key), from.url);
        line(joined(path, "checked"), from.checked);
    }

    std::vector<Field> take() { return std::move(fields_); }
    const Visit& visit() const { return visit_; }

private:
    Field& add(Kind kind, std::string path, std::string value, bool optional) {
        Field field{.kind = kind, .name = std::move(path), .label = {}};
        field.label = label_of(visit_, field.name);
        field.value = std::move(value);
        field.optional = optional;
        for (const auto& [where, text] : mistakes_)
            if (where == field.name || (where.starts_with(field.name) && where[field.name.size()] == '.'))
                field.mistake += (field.mistake.empty() ? "" : " ") + text;
        fields_.push_back(std::move(field));
        return fields_.back();
    }

    const Visit& visit_;
    const std::vector<std::pair<std::string, std::string>>& mistakes_;
    std::vector<Field> fields_;
};

void essentials(Maker& make, const Method& method) {
    const auto& knowledge = make.visit().knowledge();
    make.line("name", method.name);
    make.area("other_names", lines_of(method.other_names), 2, true);
    make.both("summary", method.summary);
    make.area("for_whom", method.for_whom, 2);
    make.area("via_whom", method.via_whom, 2, true);
    make.area("where", method.where, 2);
    make.area("duration", method.duration, 2);
    make.term("duration_band", method.duration_band, knowledge.duration_bands);
    make.area("costs", method.costs, 2);
    make.term("cost_band", method.cost_band, knowledge.cost_bands);
    make.select("lead.who", leads[static_cast<std::size_t>(method.lead)], make.words_of(leads, "method.lead."));
    make.both("lead.why", method.lead_why);
}

void texts(Maker& make, const Method& method) {
    for (const auto& heading : knowledge::method_headings()) {
        const auto found = std::ranges::find(method.sections, heading.id, &MethodSection::id);
        make.area("tekst." + std::string(heading.id), found == method.sections.end() ? "" : tidy(found->markdown), 8,
                  !heading.required);
    }
}

void balance(Maker& make, const Method& method) {
    const auto& visit = make.visit();
    for (const auto& [list, told] : {std::pair{"elements", &method.leans}, {"also_serves", &method.also_serves}})
        for (const auto element : all_elements) {
            const auto path = joined(list, slug(element));
            const auto found = std::ranges::find(*told, element, &ElementLean::element);
            const auto& text = visit.knowledge().element(element);
            std::vector<Choice> choices{{"", visit.words("desk.lean.none")},
                                        {"a", visit.words(text.pole(Pole::a).label)},
                                        {"b", visit.words(text.pole(Pole::b).label)},
                                        {"both", visit.words("desk.lean.both")},
                                        {"unknown", visit.words("unknown")}};
            const bool there = found != told->end();
            make.select(joined(path, "lean"), there ? leans[static_cast<std::size_t>(found->lean)] : "",
                        std::move(choices));
            make.both(joined(path, "why"), there ? found->why : Text{}, true);
        }
}

void facets(Maker& make, const Method& method) {
    const auto& knowledge = make.visit().knowledge();
    make.terms("themes", method.themes, knowledge.themes);
    make.terms("audiences", method.audiences, knowledge.audiences);
    make.terms("settings", method.settings, knowledge.settings);
    make.terms("activities", method.activities, knowledge.activities);
    make.terms("gives", method.gives, knowledge.wishes, true);
    make.terms("phases", method.phases, knowledge.phases);
    make.term("participation", method.participation, knowledge.participation);
    make.terms("effects", method.effects, knowledge.effects, true);
    make.area("keywords", lines_of(method.keywords), 4, true);
}

void evidence(Maker& make, const Method& method) {
    const auto& visit = make.visit();
    std::vector<Choice> levels{{"", visit.words("desk.choose")}};
    for (const auto& scale : visit.knowledge().evidence_scales)
        for (const auto& level : scale.levels)
            levels.push_back({scale.id + '/' + level.id, visit.words(scale.name) + ": " + visit.words(level.name)});
    for (std::size_t at = 0; at < method.evidence.size() + spare_items; ++at) {
        const auto one = at < method.evidence.size() ? method.evidence[at] : Evidence{};
        const auto path = item("evidence", at);
        make.select(joined(path, "level"), one.scale.empty() ? "" : one.scale + '/' + one.level, levels);
        make.line(joined(path, "body"), one.body, true);
        make.line(joined(path, "date"), one.date, true);
        make.line(joined(path, "valid_until"), one.valid_until, true);
        make.both(joined(path, "says"), one.says);
        make.source(path, "source", one.source);
    }
    for (std::size_t at = 0; at < method.counter_evidence.size() + spare_items; ++at) {
        const auto one = at < method.counter_evidence.size() ? method.counter_evidence[at] : CounterEvidence{};
        const auto path = item("counter_evidence", at);
        make.both(joined(path, "says"), one.says);
        make.line(joined(path, "date"), one.date, true);
        make.source(path, "source", one.source);
    }
}

std::vector<std::string> criteria_of(const knowledge::Knowledge& knowledge) {
    std::vector<std::string> ids;
    for (const auto& criterion : knowledge.criteria) ids.push_back(criterion.id);
    ids.emplace_back(exclusion);
    return ids;
}

void criteria(Maker& make, const Method& method) {
    const auto& visit = make.visit();
    for (const auto& id : criteria_of(visit.knowledge())) {
        const auto path = joined("criteria", id);
        const auto found = std::ranges::find(method.judgements, id, &Judgement::criterion);
        const bool judged = found != method.judgements.end();
        std::vector<Choice> choices{{"", visit.words("verdict.none")},
                                    {"yes", visit.words("verdict.yes")},
                                    {"partly", visit.words("verdict.partly")},
                                    {"no", visit.words("verdict.no")},
                                    {"unknown", visit.words("unknown")}};
        make.select(joined(path, "verdict"), judged ? verdicts[static_cast<std::size_t>(found->verdict)] : "",
                    std::move(choices));
        make.both(joined(path, "why"), judged ? found->why : Text{}, true);
    }
}

void sources(Maker& make, const Method& method) {
    const auto& visit = make.visit();
    for (std::size_t at = 0; at < method.facts.size() + spare_items; ++at) {
        const auto one = at < method.facts.size() ? method.facts[at] : Fact{};
        const auto path = item("facts", at);
        make.area(joined(path, "text"), one.text, 2);
        make.source(path, "source", one.source);
    }
    for (std::size_t at = 0; at < method.literature.size() + spare_items; ++at) {
        const auto one = at < method.literature.size() ? method.literature[at] : Literature{};
        make.line(joined(item("literature", at), "text"), one.text, true);
        make.line(joined(item("literature", at), "url"), one.url, true);
    }
    std::vector<Choice> collections;
    for (const auto& each : visit.knowledge().collections) collections.push_back({each.id, visit.words(each.name)});
    make.boxes("collections", method.collections, std::move(collections), true);
    make.line("brochure_note", method.brochure_note, true);
    make.line("original_link", method.original_link);
    make.line("original_link_note", method.original_link_note, true);
    make.line("current_link.url", method.current_link.url, true);
    make.line("current_link.checked", method.current_link.checked, true);
}

void colophon(Maker& make, const Method& method) {
    auto choices = make.words_of(types, "method.type.");
    choices.insert(choices.begin(), Choice{"", make.visit().words("unknown")});
    const auto type = method.description_type;
    make.select("description_type", type == DescriptionType::unknown ? "" : types[static_cast<std::size_t>(type)],
                std::move(choices));
    make.line("developer", method.developer, true);
    make.line("contact", method.contact, true);
    make.line("cite", method.cite, true);
    make.line("review_by", method.review_by, true);
}

/// Reads a form by paths.
class Reader {
public:
    explicit Reader(const http::Parameters& form) : form_(form) {}

    bool has(const std::string& path) const { return form_.has(path); }
    std::string text(const std::string& path) const { return tidy(form_.get(path).value_or("")); }
    Text both(const std::string& path) const { return {text(joined(path, "nl")), text(joined(path, "en"))}; }
    /// What is ticked: first what was there before, in its order.
    std::vector<std::string> chosen(const std::string& path, const std::vector<std::string>& before) const {
        const auto ticked = form_.all(path);
        std::vector<std::string> values;
        for (const auto& value : before)
            if (std::ranges::find(ticked, value) != ticked.end()) values.push_back(value);
        for (const auto value : ticked)
            if (std::ranges::find(before, value) == before.end()) values.emplace_back(value);
        return values;
    }
    std::vector<std::string> lines(const std::string& path) const {
        std::vector<std::string> values;
        std::string_view rest = form_.get(path).value_or("");
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            if (auto line = tidy(rest.substr(0, end)); !line.empty()) values.push_back(std::move(line));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return values;
    }
    Source source(const std::string& path, std::string_view key) const {
        return {text(joined(path, key)), text(joined(path, "checked"))};
    }
    template <class Enum, std::size_t size>
    Enum one_of(const std::string& path, const std::array<const char*, size>& ids, Enum otherwise) const {
        const auto value = text(path);
        const auto found = std::ranges::find(ids, value);
        return found == ids.end() ? otherwise : static_cast<Enum>(found - ids.begin());
    }
    /// Calls read(path) for each item that the form has.
    template <class Read>
    void items(std::string_view list, std::string_view key, Read read) const {
        for (std::size_t at = 0; at < most_items && has(joined(item(list, at), key)); ++at) read(item(list, at));
    }

private:
    const http::Parameters& form_;
};

std::vector<ElementLean> read_leans(const Reader& reader, std::string_view list) {
    std::vector<ElementLean> told;
    for (const auto element : all_elements) {
        const auto path = joined(list, slug(element));
        if (reader.text(joined(path, "lean")).empty()) continue;
        told.push_back(
            {element, reader.one_of(joined(path, "lean"), leans, Lean::unknown), reader.both(joined(path, "why"))});
    }
    return told;
}

void read_lists(const Reader& reader, Method& method) {
    method.evidence.clear();
    reader.items("evidence", "level", [&](const std::string& path) {
        const auto level = reader.text(joined(path, "level"));
        const auto slash = level.find('/');
        Evidence one{level.substr(0, slash),
                     slash == std::string::npos ? std::string() : level.substr(slash + 1),
                     reader.text(joined(path, "body")),
                     reader.text(joined(path, "date")),
                     reader.text(joined(path, "valid_until")),
                     reader.both(joined(path, "says")),
                     reader.source(path, "source")};
        if (one != Evidence{}) method.evidence.push_back(std::move(one));
    });
    method.counter_evidence.clear();
    reader.items("counter_evidence", "date", [&](const std::string& path) {
        CounterEvidence one{reader.both(joined(path, "says")), reader.text(joined(path, "date")),
                            reader.source(path, "source")};
        if (one != CounterEvidence{}) method.counter_evidence.push_back(std::move(one));
    });
    method.facts.clear();
    reader.items("facts", "text", [&](const std::string& path) {
        Fact one{reader.text(joined(path, "text")), reader.source(path, "source")};
        if (one != Fact{}) method.facts.push_back(std::move(one));
    });
    method.literature.clear();
    reader.items("literature", "text", [&](const std::string& path) {
        Literature one{reader.text(joined(path, "text")), reader.text(joined(path, "url"))};
        if (one != Literature{}) method.literature.push_back(std::move(one));
    });
}

void read_texts(const Reader& reader, Method& method) {
    method.sections.clear();
    for (const auto& heading : knowledge::method_headings()) {
        const auto text = reader.text("tekst." + std::string(heading.id));
        if (text.empty() && !heading.required) continue;
        method.sections.push_back({std::string(heading.id), std::string(heading.title), text + '\n', {}});
    }
}

}  // namespace

std::string label_of(const Visit& visit, std::string_view path) {
    const auto kind = knowledge::kind_of_path(path);
    if (kind.starts_with("tekst.")) return visit.words("method.section." + kind.substr(6));
    auto plain = kind;
    std::string language;
    for (const std::string_view ending : {".nl", ".en"})
        if (plain.ends_with(ending)) {
            plain.erase(plain.size() - ending.size());
            language = " (" + visit.words(std::string("language.name") + std::string(ending)) + ')';
        }
    auto label = visit.words("field." + plain);
    // Which element, criterion or item it is.
    const auto dot = path.find('.');
    if (dot != std::string_view::npos) {
        const auto rest = path.substr(dot + 1);
        const std::string name(rest.substr(0, rest.find('.')));
        if (const auto element = element_from_slug(name)) {
            label = std::string(actiewijzer::name(*element)) + ": " + text::uncapitalised(label);
        } else if (const auto* criterion = visit.knowledge().criterion(name)) {
            label = text::capitalised(visit.words(criterion->name)) + ": " + text::uncapitalised(label);
        } else if (name == exclusion) {
            label = text::capitalised(visit.words("criterion.exclusion.met")) + ": " + text::uncapitalised(label);
        } else if (!name.empty() && name.front() >= '0' && name.front() <= '9') {
            label += ' ' + std::to_string(std::stoi(name) + 1);
        }
    }
    return label + language;
}

std::vector<FieldGroup> form_of(const Visit& visit, const Method& method, const std::vector<knowledge::Fault>& faults) {
    const auto fields = knowledge::fields_in(knowledge::write_method_text(method));
    std::vector<std::pair<std::string, std::string>> mistakes;
    for (const auto& fault : faults)
        mistakes.emplace_back(knowledge::path_at(fields, fault.line),
                              text::capitalised(knowledge::explained(fault, visit.words)) + '.');
    using Make = void (*)(Maker&, const Method&);
    static constexpr std::array<std::pair<std::string_view, Make>, 8> parts{{{"kern", essentials},
                                                                             {"teksten", texts},
                                                                             {"balans", balance},
                                                                             {"kenmerken", facets},
                                                                             {"bewijs", evidence},
                                                                             {"criteria", criteria},
                                                                             {"bronnen", sources},
                                                                             {"colofon", colophon}}};
    std::vector<FieldGroup> groups;
    for (const auto& [id, make] : parts) {
        Maker maker(visit, mistakes);
        make(maker, method);
        FieldGroup group{std::string(id), visit.words("desk.group." + std::string(id)), maker.take()};
        group.open = groups.empty() ||
                     std::ranges::any_of(group.fields, [](const Field& field) { return !field.mistake.empty(); });
        groups.push_back(std::move(group));
    }
    return groups;
}

Method method_from(const http::Parameters& form, const Method& before) {
    const Reader reader(form);
    auto method = before;
    method.name = reader.text("name");
    method.other_names = reader.lines("other_names");
    method.summary = reader.both("summary");
    method.for_whom = reader.text("for_whom");
    method.via_whom = reader.text("via_whom");
    method.where = reader.text("where");
    method.duration = reader.text("duration");
    method.duration_band = reader.text("duration_band");
    method.costs = reader.text("costs");
    method.cost_band = reader.text("cost_band");
    method.lead = reader.one_of("lead.who", leads, Lead::unknown);
    method.lead_why = reader.both("lead.why");
    method.leans = read_leans(reader, "elements");
    method.also_serves = read_leans(reader, "also_serves");
    method.themes = reader.chosen("themes", before.themes);
    method.audiences = reader.chosen("audiences", before.audiences);
    method.settings = reader.chosen("settings", before.settings);
    method.activities = reader.chosen("activities", before.activities);
    method.gives = reader.chosen("gives", before.gives);
    method.phases = reader.chosen("phases", before.phases);
    method.participation = reader.text("participation");
    method.effects = reader.chosen("effects", before.effects);
    method.keywords = reader.lines("keywords");
    method.collections = reader.chosen("collections", before.collections);
    method.brochure_note = reader.text("brochure_note");
    method.original_link = reader.text("original_link");
    method.original_link_note = reader.text("original_link_note");
    method.current_link = reader.source("current_link", "url");
    method.description_type = reader.one_of("description_type", types, DescriptionType::unknown);
    method.developer = reader.text("developer");
    method.contact = reader.text("contact");
    method.cite = reader.text("cite");
    method.review_by = reader.text("review_by");
    read_texts(reader, method);
    read_lists(reader, method);
    method.judgements.clear();
    for (const auto& [name, value] : form.items()) {
        constexpr std::string_view prefix = "criteria.";
        constexpr std::string_view ending = ".verdict";
        if (!name.starts_with(prefix) || !name.ends_with(ending) || value.empty()) continue;
        const auto id = name.substr(prefix.size(), name.size() - prefix.size() - ending.size());
        method.judgements.push_back(
            {id, reader.one_of(name, verdicts, Verdict::unknown), reader.both(joined("criteria", id) + ".why")});
    }
    return method;
}

}  // namespace actiewijzer::pages::desk
