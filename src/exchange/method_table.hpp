// Methods as data that can be kept elsewhere: a table with a row a method, JSON, and a bundle of texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/method.hpp"
#include "outputs/table.hpp"

namespace actiewijzer::exchange {

/// What stands between the items of a list in one cell.
inline constexpr std::string_view between_items = "; ";

/// A column for each path of knowledge/method_paths.hpp that some method has, after "slug"; in the order of the texts.
outputs::Table methods_table(const std::vector<const Method*>& methods);

/// {"methoden": [{"slug": …, "velden": {path: text or list}}]}: everything, in every language; the same methods give
/// the same bytes.
std::string methods_json(const std::vector<const Method*>& methods);

/// A ZIP with the canonical text of each, as methods/SLUG.md; the same methods give the same bytes.
std::string methods_bundle(const std::vector<const Method*>& methods);

}  // namespace actiewijzer::exchange
