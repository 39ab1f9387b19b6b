#include "published/published.hpp"

#include <algorithm>

namespace actiewijzer::published {

Published::Published(Places places)
    : places_(std::move(places)), analysis_(std::make_shared<const search::Analysis>(places_.lexicon)) {}

std::vector<knowledge::Fault> Published::ignored() const {
    const std::lock_guard lock(reloading_);
    return ignored_;
}

std::vector<knowledge::Fault> Published::reload(const knowledge::Overlay& overlay) {
    const std::lock_guard lock(reloading_);
    auto loaded = knowledge::load(places_.content, overlay);
    if (!loaded.faults.empty()) return loaded.faults;
    ignored_ = std::move(loaded.ignored);
    auto edition = std::make_shared<Edition>();
    edition->knowledge = loaded.knowledge;
    edition->advisor = std::make_shared<const advice::Advisor>(loaded.knowledge, analysis_);
    edition->index = search::Index::build(loaded.knowledge, analysis_);
    edition->links = links_;
    current_.store(std::move(edition));
    return {};
}

void Published::mark(LinkMarks links) {
    const std::lock_guard lock(reloading_);
    links_ = std::make_shared<const LinkMarks>(std::move(links));
    const auto current = current_.load();
    if (!current) return;
    auto edition = std::make_shared<Edition>(*current);
    edition->links = links_;
    current_.store(std::move(edition));
}

std::vector<knowledge::Fault> Published::change(const knowledge::Changes& changes) {
    const std::lock_guard lock(reloading_);
    const auto before = current();
    const auto changed = knowledge::change(*before->knowledge, changes);
    if (!changed.knowledge) return changed.faults;
    std::vector<std::string> slugs;
    for (const auto& each : changes.methods) slugs.push_back(each.slug);
    std::ranges::sort(slugs);
    auto edition = std::make_shared<Edition>(*before);
    edition->knowledge = changed.knowledge;
    edition->advisor = before->advisor->with(changed.knowledge, slugs);
    edition->index = before->index->with(changed.knowledge, slugs);
    current_.store(std::move(edition));
    return {};
}

void Published::renew() {
    const std::lock_guard lock(reloading_);
    auto edition = std::make_shared<Edition>(*current());
    edition->index = search::Index::build(edition->knowledge, analysis_);
    current_.store(std::move(edition));
}

}  // namespace actiewijzer::published
