#include "published/published.hpp"

namespace actiewijzer::published {

Published::Published(Places places)
    : places_(std::move(places)), analysis_(std::make_shared<const search::Analysis>(places_.lexicon)) {}

std::vector<knowledge::Fault> Published::reload(knowledge::Overlay overlay) {
    {
        const std::lock_guard lock(reloading_);
        overlay_ = std::move(overlay);
    }
    return reload();
}

std::vector<knowledge::Fault> Published::ignored() const {
    const std::lock_guard lock(reloading_);
    return ignored_;
}

std::vector<knowledge::Fault> Published::reload() {
    const std::lock_guard lock(reloading_);
    auto loaded = knowledge::load(places_.content, overlay_);
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

}  // namespace actiewijzer::published
