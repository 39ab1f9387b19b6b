// The pages of this folder; routes.cpp gives each its address.
#pragma once

#include <span>
#include <string_view>

#include "pages/site.hpp"

namespace actiewijzer::pages::entrances {

/// Ids of those who find an entrance here, as their addresses name them: /voor/professional.
std::span<const std::string_view> readers();

/// Address of an entrance without language, and the key of its short name.
std::string path_of(std::string_view reader);
std::string name_key(std::string_view reader);

http::Response show(const Visit& visit);

}  // namespace actiewijzer::pages::entrances
