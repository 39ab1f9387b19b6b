// Which form of an entity a visitor gets, and whether it has to be sent at all.
#pragma once

#include <string>
#include <string_view>

#include "http/compression.hpp"
#include "http/message.hpp"

namespace actiewijzer::http {

/// The bytes of this coding; identity when the entity has no such form.
std::string_view bytes_of(const Entity& entity, Coding coding);

/// A strong ETag names bytes, so each coding has its own: "abc", "abc-gz", "abc-br".
std::string etag_of(const Entity& entity, Coding coding);

/// Whether If-None-Match (a list, weak or strong, or *) names any form of this entity.
bool matches(const Entity& entity, std::string_view if_none_match);

}  // namespace actiewijzer::http
