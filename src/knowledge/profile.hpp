// What the databases ask of a full description, and what of it is known.
#pragma once

#include <string_view>
#include <vector>

#include "domain/method.hpp"

namespace actiewijzer::knowledge {

/// A part of a full description: the fields that Movisie's database and Wat werkt in de wijk ask, taken together.
struct ProfilePart {
    std::string_view id;  ///< "probleem", "kosten", …; its name for people is the message "profile.ID"
    bool known;
    bool said_unknown;       ///< not known, and the description says so; else nobody wrote anything yet
    std::string_view field;  ///< where it is written: a path of method_paths.hpp
};

/// All parts, in the order in which a description gives them.
std::vector<ProfilePart> profile_of(const Method& method);

/// How many of them are known.
std::size_t known_parts(const std::vector<ProfilePart>& profile);

}  // namespace actiewijzer::knowledge
