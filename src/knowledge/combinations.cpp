#include <algorithm>
#include <utility>

#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

void combine(Knowledge& knowledge, const std::string& slug) {
    const auto at = knowledge.methods.place(slug);
    if (!at) return;
    std::vector<Combination> combinations;
    for (const auto& pair : knowledge.pairs) {
        const bool first = pair.first == slug;
        if (!first && pair.second != slug) continue;
        const auto& other = first ? pair.second : pair.first;
        // A method that editors withdrew is combined with nothing.
        if (!knowledge.method(other)) continue;
        combinations.push_back({other, pair.beside ? Order::beside : first ? Order::after : Order::before, pair.why});
    }
    std::ranges::sort(combinations, {}, &Combination::slug);
    const auto& now = std::as_const(knowledge.methods)[*at].combinations;
    if (combinations != now) knowledge.methods[*at].combinations = std::move(combinations);
}

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
        into.pairs.push_back({pair[0], pair[1], beside, why});
        // Two methods stand to each other in one way: a second one contradicts it, or repeats it.
        std::ranges::sort(pair);
        if (std::ranges::find(told, std::pair(pair[0], pair[1])) != told.end())
            node.fault("content.fault.combined_twice", {pair[0], pair[1]});
        told.emplace_back(pair[0], pair[1]);
    }
    for (const auto& pair : into.pairs)
        for (const auto& slug : {pair.first, pair.second}) combine(into, slug);
}

}  // namespace actiewijzer::knowledge
