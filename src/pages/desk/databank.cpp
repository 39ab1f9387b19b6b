#include <algorithm>

#include "desk/databank.tpl.hpp"
#include "knowledge/databases.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/words.hpp"
#include "pages/frame.hpp"
#include "text/translate.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_databank;
using accounts::problem_page;
using knowledge::ProfilePart;

/// One database, or what stands with none of them.
struct DatabaseView {
    std::string name;
    std::string text;
    std::vector<ProfilePart> parts;
    std::span<const knowledge::ReadAt> read_at{};
};

std::vector<DatabaseView> views_of(const Visit& visit, const std::vector<ProfilePart>& profile) {
    std::vector<DatabaseView> views;
    std::vector<ProfilePart> others = profile;
    for (const auto& database : knowledge::databases()) {
        const std::string id(database.collection);
        const auto* collection = visit.knowledge().collection(id);
        DatabaseView view{collection ? visit.words(collection->name) : id,
                          visit.words("databank.conditions." + id),
                          {},
                          database.read_at};
        for (const auto& part : profile)
            if (database.asks(part.id)) view.parts.push_back(part);
        std::erase_if(others, [&](const ProfilePart& part) { return database.asks(part.id); });
        views.push_back(std::move(view));
    }
    views.push_back({visit.words("databank.others"), visit.words("databank.others.text"), std::move(others)});
    return views;
}

void pour_database(const Visit& visit, const DatabaseView& view, ctemplate::TemplateDictionary& values) {
    auto* entry = values.AddSectionDictionary(m::ks_DATABASE);
    entry->SetValue(m::ks_DATABASE_NAME, view.name);
    entry->SetValue(m::ks_DATABASE_TEXT, view.text);
    std::vector<std::string> done;
    ctemplate::TemplateDictionary* to_do = nullptr;
    for (const auto& part : view.parts) {
        const auto name = visit.words("profile." + std::string(part.id));
        if (part.known) {
            done.push_back(name);
            continue;
        }
        if (!to_do) to_do = entry->AddSectionDictionary(m::ks_TO_DO);
        auto* row = to_do->AddSectionDictionary(m::ks_PART);
        row->SetValue(m::ks_PART_NAME, text::capitalised(name));
        row->SetValue(m::ks_PART_STATE, visit.words(part.said_unknown ? "databank.said_unknown" : "databank.absent"));
        if (!visit.who->account.may(Right::write)) continue;
        auto* fill = row->AddSectionDictionary(m::ks_FILL);
        fill->SetValue(m::ks_FILL_ACTION, method_url(visit, visit.capture(0)) + "/wijzigen");
        fill->SetValue(m::ks_FIELD, str(part.field));
    }
    if (!done.empty())
        fill_if(*entry, m::ks_DONE, m::ks_DONE_PARTS, text::capitalised(text::enumerate(visit.words, done)) + '.');
    if (view.read_at.empty()) return;
    auto* sources = entry->AddSectionDictionary(m::ks_SOURCES);
    for (const auto& read : view.read_at) {
        auto* source = sources->AddSectionDictionary(m::ks_SOURCE);
        source->SetValue(m::ks_SOURCE_URL, str(read.url));
        auto host = read.url.substr(read.url.find("//") + 2);
        source->SetValue(m::ks_SOURCE_NAME, str(host.substr(0, host.find('/'))));
        source->SetValue(m::ks_SOURCE_DAY, '(' + text::date(visit.words, read.day) + ')');
    }
}

}  // namespace

http::Response databank(const Visit& visit) {
    const auto& slug = visit.capture(0);
    const auto history = usecases::history(usecases::methods(visit.site.store), *visit.who, slug);
    if (!history) return problem_page(visit, history.error());
    const auto method = newest_text(visit, *history);
    if (!method) return http::Response::redirect(method_url(visit, slug));
    const auto profile = knowledge::profile_of(*method);
    const auto name = method_name(visit, slug);
    const Frame frame{.title = visit.words("databank.title", {name}),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}, {name, "/redactie/methoden/" + slug}},
                      .secret = true};
    http::Response response;
    response.body = render(visit, frame, "desk/databank.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_TITLE, frame.title);
        values.SetValue(m::ks_LEAD,
                        visit.words(in_a_database(visit, *method) ? "databank.in_one" : "databank.in_none"));
        for (const auto& view : views_of(visit, profile)) pour_database(visit, view, values);
    });
    return response;
}

}  // namespace actiewijzer::pages::desk
