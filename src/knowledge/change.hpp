// The knowledge after a publication: only the methods that it changed are read.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/load.hpp"

namespace actiewijzer::knowledge {

/// What a publication did with one method.
struct Change {
    std::string slug;
    std::string text;  ///< that readers see, or saw last
    std::optional<Withdrawn> withdrawn;
};

struct Changes {
    std::vector<Change> methods;
    std::string stamp;  ///< as in Overlay
};

/// The same as a load of everything would give; what did not change is shared with `before`. Faults of a text that does
/// not fit this release: then everything must be loaded.
Loaded change(const Knowledge& before, const Changes& changes);

}  // namespace actiewijzer::knowledge
