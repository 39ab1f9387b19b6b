#include "knowledge/links.hpp"

#include <algorithm>

namespace actiewijzer::knowledge {

namespace {

void make_unique(std::vector<std::string>& links) {
    std::ranges::sort(links);
    const auto doubles = std::ranges::unique(links);
    links.erase(doubles.begin(), doubles.end());
    std::erase(links, std::string());
}

}  // namespace

std::vector<std::string> links_of(const Method& method) {
    std::vector<std::string> links{method.original_link, method.current_link.url};
    for (const auto& fact : method.facts) links.push_back(fact.source.url);
    for (const auto& evidence : method.evidence) links.push_back(evidence.source.url);
    for (const auto& counter : method.counter_evidence) links.push_back(counter.source.url);
    for (const auto& contradiction : method.contradictions)
        for (const auto& source : contradiction.sources) links.push_back(source.url);
    for (const auto& item : method.literature) links.push_back(item.url);
    make_unique(links);
    return links;
}

std::vector<std::string> links_of(const Knowledge& knowledge) {
    std::vector<std::string> links;
    for (const auto& method : knowledge.methods) {
        auto own = links_of(method);
        std::ranges::move(own, std::back_inserter(links));
    }
    for (const auto& collection : knowledge.collections) links.push_back(collection.url);
    make_unique(links);
    return links;
}

}  // namespace actiewijzer::knowledge
