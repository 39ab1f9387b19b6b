// criteria.yaml, glossary.yaml, collections.yaml, origin.yaml, advice.yaml and remarks.yaml.
#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

Basis read_basis(const Node& node) { return static_cast<Basis>(node.choice("basis", {"brochure", "source", "ours"})); }

namespace {

std::vector<Statement> read_statements(const Node& root, const char* key) {
    std::vector<Statement> all;
    for (const auto& node : root.list(key)) {
        node.only({"text", "basis", "url"});
        const auto basis = read_basis(node);
        all.push_back({node.text("text"), basis, node.url("url", basis == Basis::source)});
    }
    return all;
}

Role read_role(const Node& node, const char* key) {
    return static_cast<Role>(node.choice(key, {"stimulerend", "faciliterend", "coproductie"}));
}

Condition read_reachable(const Node& node, const std::string& id) {
    const auto when = node["when"];
    auto condition = read_condition(when);
    if (when.present() && !reachable(condition)) when.fault("content.fault.unreachable", {id});
    return condition;
}

}  // namespace

void read_criteria(const Node& root, Knowledge& into) {
    root.only({"criteria", "exclusion", "note"});
    for (const auto& node : root.list("criteria")) {
        node.only({"id", "name", "text", "signs"});
        Criterion criterion{node.string("id"), node.text("text"), node.text("name"), {}, {}};
        if (const auto signs = node.maybe("signs"); signs.present()) {
            signs.only({"nl", "en"});
            criterion.signs_nl = signs.strings_or_empty("nl");
            criterion.signs_en = signs.strings_or_empty("en");
        }
        into.criteria.push_back(std::move(criterion));
    }
    into.exclusion = root.text("exclusion");
    into.criteria_note = root.text("note");
}

void read_glossary(const Node& root, Knowledge& into) {
    root.only({"terms"});
    for (const auto& node : root.list("terms")) {
        node.only({"id", "term", "text", "basis", "forms"});
        into.glossary.push_back({node.string("id"), node.text("term"), node.text("text"), read_basis(node),
                                 node.strings_or_empty("forms")});
    }
}

void read_collections(const Node& root, Knowledge& into) {
    root.only({"collections", "more_information", "evidence_scales"});
    for (const auto& node : root.list("collections")) {
        node.only({"id", "name", "kind", "text", "basis", "url", "checked"});
        into.collections.push_back({node.string("id"), node.text("name"),
                                    node.choice("kind", {"database", "exploration"}) == 0 ? "database" : "exploration",
                                    node.text("text"), read_basis(node), node.url("url"), node.date("checked")});
    }
    for (const auto& node : root.list("more_information")) {
        node.only({"label", "url"});
        into.more_information.push_back({node.text("label"), node.url("url")});
    }
    for (const auto& node : root.list("evidence_scales")) {
        node.only({"id", "name", "levels", "unconfirmed", "sources"});
        EvidenceScale scale{node.string("id"), node.text("name"), {}, node.text_or_empty("unconfirmed"), {}};
        for (const auto& level : node.list("levels")) {
            level.only({"id", "name", "note"});
            scale.levels.push_back({level.string("id"), level.text("name"), level.text_or_empty("note")});
        }
        scale.sources = node.strings_or_empty("sources");
        into.evidence_scales.push_back(std::move(scale));
    }
}

void read_origin(const Node& root, Knowledge& into) {
    root.only({"origin", "principles", "examples", "not_in_brochure"});
    into.origin = read_statements(root, "origin");
    into.principles = read_statements(root, "principles");
    into.examples = read_statements(root, "examples");
    into.not_in_brochure = read_statements(root, "not_in_brochure");
}

void read_advice(const Node& root, Knowledge& into) {
    root.only({"roles", "roles_note", "role_rules", "tensions"});
    for (const auto& node : root.list("roles")) {
        node.only({"id", "name", "text"});
        into.roles.push_back({read_role(node, "id"), node.string("id"), node.text("name"), node.text("text")});
    }
    into.roles_note = root.text("roles_note");
    for (const auto& node : root.list("role_rules")) {
        node.only({"id", "when", "role", "why"});
        const auto id = node.string("id");
        into.role_rules.push_back({id, read_reachable(node, id), read_role(node, "role"), node.text("why")});
    }
    for (const auto& node : root.list("tensions")) {
        node.only({"id", "when", "elements", "text"});
        Tension tension;
        tension.id = node.string("id");
        tension.when = read_reachable(node, tension.id);
        tension.text = node.text("text");
        for (const auto& item : node.list("elements"))
            if (const auto element = element_from_slug(item.string()))
                tension.elements.push_back(*element);
            else
                item.fault("content.fault.unknown_term", {item.string(), "element"});
        into.tensions.push_back(std::move(tension));
    }
}

void read_remarks(const Node& root, Knowledge& into) {
    root.only({"remarks"});
    for (const auto& node : root.list("remarks")) {
        node.only({"id", "text", "signs"});
        const auto signs = node["signs"];
        signs.only({"nl", "en"});
        into.remarks.push_back({node.string("id"), node.text("text"), signs.strings("nl"), signs.strings("en")});
    }
}

}  // namespace actiewijzer::knowledge
