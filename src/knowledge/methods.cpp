#include <algorithm>

#include "domain/slug.hpp"
#include "knowledge/front_matter.hpp"
#include "knowledge/markdown.hpp"
#include "knowledge/method_text.hpp"
#include "knowledge/parts.hpp"
#include "knowledge/sentences.hpp"

namespace actiewijzer::knowledge {

namespace {

/// Below this a description can't be long enough to work with; the house rule asks 120 words where the facts carry
/// them.
constexpr std::size_t fewest_words = 80;

Source read_source(const Node& node, const char* key) { return {node.url(key), node.date("checked")}; }

ElementLean read_lean(const Node& node, Element element) {
    node.only({"lean", "why"});
    return {element, static_cast<Lean>(node.choice("lean", {"a", "b", "both", "unknown"})), node.text("why")};
}

std::vector<ElementLean> read_leans(const Node& elements) {
    elements.only({"animo", "contact", "toerusting", "inbedding", "empathie"});
    std::vector<ElementLean> leans;
    for (const auto element : all_elements)
        if (const auto node = elements.maybe(std::string(slug(element)).c_str()); node.present())
            leans.push_back(read_lean(node, element));
    return leans;
}

OnlyFor read_only_for(const Node& node) {
    OnlyFor only;
    if (!node.present()) return only;
    node.only({"themes", "audiences", "settings", "words", "why"});
    if (node.maybe("themes").present()) only.themes = refer_all(node, "themes", "theme");
    if (node.maybe("audiences").present()) only.audiences = refer_all(node, "audiences", "audience");
    if (node.maybe("settings").present()) only.settings = refer_all(node, "settings", "setting");
    only.words = node.strings_or_empty("words");
    only.why = node.text("why");
    if (only.unlimited()) node.fault("content.fault.empty");
    return only;
}

Evidence read_evidence(const Node& node) {
    node.only({"scale", "level", "body", "date", "valid_until", "says", "source", "checked"});
    const auto scale = node.string("scale");
    const auto level = node.string("level");
    refer(node["scale"], "scale", scale);
    refer(node["level"], "level", scale + '/' + level);
    return {scale,
            level,
            node.string_or_empty("body"),
            node.date("date", false),
            node.date("valid_until", false),
            node.text("says"),
            read_source(node, "source")};
}

CounterEvidence read_counter(const Node& node) {
    node.only({"says", "date", "source", "checked"});
    return {node.text("says"), node.date("date", false), read_source(node, "source")};
}

std::vector<Judgement> read_judgements(const Node& criteria) {
    std::vector<Judgement> all;
    for (const auto& [id, node] : criteria.entries()) {
        node.only({"verdict", "why"});
        if (id != exclusion) refer(node, "criterion", id);
        all.push_back(
            {id, static_cast<Verdict>(node.choice("verdict", {"yes", "partly", "no", "unknown"})), node.text("why")});
    }
    return all;
}

Contradiction read_contradiction(const Node& node) {
    node.only({"says", "sources"});
    Contradiction contradiction{node.text("says"), {}};
    for (const auto& source : node.list("sources")) {
        source.only({"url", "checked"});
        contradiction.sources.push_back(read_source(source, "url"));
    }
    if (contradiction.sources.empty()) node.fault("content.fault.no_source");
    return contradiction;
}

std::vector<std::string> some(const Node& root, const char* key, const std::string& what) {
    auto ids = refer_all(root, key, what);
    if (ids.empty() && root.maybe(key).present()) root[key].fault("content.fault.empty");
    return ids;
}

/// An id of the vocabulary, or empty: not known.
std::string one(const Node& root, const char* key, const std::string& what) {
    auto id = root.string_or_empty(key);
    if (!id.empty()) refer(root[key], what, id);
    return id;
}

/// The parts of a full description that may be unknown.
void read_profile(const Node& root, Method& method) {
    method.via_whom = root.string_or_empty("via_whom");
    method.duration_band = one(root, "duration_band", "duration_band");
    method.cost_band = one(root, "cost_band", "cost_band");
    method.participation = one(root, "participation", "participation");
    if (root.maybe("effects").present()) method.effects = refer_all(root, "effects", "effect");
    if (root.maybe("description_type").present())
        method.description_type =
            static_cast<DescriptionType>(root.choice("description_type", {"practice", "archetype"}));
    method.developer = root.string_or_empty("developer");
    method.contact = root.string_or_empty("contact");
    method.cite = root.string_or_empty("cite");
    method.review_by = root.date("review_by", false);
    if (const auto literature = root.maybe("literature"); literature.present())
        for (const auto& node : literature.list()) {
            node.only({"text", "url"});
            method.literature.push_back({node.string("text"), node.url("url", false)});
        }
}

void read_front_matter(const Node& root, Method& method) {
    static constexpr std::array<std::string_view, 39> keys{"name",
                                                           "other_names",
                                                           "summary",
                                                           "for_whom",
                                                           "via_whom",
                                                           "where",
                                                           "duration",
                                                           "duration_band",
                                                           "costs",
                                                           "cost_band",
                                                           "elements",
                                                           "also_serves",
                                                           "lead",
                                                           "themes",
                                                           "audiences",
                                                           "settings",
                                                           "activities",
                                                           "gives",
                                                           "phases",
                                                           "participation",
                                                           "effects",
                                                           "only_for",
                                                           "keywords",
                                                           "collections",
                                                           "brochure_note",
                                                           "original_link",
                                                           "original_link_note",
                                                           "current_link",
                                                           "description_type",
                                                           "developer",
                                                           "contact",
                                                           "cite",
                                                           "review_by",
                                                           "facts",
                                                           "evidence",
                                                           "counter_evidence",
                                                           "criteria",
                                                           "contradictions",
                                                           "literature"};
    root.only(keys);
    method.name = root.string("name");
    if (!method.name.empty() && slug_of(method.name) != method.slug)
        root["name"].fault("content.fault.wrong_slug", {method.name, slug_of(method.name)});
    method.other_names = root.strings("other_names");
    method.summary = root.text("summary");
    method.for_whom = root.dutch("for_whom");
    method.where = root.dutch("where");
    method.duration = root.dutch("duration");
    method.costs = root.dutch("costs");
    const auto elements = root["elements"];
    method.leans = read_leans(elements);
    if (method.leans.empty() && elements.present()) elements.fault("content.fault.empty");
    if (const auto also = root.maybe("also_serves"); also.present()) {
        method.also_serves = read_leans(also);
        for (const auto& lean : method.also_serves)
            if (method.lean_on(lean.element))
                also[std::string(slug(lean.element)).c_str()].fault("content.fault.serves_twice",
                                                                    {std::string(name(lean.element))});
    }
    const auto lead = root["lead"];
    lead.only({"who", "why"});
    method.lead =
        static_cast<Lead>(lead.choice("who", {"residents", "professional", "municipality", "shared", "unknown"}));
    method.lead_why = lead.text("why");
    method.themes = some(root, "themes", "theme");
    method.audiences = some(root, "audiences", "audience");
    method.settings = some(root, "settings", "setting");
    method.activities = some(root, "activities", "activity");
    method.gives = refer_all(root, "gives", "wish");
    method.phases = some(root, "phases", "phase");
    method.only_for = read_only_for(root.maybe("only_for"));
    method.keywords = root.strings("keywords");
    method.collections = refer_all(root, "collections", "collection");
    method.brochure_note = root.string_or_empty("brochure_note");
    if (method.collections.empty() && method.brochure_note.empty()) root["collections"].fault("content.fault.empty");
    method.original_link = root.url("original_link");
    method.original_link_note = root.string_or_empty("original_link_note");
    if (const auto link = root["current_link"]; link.is_map()) {
        link.only({"url", "checked"});
        method.current_link = read_source(link, "url");
    } else if (link.present() && link.string() != "niet bekend") {
        link.fault("content.fault.wrong_value", {link.string(), "{url, checked}, niet bekend"});
    }
    for (const auto& node : root.list("facts")) {
        node.only({"text", "source", "checked"});
        method.facts.push_back({node.dutch("text"), read_source(node, "source")});
    }
    for (const auto& node : root.list("evidence")) method.evidence.push_back(read_evidence(node));
    for (const auto& node : root.list("counter_evidence")) method.counter_evidence.push_back(read_counter(node));
    method.judgements = read_judgements(root.maybe("criteria"));
    for (const auto& node : root.list("contradictions")) method.contradictions.push_back(read_contradiction(node));
    read_profile(root, method);
}

/// The sections of the text: each heading at most once, in order; those that are required all there.
void read_body(const File& file, const std::string& body, Method& method) {
    const auto headings = method_headings();
    const auto line_at = [&](std::size_t place) {
        return file.first_line +
               static_cast<int>(std::count(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
    };
    const auto start_of_heading = [&](std::size_t from) {
        if (body.compare(from, 3, "## ") == 0) return from;
        const auto found = body.find("\n## ", from);
        return found == std::string::npos ? body.size() : found + 1;
    };
    const auto missing = [&](auto from, auto to, int line) {
        for (; from != to; ++from)
            if (from->required) file.fault(line, "content.fault.missing_heading", {std::string(from->title)});
    };
    std::size_t words = 0;
    auto next = headings.begin();  // the first heading that may still come
    for (auto at = start_of_heading(0); at < body.size();) {
        const auto line_end = std::min(body.find('\n', at), body.size());
        const auto title = body.substr(at + 3, line_end - at - 3);
        const auto begin = std::min(line_end + 1, body.size());
        const auto end = start_of_heading(begin);
        auto text = body.substr(begin, end - begin);
        while (text.ends_with("\n\n")) text.pop_back();
        const auto heading = std::ranges::find(headings, title, &Heading::title);
        if (heading == headings.end()) {
            file.fault(line_at(at), "content.fault.unknown_heading", {title});
        } else if (heading < next) {
            file.fault(line_at(at), "content.fault.heading_order", {title});
        } else {
            missing(next, heading, line_at(at));
            if (count_words(text) == 0) file.fault(line_at(at), "content.fault.empty");
            words += count_words(text);
            check_sentences(file, line_at(begin), text);
            method.sections.push_back({std::string(heading->id), title, text, render_markdown(text)});
            next = heading + 1;
        }
        at = end;
    }
    missing(next, headings.end(), line_at(body.size()));
    if (words < fewest_words)
        file.fault(file.first_line, "content.fault.too_few_words",
                   {std::to_string(words), std::to_string(fewest_words)});
}

}  // namespace

void read_method(const std::string& name, const std::string& text, Knowledge& into, std::vector<Fault>& faults) {
    const auto parts = take_apart(text);
    if (!parts) {
        faults.push_back({name, 1, "content.fault.no_front_matter", {}});
        return;
    }
    const File file{name, 2, faults};
    Method method;
    const auto slash = name.rfind('/');
    method.slug = name.substr(slash + 1, name.size() - slash - 1 - std::string_view(".md").size());
    try {
        read_front_matter(Node(file, YAML::Load(parts->front), 2), method);
    } catch (const YAML::Exception& error) {
        file.fault(error.mark.line + file.first_line, "content.fault.unreadable", {error.msg});
        return;
    }
    read_body(File{name, parts->body_line, faults}, parts->body, method);
    into.methods.push_back(std::move(method));
}

ReadMethod read_method_text(const std::string& slug, const std::string& text, const Knowledge& knowledge) {
    ReadMethod read{slug, std::nullopt, {}};
    Knowledge into;
    references().clear();
    read_method(slug + ".md", text, into, read.faults);
    check_references(knowledge, read.faults);
    references().clear();
    if (!into.methods.empty()) read.method = std::move(into.methods.front());
    return read;
}

}  // namespace actiewijzer::knowledge
