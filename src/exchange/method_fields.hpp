// The fields of a method's text as JSON: {path: text or list}, the "velden" of exports, imports and drafts.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/method_paths.hpp"

namespace actiewijzer::exchange {

/// `text` is canonical in its layout.
boost::json::object fields_json(std::string_view text);

/// `not_text(path)` is called for each value that is no text and no list of texts.
std::vector<knowledge::MethodField> fields_from(const boost::json::object& fields,
                                                const std::function<void(std::string_view path)>& not_text);

}  // namespace actiewijzer::exchange
