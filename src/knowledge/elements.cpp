#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

PoleText read_pole(const Node& node) {
    node.only({"label", "brief", "when", "places"});
    const auto places = node["places"];
    places.only({"some", "most"});
    return {node.text("label"), node.text("brief"), node.text("when"), {places.text("some"), places.text("most")}};
}

std::optional<Pole> read_pole_name(const Node& node, const char* key) {
    const auto which = node.choice(key, {"a", "b", "none"});
    if (which == 2) return std::nullopt;
    return which == 0 ? Pole::a : Pole::b;
}

std::vector<Text> texts(const Node& node, const char* key) {
    std::vector<Text> all;
    for (const auto& item : node.list(key)) all.push_back(item.text());
    if (all.empty() && node.maybe(key).present()) node[key].fault("content.fault.empty");
    return all;
}

Circumstance read_circumstance(const Node& node, Element element) {
    node.only({"id", "text", "found", "signs"});
    const auto signs = node["signs"];
    signs.only({"nl", "en"});
    return {node.string("id"),  element, node.text("text"), node.text("found"), signs.strings("nl"),
            signs.strings("en")};
}

Guidance read_guidance(const Node& node, Element element) {
    node.only(
        {"id", "kind", "level", "level_basis", "level_source", "text", "pole", "circumstances", "why", "also_when"});
    Guidance item;
    item.id = node.string("id");
    item.element = element;
    item.kind = node.choice("kind", {"do", "dont"}) == 0 ? GuidanceKind::doing : GuidanceKind::leaving;
    item.level = static_cast<GuidanceLevel>(node.choice("level", {"worker", "organisation", "both"}));
    const auto basis = node.choice("level_basis", {"explicit", "source", "derived"});
    item.level_is_ours = basis == 2;
    item.level_source = node.url("level_source", basis == 1);
    item.text = node.text("text");
    item.pole = read_pole_name(node, "pole");
    item.circumstances = refer_all(node, "circumstances", "circumstance");
    item.why = node.text("why");
    if (const auto also = node.maybe("also_when"); also.present())
        for (const auto& each : also.list()) {
            each.only({"if", "because"});
            item.triggers.push_back({read_condition(each["if"]), each.text("because")});
            if (!reachable(item.triggers.back().when)) each.fault("content.fault.unreachable", {item.id});
        }
    if (!item.pole && item.circumstances.empty()) node.fault("content.fault.unreachable", {item.id});
    return item;
}

}  // namespace

void read_element(const Node& root, Knowledge& into) {
    root.only({"element", "meaning", "meaning_source", "question", "short_question", "poles", "middle", "middle_means",
               "default_pole", "resident_led_pole", "axis", "questions", "basis", "circumstances", "guidance"});
    const auto which = element_from_slug(root.string("element"));
    if (!which) {
        root["element"].fault("content.fault.wrong_value",
                              {root.string("element"), "animo, contact, toerusting, inbedding, empathie"});
        return;
    }
    auto& element = into.elements[index(*which)];
    element.element = *which;
    element.meaning = root.text("meaning");
    element.meaning_source = root.url("meaning_source");
    element.question = root.text("question");
    element.short_question = root.text("short_question");
    const auto poles = root["poles"];
    poles.only({"a", "b"});
    element.poles = {read_pole(poles["a"]), read_pole(poles["b"])};
    element.middle = root.text("middle");
    element.middle_means = root.text("middle_means");
    element.default_pole = read_pole_name(root, "default_pole");
    const auto led = read_pole_name(root, "resident_led_pole");
    if (!led) root["resident_led_pole"].fault("content.fault.wrong_value", {"none", "a, b"});
    element.resident_led_pole = led.value_or(Pole::a);
    element.axis = root.text("axis");
    const auto questions = root["questions"];
    questions.only({"worker", "organisation"});
    element.questions_for_worker = texts(questions, "worker");
    element.questions_for_organisation = texts(questions, "organisation");
    const auto basis = root["basis"];
    for (const char* part :
         {"question", "poles", "meaning", "pole_when", "axis", "default_pole", "resident_led_pole", "questions"})
        element.basis.emplace_back(part, static_cast<Basis>(basis.choice(part, {"brochure", "source", "ours"})));
    for (const auto& node : root.list("circumstances")) into.circumstances.push_back(read_circumstance(node, *which));
    for (const auto& node : root.list("guidance")) into.guidance.push_back(read_guidance(node, *which));
}

}  // namespace actiewijzer::knowledge
