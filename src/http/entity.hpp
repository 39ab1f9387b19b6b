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
std::string etag_of(std::string etag, Coding coding);

/// A strong ETag, with quotes, made from the bytes.
std::string etag_for(std::string_view content_type, std::string_view bytes);

/// Whether If-None-Match (a list, weak or strong, or *) names any form of what has this ETag.
bool matches(std::string_view etag, std::string_view if_none_match);

}  // namespace actiewijzer::http
