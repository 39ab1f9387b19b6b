// Pages that are the same for everybody, made once for an edition of the knowledge.
#pragma once

#include "http/message.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages {

/// Wraps a page: answers 200 are kept ready and compressed until another edition is published. Addresses with a query
/// are made afresh, so that nobody can fill the memory with them.
http::Handler keep_ready(const Site& site, http::Handler page);

}  // namespace actiewijzer::pages
