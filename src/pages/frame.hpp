// What stands around every page: title, menu, language, footer. Filled once, here.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/site.hpp"

namespace actiewijzer::pages {

struct Crumb {
    std::string title;
    std::string path;  ///< without language
};

/// What a page tells the frame.
struct Frame {
    std::string title;        ///< without the name of the site
    std::string description;  ///< for search engines; may be empty
    std::vector<Crumb> crumbs;
    boost::json::object about{};  ///< what it is about (pages/linked_data.hpp); empty: nothing but itself
    bool secret = false;  ///< an address with a token: not for search engines, no link to the other language's text
};

using Pour = std::function<void(ctemplate::TemplateDictionary&)>;

/// The whole page: `name` is the template of its content, `pour` fills that in.
std::string render(const Visit& visit, const Frame& frame, std::string_view name, const Pour& pour);

}  // namespace actiewijzer::pages
