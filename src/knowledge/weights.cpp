#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

struct Field {
    const char* id;
    int Weights::*value;
};

constexpr Field fields[] = {
    {"balance_towards", &Weights::balance_towards},
    {"balance_against", &Weights::balance_against},
    {"balance_both", &Weights::balance_both},
    {"balance_also", &Weights::balance_also},
    {"theme", &Weights::theme},
    {"theme_recognised", &Weights::theme_recognised},
    {"audience", &Weights::audience},
    {"audience_recognised", &Weights::audience_recognised},
    {"audience_general", &Weights::audience_general},
    {"setting", &Weights::setting},
    {"setting_elsewhere", &Weights::setting_elsewhere},
    {"keyword", &Weights::keyword},
    {"activity", &Weights::activity},
    {"phase", &Weights::phase},
    {"phase_elsewhere", &Weights::phase_elsewhere},
    {"lead", &Weights::lead},
    {"lead_elsewhere", &Weights::lead_elsewhere},
    {"wish", &Weights::wish},
    {"refusal", &Weights::refusal},
    {"left_alone", &Weights::left_alone},
    {"subject_elsewhere", &Weights::subject_elsewhere},
    {"tried_well", &Weights::tried_well},
    {"tried_badly", &Weights::tried_badly},
    {"research", &Weights::research},
    {"experience", &Weights::experience},
    {"alike", &Weights::alike},
    {"threshold", &Weights::threshold},
};

}  // namespace

void read_weights(const Node& root, Knowledge& into) {
    root.only({"weights"});
    const auto weights = root["weights"];
    std::vector<std::string_view> known;
    for (const auto& [id, field] : fields) {
        known.push_back(id);
        const auto node = weights[id];
        if (!node.present()) continue;
        node.only({"value", "why"});
        const int value = node["value"].integer();
        if (value < 0) node["value"].fault("content.fault.negative");
        into.weights.*field = value;
        into.weight_reasons.push_back({id, value, node.text("why")});
    }
    weights.only(known);
}

}  // namespace actiewijzer::knowledge
