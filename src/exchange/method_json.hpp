// Methods as JSON, in the shapes of GET /api/v1/methoden and /api/v1/methoden/{slug}.
#pragma once

#include <string>

#include "domain/method.hpp"
#include "knowledge/knowledge.hpp"
#include "search/index.hpp"
#include "text/translate.hpp"

namespace actiewijzer::exchange {

/// What a search found. `sought`: its words; without them there are no fragments to show.
std::string write(const search::Results& found, const std::string& sought, const knowledge::Knowledge& knowledge,
                  const text::Words& words);

/// Everything known about a method. Texts that exist in Dutch only stay Dutch.
std::string write(const Method& method, const knowledge::Knowledge& knowledge, const text::Words& words);

}  // namespace actiewijzer::exchange
