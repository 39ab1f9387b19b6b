#include "knowledge/change.hpp"

#include <algorithm>
#include <set>

#include "knowledge/hash.hpp"
#include "knowledge/method_text.hpp"
#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

/// The collections of editors that name it.
std::vector<std::string> gathering(const Knowledge& knowledge, const std::string& slug) {
    std::vector<std::string> ids;
    for (const auto& collection : knowledge.collections)
        if (std::ranges::find(collection.methods, slug, &CollectedMethod::slug) != collection.methods.end())
            ids.push_back(collection.id);
    return ids;
}

void put_withdrawn(std::vector<Withdrawn>& all, Withdrawn withdrawn) {
    const auto at = std::ranges::lower_bound(all, withdrawn.slug, {}, &Withdrawn::slug);
    if (at != all.end() && at->slug == withdrawn.slug)
        *at = std::move(withdrawn);
    else
        all.insert(at, std::move(withdrawn));
}

}  // namespace

Loaded change(const Knowledge& before, const Changes& changes) {
    auto after = std::make_shared<Knowledge>(before);
    Loaded loaded;
    std::set<std::string> combined;
    for (const auto& each : changes.methods) {
        auto read = read_method_text(each.slug, each.text, before);
        if (each.withdrawn) {
            auto withdrawn = *each.withdrawn;
            withdrawn.name = read.method ? read.method->name : each.slug;
            after->methods.erase(each.slug);
            put_withdrawn(after->withdrawn, std::move(withdrawn));
        } else if (read.right()) {
            read.method->gathered_in = gathering(before, each.slug);
            after->methods.put(std::move(*read.method));
            std::erase_if(after->withdrawn, [&](const Withdrawn& other) { return other.slug == each.slug; });
        } else {
            loaded.faults.insert(loaded.faults.end(), read.faults.begin(), read.faults.end());
        }
        combined.insert(each.slug);
        for (const auto& pair : before.pairs)
            if (pair.first == each.slug || pair.second == each.slug) combined.insert({pair.first, pair.second});
    }
    if (!loaded.faults.empty()) return loaded;
    for (const auto& slug : combined) combine(*after, slug);
    after->revision = revision_of(after->release, changes.stamp);
    loaded.knowledge = std::move(after);
    return loaded;
}

}  // namespace actiewijzer::knowledge
