#include <algorithm>
#include <array>
#include <optional>

#include "entrances/show.tpl.hpp"
#include "pages/entrances/doors.hpp"
#include "pages/entrances/pages.hpp"
#include "pages/frame.hpp"
#include "pages/methods/search_request.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::entrances {

namespace {

namespace m = markers::entrances_show;

constexpr std::size_t compared = 3;

struct DoorView {
    std::string href;
    std::string title;
    std::string text;
    std::string found;  ///< how many methods stand behind it; empty for a page
};

struct ElementView {
    Element element;
    std::vector<std::string> guidance;
};

struct EntranceView {
    std::optional<DoorView> first;
    std::vector<DoorView> doors;
    std::vector<ElementView> organisation;
};

/// What is searched: a facet without values stands for all that say something.
methods::SearchRequest request_of(const Visit& visit, const Door& door) {
    static constexpr std::array say_nothing{"geen", "unknown", "onbekend"};
    methods::SearchRequest request;
    request.query.language = visit.language();
    request.query.limit = methods::usual_page_size;
    request.query.chosen = door.chosen;
    for (const auto& facet : search::facets()) {
        const auto chosen = request.query.chosen.find(facet.key);
        if (chosen == request.query.chosen.end() || !chosen->second.empty()) continue;
        for (auto& option : facet.options(visit.knowledge()))
            if (std::ranges::find(say_nothing, option.id) == say_nothing.end())
                chosen->second.push_back(std::move(option.id));
    }
    return request;
}

std::optional<DoorView> door_view(const Visit& visit, const Door& door) {
    const auto key = "entrance.door." + std::string(door.key);
    DoorView view{{}, visit.words(key), visit.words(key + ".text"), {}};
    if (door.opens == Opens::page) {
        view.href = visit.url(door.path);
        return view;
    }
    const auto request = request_of(visit, door);
    const auto results = visit.edition->index->find(request.query);
    if (door.opens == Opens::search) {
        if (results.total == 0) return std::nullopt;
        view.href = request.address(visit);
        view.found = visit.words.count("methods.found", results.total);
        return view;
    }
    if (results.hits.size() < 2) return std::nullopt;
    std::vector<std::string> names;
    for (const auto& hit : results.hits) {
        if (names.size() == compared) break;
        view.href.append(view.href.empty() ? "?" : "&").append("methode=").append(hit.method->slug);
        names.push_back(hit.method->name);
    }
    view.href = visit.url("/vergelijken") + view.href;
    view.found = text::enumerate(visit.words, names);
    return view;
}

EntranceView view_of(const Visit& visit, const Entrance& entrance) {
    EntranceView view;
    view.first = door_view(visit, entrance.first);
    for (const auto& door : entrance.doors)
        if (auto shown = door_view(visit, door)) view.doors.push_back(std::move(*shown));
    if (!entrance.for_organisation) return view;
    for (const auto element : all_elements) {
        ElementView shown{element, {}};
        for (const auto& item : visit.knowledge().guidance)
            if (item.element == element && item.level != GuidanceLevel::worker)
                shown.guidance.push_back(visit.words(item.text));
        if (!shown.guidance.empty()) view.organisation.push_back(std::move(shown));
    }
    return view;
}

void pour_door(ctemplate::TemplateDictionary& entry, const DoorView& door) {
    entry.SetValue(m::ks_DOOR_HREF, door.href);
    entry.SetValue(m::ks_DOOR_TITLE, door.title);
    entry.SetValue(m::ks_DOOR_TEXT, door.text);
    fill_if(entry, m::ks_DOOR_FOUND, m::ks_FOUND_TEXT, door.found);
}

void pour(const Visit& visit, const Entrance& entrance, const EntranceView& view,
          ctemplate::TemplateDictionary& values) {
    const auto key = "entrance." + std::string(entrance.reader);
    values.SetValue(m::ks_TITLE, visit.words(key + ".title"));
    values.SetValue(m::ks_LEAD, visit.words(key + ".lead"));
    if (view.first) {
        auto* first = values.AddSectionDictionary(m::ks_FIRST);
        first->SetValue(m::ks_FIRST_HREF, view.first->href);
        first->SetValue(m::ks_FIRST_TITLE, view.first->title);
        first->SetValue(m::ks_FIRST_TEXT, view.first->text);
    }
    for (const auto& door : view.doors) pour_door(*values.AddSectionDictionary(m::ks_DOOR), door);
    if (!view.organisation.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_ORGANISATION);
        for (const auto& element : view.organisation) {
            const std::string id(slug(element.element));
            auto* entry = section->AddSectionDictionary(m::ks_ELEMENT);
            entry->SetValue(m::ks_ELEMENT_SLUG, id);
            entry->SetValue(m::ks_ELEMENT_HREF, visit.url("/elementen/" + id) + "#aanwijzingen");
            entry->SetValue(m::ks_ELEMENT_NAME, str(name(element.element)));
            for (const auto& guide : element.guidance)
                entry->AddSectionDictionary(m::ks_GUIDE)->SetValue(m::ks_GUIDE_TEXT, guide);
        }
    } else {
        auto* section = values.AddSectionDictionary(m::ks_QUESTIONS);
        for (const auto element : all_elements) {
            const std::string id(slug(element));
            auto* entry = section->AddSectionDictionary(m::ks_QUESTION);
            entry->SetValue(m::ks_QUESTION_SLUG, id);
            entry->SetValue(m::ks_QUESTION_HREF, visit.url("/elementen/" + id));
            entry->SetValue(m::ks_QUESTION_NAME, str(name(element)));
            entry->SetValue(m::ks_QUESTION_TEXT, visit.words(visit.knowledge().element(element).short_question));
        }
    }
    for (const auto reader : readers()) {
        if (reader == entrance.reader) continue;
        auto* other = values.AddSectionDictionary(m::ks_OTHER);
        other->SetValue(m::ks_OTHER_HREF, visit.url(path_of(reader)));
        other->SetValue(m::ks_OTHER_NAME, visit.words(name_key(reader)));
    }
}

}  // namespace

std::span<const std::string_view> readers() {
    static const auto all = [] {
        std::vector<std::string_view> names;
        for (const auto& entrance : entrances()) names.push_back(entrance.reader);
        return names;
    }();
    return all;
}

std::string path_of(std::string_view reader) { return "/voor/" + std::string(reader); }
std::string name_key(std::string_view reader) { return "entrance." + std::string(reader); }

http::Response show(const Visit& visit) {
    const auto& all = entrances();
    const auto entrance = std::ranges::find(all, std::string_view(visit.capture(0)), &Entrance::reader);
    if (entrance == all.end()) return not_found(visit, visit.capture(0));
    const auto key = "entrance." + std::string(entrance->reader);
    const Frame frame{.title = visit.words(key + ".title"), .description = visit.words(key + ".lead"), .crumbs = {}};
    const auto view = view_of(visit, *entrance);
    http::Response response;
    response.body = render(visit, frame, "entrances/show.html",
                           [&](ctemplate::TemplateDictionary& values) { pour(visit, *entrance, view, values); });
    return response;
}

}  // namespace actiewijzer::pages::entrances
