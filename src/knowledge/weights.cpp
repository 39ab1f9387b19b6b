#include <cmath>

#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

constexpr std::array<std::pair<std::string_view, double Weights::*>, 19> fields{{
    {"balance_towards", &Weights::balance_towards},
    {"balance_against", &Weights::balance_against},
    {"balance_both", &Weights::balance_both},
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
    {"wish", &Weights::wish},
    {"refusal", &Weights::refusal},
    {"left_alone", &Weights::left_alone},
    {"subject_elsewhere", &Weights::subject_elsewhere},
    {"threshold", &Weights::threshold},
}};

}  // namespace

void read_weights(const Node& root, Knowledge& into) {
    root.only({"weights"});
    const auto weights = root["weights"];
    for (const auto& [id, field] : fields) {
        const std::string key(id);
        const auto node = weights[key.c_str()];
        if (!node.present()) continue;
        node.only({"value", "why"});
        const double value = node["value"].number();
        if (value < 0) node["value"].fault("content.fault.negative");
        into.weights.*field = value;
        into.weight_reasons.push_back({key, value, node.text("why")});
    }
    weights.only({"balance_towards", "balance_against", "balance_both", "theme", "theme_recognised", "audience",
                  "audience_recognised", "audience_general", "setting", "setting_elsewhere", "keyword", "activity",
                  "phase", "phase_elsewhere", "wish", "refusal", "left_alone", "subject_elsewhere", "threshold"});
}

}  // namespace actiewijzer::knowledge
