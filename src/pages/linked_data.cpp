#include "pages/linked_data.hpp"

#include <boost/json.hpp>

#include "pages/frame.hpp"
#include "pages/open_data/pages.hpp"

namespace actiewijzer::pages {

namespace {

namespace json = boost::json;

json::object thing(std::string_view type, const std::string& name) {
    json::object made;
    made["@type"] = type;
    made["name"] = name;
    return made;
}

json::object at(json::object made, const std::string& address) {
    made["url"] = address;
    return made;
}

json::object method_at(const Visit& visit, const Method& method) {
    return at(thing("CreativeWork", method.name), visit.url("/methoden/" + method.slug));
}

json::array strings(const std::vector<std::string>& all) { return json::array(all.begin(), all.end()); }

json::array terms(const Visit& visit, std::string_view scheme, const std::vector<knowledge::Term>& all,
                  const std::vector<std::string>& ids) {
    json::array named;
    for (const auto& id : ids)
        if (const auto* term = knowledge::find_term(all, id)) {
            auto one = thing("DefinedTerm", visit.words(term->name));
            one["@id"] = open_data::concept_in(open_data::scheme_path(scheme), id);
            named.push_back(std::move(one));
        }
    return named;
}

void add(json::object& made, std::string_view property, json::array values) {
    if (!values.empty()) made[property] = std::move(values);
}

json::object breadcrumbs(const Visit& visit, const Frame& frame) {
    json::array items;
    const auto add_item = [&](const std::string& name, const std::string& address) {
        json::object item;
        item["@type"] = "ListItem";
        item["position"] = items.size() + 1;
        item["name"] = name;
        item["item"] = address;
        items.push_back(std::move(item));
    };
    for (const auto& crumb : frame.crumbs) add_item(crumb.title, visit.url(crumb.path));
    add_item(frame.title, visit.url(visit.path));
    json::object list;
    list["@type"] = "BreadcrumbList";
    list["itemListElement"] = std::move(items);
    return list;
}

json::object site(const Visit& visit) { return at(thing("WebSite", "Actiewijzer"), visit.url("/")); }

}  // namespace

json::object about_site(const Visit& visit) {
    auto made = site(visit);
    json::object search;
    search["@type"] = "SearchAction";
    search["target"] = visit.url("/methoden") + "?zoek={zoek}";
    search["query-input"] = "required name=zoek";
    made["potentialAction"] = std::move(search);
    return made;
}

json::object about_method(const Visit& visit, const Method& method) {
    const auto& knowledge = visit.knowledge();
    auto made = method_at(visit, method);
    made["description"] = visit.words(method.summary);
    made["inLanguage"] = "nl";
    add(made, "alternateName", strings(method.other_names));
    add(made, "keywords", strings(method.keywords));
    add(made, "about", terms(visit, "themas", knowledge.themes, method.themes));
    json::array audiences;
    for (const auto& id : method.audiences)
        if (const auto* term = knowledge::find_term(knowledge.audiences, id)) {
            json::object one;
            one["@type"] = "Audience";
            one["@id"] = open_data::concept_in(open_data::scheme_path("doelgroepen"), id);
            one["audienceType"] = visit.words(term->name);
            audiences.push_back(std::move(one));
        }
    add(made, "audience", std::move(audiences));
    if (!method.developer.empty()) made["creator"] = thing("Organization", method.developer);
    if (!method.current_link.url.empty()) made["isBasedOn"] = method.current_link.url;
    json::array collections;
    for (const auto* ids : {&method.collections, &method.gathered_in})
        for (const auto& id : *ids)
            if (const auto* collection = knowledge.collection(id))
                collections.push_back(
                    at(thing("Collection", visit.words(collection->name)), visit.url("/verzamelingen/" + id)));
    add(made, "isPartOf", std::move(collections));
    return made;
}

json::object about_collection(const Visit& visit, const knowledge::Collection& collection) {
    auto made = at(thing("Collection", visit.words(collection.name)), visit.url("/verzamelingen/" + collection.id));
    made["description"] = visit.words(collection.text);
    if (!collection.url.empty()) made["isBasedOn"] = collection.url;
    json::array methods;
    for (const auto* method : visit.knowledge().methods_in(collection)) methods.push_back(method_at(visit, *method));
    add(made, "hasPart", std::move(methods));
    return made;
}

json::object about_element(const Visit& visit, const knowledge::ElementText& element) {
    auto made = thing("DefinedTerm", std::string(name(element.element)));
    made["@id"] = open_data::concept_in(open_data::scheme_path("elementen"), slug(element.element));
    made["description"] = visit.words(element.meaning);
    made["inDefinedTermSet"] = open_data::scheme_path("elementen");
    return made;
}

json::object about_glossary(const Visit& visit) {
    auto made = at(thing("DefinedTermSet", visit.words("glossary.title")), visit.url("/begrippen"));
    json::array terms;
    for (const auto& term : visit.knowledge().glossary) {
        auto one = thing("DefinedTerm", visit.words(term.term));
        one["@id"] = open_data::concept_in(open_data::scheme_path("begrippen"), term.id);
        one["description"] = visit.words(term.text);
        one["url"] = visit.url("/begrippen") + '#' + term.id;
        terms.push_back(std::move(one));
    }
    add(made, "hasDefinedTerm", std::move(terms));
    return made;
}

std::string linked_data(const Visit& visit, const Frame& frame) {
    json::object page;
    page["@context"] = "https://schema.org";
    page["@type"] = "WebPage";
    page["url"] = visit.url(visit.path);
    page["name"] = frame.title;
    if (!frame.description.empty()) page["description"] = frame.description;
    page["inLanguage"] = code(visit.language());
    page["isPartOf"] = site(visit);
    if (!frame.crumbs.empty()) page["breadcrumb"] = breadcrumbs(visit, frame);
    if (!frame.about.empty()) page["mainEntity"] = frame.about;
    std::string safe;
    for (const char c : json::serialize(page)) switch (c) {
            case '<': safe += "\\u003c"; break;
            case '>': safe += "\\u003e"; break;
            case '&': safe += "\\u0026"; break;
            default: safe += c;
        }
    return safe;
}

}  // namespace actiewijzer::pages
