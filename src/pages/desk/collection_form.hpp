// A collection as a form: its names and introduction, then each method with its note and what can be done with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pages/desk/subject.hpp"

namespace actiewijzer::pages::desk {

/// `faults` are those of `text`, the canonical text of the collection.
std::vector<FieldGroup> form_of(const Visit& visit, const knowledge::Collection& collection, const std::string& text,
                                const std::vector<knowledge::Fault>& faults, const std::optional<Rejected>& rejected);

/// The collection that a form describes, after what its button asks: move a method, take it out, add one.
Typed collection_typed(const Visit& visit, const std::string& slug, const http::Parameters& form);

}  // namespace actiewijzer::pages::desk
