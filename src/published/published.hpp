// What is published now: knowledge, advice and search of one revision, swapped whole on a reload.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "advice/advisor.hpp"
#include "domain/link.hpp"
#include "knowledge/change.hpp"
#include "knowledge/knowledge.hpp"
#include "knowledge/load.hpp"
#include "search/index.hpp"

namespace actiewijzer::published {

/// One revision. Whoever holds it may read it for as long as it likes.
struct Edition {
    knowledge::KnowledgePtr knowledge;
    std::shared_ptr<const advice::Advisor> advisor;
    std::shared_ptr<const search::Index> index;
    std::shared_ptr<const LinkMarks> links;  ///< that readers see something beside; never null
};
using EditionPtr = std::shared_ptr<const Edition>;

/// Where content and word list live.
struct Places {
    std::filesystem::path content;
    std::filesystem::path lexicon;
};

class Published {
public:
    explicit Published(Places places);

    /// Reads content/ with what editors changed, and publishes it. With faults in content/ nothing changes and they
    /// are returned; a text of the overlay with faults is left out, see `ignored()`. One reload or change at a time.
    std::vector<knowledge::Fault> reload(const knowledge::Overlay& overlay = {});
    /// Faults of the texts that the last reload left out.
    std::vector<knowledge::Fault> ignored() const;
    /// Publishes what changed since; after a successful reload. With faults nothing changes, and everything must be
    /// read again.
    std::vector<knowledge::Fault> change(const knowledge::Changes& changes);
    /// The same knowledge on a new day: research may have run out.
    void renew();

    /// What is published stays the same, with other marks beside its links: an edition of its own, so that ready pages
    /// are made anew.
    void mark(LinkMarks links);

    /// Null before the first successful reload.
    EditionPtr current() const { return current_.load(); }

private:
    Places places_;
    std::shared_ptr<const search::Analysis> analysis_;
    mutable std::mutex reloading_;
    std::vector<knowledge::Fault> ignored_;
    std::shared_ptr<const LinkMarks> links_ = std::make_shared<const LinkMarks>();
    std::atomic<EditionPtr> current_;
};

}  // namespace actiewijzer::published
