// What each of the two databases asks of a description, as far as we could read; nothing is added to it.
#pragma once

#include <span>
#include <string_view>

#include "knowledge/profile.hpp"

namespace actiewijzer::knowledge {

/// Where a demand was read, and when (ISO 8601).
struct ReadAt {
    std::string_view url;
    std::string_view day;
};

struct DatabaseAsks {
    std::string_view collection;              ///< id in collections.yaml
    std::span<const std::string_view> parts;  ///< ids of ProfilePart
    std::span<const ReadAt> read_at;

    bool asks(std::string_view part) const;
};

/// Both of them. That a part stands with none says that one of them asks it, and that we do not know which.
std::span<const DatabaseAsks> databases();

}  // namespace actiewijzer::knowledge
