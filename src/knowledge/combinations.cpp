#include <algorithm>

#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

void add(Knowledge& knowledge, const std::string& to, Combination combination) {
    const auto found = std::ranges::find(knowledge.methods, to, &Method::slug);
    if (found != knowledge.methods.end()) found->combinations.push_back(std::move(combination));
}

}  // namespace

void read_combinations(const Node& root, Knowledge& into) {
    root.only({"combinations"});
    std::vector<std::pair<std::string, std::string>> told;
    for (const auto& node : root.list("combinations")) {
        node.only({"first", "then", "beside", "why"});
        const bool beside = node.maybe("beside").present();
        std::vector<std::string> pair;
        if (beside)
            pair = refer_all(node, "beside", "method");
        else
            for (const auto* key : {"first", "then"}) {
                const auto each = node[key];
                pair.push_back(each.string());
                refer(each, "method", pair.back());
            }
        if (pair.size() != 2 || pair[0] == pair[1]) {
            node.fault("content.fault.not_two_methods");
            continue;
        }
        const auto why = node.text("why");
        // A method that editors withdrew is combined with nothing.
        if (into.withdrawn_method(pair[0]) || into.withdrawn_method(pair[1])) continue;
        add(into, pair[0], {pair[1], beside ? Order::beside : Order::after, why});
        add(into, pair[1], {pair[0], beside ? Order::beside : Order::before, why});
        // Two methods stand to each other in one way: a second one contradicts it, or repeats it.
        std::ranges::sort(pair);
        if (std::ranges::find(told, std::pair(pair[0], pair[1])) != told.end())
            node.fault("content.fault.combined_twice", {pair[0], pair[1]});
        told.emplace_back(pair[0], pair[1]);
    }
    for (auto& method : into.methods) std::ranges::sort(method.combinations, {}, &Combination::slug);
}

}  // namespace actiewijzer::knowledge
