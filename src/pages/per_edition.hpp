// What follows from an edition of the knowledge alone and is the same on every visit: made once, then shared.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <utility>

#include "domain/language.hpp"
#include "published/published.hpp"

namespace actiewijzer::pages {

template <class Value>
class PerEdition {
public:
    /// The value for this edition and language; `make` is called when there is none yet. Threads may share it: at worst
    /// two of them make the same.
    template <class Make>
    std::shared_ptr<const Value> get(const published::EditionPtr& edition, Language language, const Make& make) const {
        auto& place = kept_[static_cast<std::size_t>(language)];
        auto kept = place.load();
        if (!kept || kept->edition != edition) {
            kept = std::make_shared<const Kept>(Kept{edition, make()});
            place.store(kept);
        }
        return {kept, &kept->value};
    }

private:
    struct Kept {
        published::EditionPtr edition;
        Value value;
    };
    mutable std::array<std::atomic<std::shared_ptr<const Kept>>, all_languages.size()> kept_;
};

}  // namespace actiewijzer::pages
