// What pages are about in the terms of schema.org, as JSON-LD, for search engines and other programs. Addresses begin
// at the root of the site: a page that is kept ready is right under each name by which the site is known.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "knowledge/knowledge.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages {

struct Frame;

boost::json::object about_site(const Visit& visit);
boost::json::object about_method(const Visit& visit, const Method& method);
boost::json::object about_collection(const Visit& visit, const knowledge::Collection& collection);
boost::json::object about_element(const Visit& visit, const knowledge::ElementText& element);
boost::json::object about_glossary(const Visit& visit);

/// The page itself, where it stands on the site and what it is about; safe to stand in a script element.
std::string linked_data(const Visit& visit, const Frame& frame);

}  // namespace actiewijzer::pages
