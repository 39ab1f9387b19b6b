// The rest of the published knowledge as JSON: elements, glossary, criteria and collections, as under /api/v1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "knowledge/knowledge.hpp"
#include "text/translate.hpp"

namespace actiewijzer::exchange {

std::string write_elements(const knowledge::Knowledge& knowledge, const text::Words& words);
std::string write_glossary(const knowledge::Knowledge& knowledge, const text::Words& words);
std::string write_criteria(const knowledge::Knowledge& knowledge, const text::Words& words);
/// Each with the methods that are described in it.
std::string write_collections(const knowledge::Knowledge& knowledge, const text::Words& words);

// One of each, in the same shape as in its list; nothing when there is none with this id.
std::optional<std::string> write_element(std::string_view id, const knowledge::Knowledge& knowledge,
                                         const text::Words& words);
std::optional<std::string> write_term(std::string_view id, const knowledge::Knowledge& knowledge,
                                      const text::Words& words);
std::optional<std::string> write_criterion(std::string_view id, const knowledge::Knowledge& knowledge,
                                           const text::Words& words);
std::optional<std::string> write_collection(std::string_view id, const knowledge::Knowledge& knowledge,
                                            const text::Words& words);

}  // namespace actiewijzer::exchange
