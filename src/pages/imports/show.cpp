#include <algorithm>
#include <array>
#include <charconv>

#include "imports/show.tpl.hpp"
#include "knowledge/method_paths.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/difference.hpp"
#include "pages/desk/words.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "pages/imports/pages.hpp"
#include "text/translate.hpp"
#include "usecases/imports.hpp"

namespace actiewijzer::pages::imports {

namespace {

namespace m = markers::imports_show;
using accounts::now;
using accounts::problem_page;
using usecases::ImportRow;
using usecases::ImportState;

constexpr int changes_a_page = 25;

/// The page of one import, and what came of what was just asked.
struct ImportView {
    ImportRow import;
    int page = 1;
    std::string done{};     ///< message key
    std::string refused{};  ///< in words
    std::string remark{};   ///< of a reviewer, as typed
    std::string remark_mistake{};
    unsigned status = 200;

    int pages() const { return (import.texts() + changes_a_page - 1) / changes_a_page; }
};

std::string import_url(const Visit& visit, const ImportRow& import) {
    return visit.url("/redactie/invoer/" + import.id);
}

bool own(const Visit& visit, const ImportRow& import) { return import.account == visit.who->account.id; }

std::string counts_of(const Visit& visit, const ImportRow& import) {
    std::vector<std::string> parts;
    for (const auto& [key, number] :
         {std::pair{"imports.added", import.added}, {"imports.changed", import.changed}, {"imports.same", import.same}})
        if (number > 0) parts.push_back(visit.words.count(key, static_cast<std::size_t>(number)));
    return text::capitalised(text::enumerate(visit.words, parts)) + '.';
}

std::string_view what_now(const Visit& visit, const ImportRow& import) {
    if (import.state == ImportState::proposed)
        return own(visit, import)                      ? "imports.now.waits"
               : visit.who->account.may(Right::review) ? "imports.now.review"
                                                       : "imports.now.others";
    return import.state == ImportState::prepared ? "imports.now.prepared" : "imports.now.returned";
}

void pour_actions(const Visit& visit, const ImportView& view, ctemplate::TemplateDictionary& values) {
    const auto& import = view.import;
    const auto& account = visit.who->account;
    const bool mine = own(visit, import) && account.may(Right::write);
    const bool proposed = import.state == ImportState::proposed;
    const bool reviews = proposed && !own(visit, import) && account.may(Right::review);
    if (!mine && !reviews) return;
    auto* actions = values.AddSectionDictionary(m::ks_ACTIONS);
    actions->SetValue(m::ks_ACTION, import_url(visit, import));
    const auto texts = static_cast<std::size_t>(import.texts());
    if (mine && !proposed)
        actions->AddSectionDictionary(m::ks_OWN)->SetValue(m::ks_PROPOSE, visit.words.count("imports.propose", texts));
    show_if(*actions, mine && proposed, m::ks_TAKE_BACK);
    if (!reviews) return;
    auto* review = actions->AddSectionDictionary(m::ks_REVIEW);
    review->SetValue(m::ks_PUBLISH, visit.words.count("imports.publish", texts));
    const Field remark{.kind = Field::Kind::area,
                       .name = "opmerking",
                       .label = visit.words("desk.remark"),
                       .hint = visit.words("imports.remark.hint"),
                       .mistake = view.remark_mistake,
                       .value = view.remark,
                       .rows = 3};
    pour_mistakes(visit, {remark}, *review, m::ks_MISTAKES);
    pour_field(visit, remark, *review, m::ks_REMARK_FIELD);
}

std::string value_of(const std::vector<knowledge::MethodField>& fields, std::string_view path) {
    const auto found = std::ranges::find(fields, path, &knowledge::MethodField::path);
    return found == fields.end() ? std::string() : found->value;
}

void pour_change(const Visit& visit, const usecases::ImportChange& change, ctemplate::TemplateDictionary& values) {
    const bool added = change.before.empty();
    auto* entry = values.AddSectionDictionary(added ? m::ks_ADDED : m::ks_CHANGED);
    if (added) {
        const auto fields = knowledge::fields_in(change.after);
        entry->SetValue(m::ks_ADDED_NAME, visit.words("imports.new", {value_of(fields, "name")}));
        entry->SetValue(m::ks_ADDED_SUMMARY, value_of(fields, "summary.nl"));
    } else {
        entry->SetValue(m::ks_CHANGED_HREF, desk::method_url(visit, change.slug));
        entry->SetValue(m::ks_CHANGED_NAME, desk::method_name(visit, change.slug));
        fill_if(*entry, m::ks_WARNING, m::ks_WARNING_TEXT,
                change.overtaken ? visit.words("imports.overtaken.one_method")
                : change.hidden  ? visit.words("imports.hidden")
                                 : std::string());
    }
    desk::pour_differences(visit, desk::differences(visit, change.before, change.after), *entry, m::ks_DIFFERENCES);
}

void pour_pages(const Visit& visit, const ImportView& view, ctemplate::TemplateDictionary& values) {
    if (view.pages() < 2) return;
    const auto first = (view.page - 1) * changes_a_page;
    const auto last = std::min(first + changes_a_page, view.import.texts());
    fill_if(values, m::ks_PLACE, m::ks_PLACE_TEXT,
            visit.words("imports.place",
                        {std::to_string(first + 1), std::to_string(last), std::to_string(view.import.texts())}));
    auto* part = values.AddSectionDictionary(m::ks_PAGES);
    const auto address = [&](int page) {
        return import_url(visit, view.import) + "?pagina=" + std::to_string(page) + "#wijzigingen";
    };
    if (view.page > 1) fill_if(*part, m::ks_PREVIOUS, m::ks_PREVIOUS_HREF, address(view.page - 1));
    if (view.page < view.pages()) fill_if(*part, m::ks_NEXT, m::ks_NEXT_HREF, address(view.page + 1));
}

http::Response page(const Visit& visit, const ImportView& view) {
    const auto& import = view.import;
    const auto changes = usecases::import_changes(visit.site.store, *visit.who, import,
                                                  (view.page - 1) * changes_a_page, changes_a_page);
    if (!changes) return problem_page(visit, changes.error());
    static constexpr std::array states{"imports.state.prepared", "imports.state.proposed", "imports.state.returned"};
    const desk::Names names(visit);
    http::Response response;
    response.status = view.status;
    const auto name = visit.words("imports.of_file", {import.file_name});
    const Frame frame{.title = view.status == 200 ? name : visit.words("form.mistake_title", {name}),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}},
                      .secret = true};
    response.body = render(visit, frame, "imports/show.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_TITLE, name);
        values.SetValue(m::ks_ABOUT,
                        visit.words("imports.about", {visit.words(states.at(static_cast<std::size_t>(import.state))),
                                                      names(import.account), desk::moment(visit, import.changed_at)}));
        if (!view.done.empty())
            values.AddSectionDictionary(m::ks_DONE)->SetValue(m::ks_DONE_TEXT, visit.words(view.done));
        fill_if(values, m::ks_REFUSED, m::ks_REFUSED_TEXT, view.refused);
        fill_if(values, m::ks_REMARK, m::ks_REMARK_TEXT, import.remark);
        values.SetValue(m::ks_COUNTS, counts_of(visit, import));
        fill_if(values, m::ks_NOTE, m::ks_NOTE_TEXT, import.note);
        values.SetValue(m::ks_WHAT_NOW, visit.words(what_now(visit, import)));
        pour_actions(visit, view, values);
        for (const auto& change : *changes) pour_change(visit, change, values);
        pour_pages(visit, view, values);
    });
    return response;
}

http::Response publish(const Visit& visit, ImportView view) {
    const auto obstacles =
        usecases::publish_import(visit.site.store, *visit.who, view.import.id, visit.knowledge(), now());
    if (obstacles && obstacles->none()) {
        visit.site.published_anew();
        return http::Response::redirect(visit.url("/redactie") + "?gedaan=ingevoerd");
    }
    if (!obstacles && obstacles.error().kind != Problem::Kind::conflict) return problem_page(visit, obstacles.error());
    const auto named = [&](const std::vector<std::string>& slugs) {
        constexpr std::size_t most = 10;
        std::vector<std::string> methods;
        for (std::size_t at = 0; at < std::min(most, slugs.size()); ++at)
            methods.push_back(desk::method_name(visit, slugs[at]));
        if (slugs.size() > most)
            methods.push_back(visit.words("imports.and_more", {std::to_string(slugs.size() - most)}));
        return text::enumerate(visit.words, methods);
    };
    view.refused = !obstacles                      ? visit.words("desk.changed_meanwhile")
                   : obstacles->own                ? visit.words("desk.own_review")
                   : !obstacles->overtaken.empty() ? visit.words("imports.overtaken", {named(obstacles->overtaken)})
                                                   : visit.words("imports.faulty", {named(obstacles->faulty)});
    view.status = 409;
    return page(visit, view);
}

http::Response give_back(const Visit& visit, ImportView view, const http::Parameters& form) {
    view.remark = form.get("opmerking").value_or("");
    const auto done = usecases::give_back_import(visit.site.store, *visit.who, view.import.id, view.remark, now());
    if (done) return http::Response::redirect(visit.url("/redactie") + "?gedaan=teruggegeven");
    if (done.error().kind != Problem::Kind::invalid_input) return problem_page(visit, done.error());
    view.remark_mistake = mistake_of(visit, done.error(), "opmerking");
    view.status = 400;
    return page(visit, view);
}

/// The page of the list that is asked for; within its bounds.
int page_number(const Visit& visit) {
    const auto asked = visit.request.query.get("pagina").value_or("");
    int page = 1;
    std::from_chars(asked.data(), asked.data() + asked.size(), page);
    return page;
}

}  // namespace

http::Response show(const Visit& visit) {
    const auto import = usecases::open_import(visit.site.store, *visit.who, visit.capture(0), now());
    if (!import) return problem_page(visit, import.error());
    ImportView view{.import = *import};
    view.page = std::clamp(page_number(visit), 1, std::max(1, view.pages()));
    if (visit.request.query.get("gedaan") == "voorgesteld") view.done = "imports.done.proposed";
    return page(visit, view);
}

http::Response change(const Visit& visit) {
    auto& store = visit.site.store;
    const auto& id = visit.capture(0);
    const auto import = usecases::open_import(store, *visit.who, id, now());
    if (!import) return problem_page(visit, import.error());
    const auto form = visit.request.form();
    const auto what = form.get("doe").value_or("");
    if (what == "publiceren") return publish(visit, {.import = *import});
    if (what == "teruggeven") return give_back(visit, {.import = *import}, form);
    const auto done = what == "voorstellen"  ? usecases::propose_import(store, *visit.who, id, now())
                      : what == "terugnemen" ? usecases::take_back_import(store, *visit.who, id, now())
                      : what == "weggooien"  ? usecases::discard_import(store, *visit.who, id, now())
                                             : Result<void>(Problem{Problem::Kind::invalid_input, {}});
    if (!done) return problem_page(visit, done.error());
    if (what == "weggooien") return http::Response::redirect(visit.url("/redactie"));
    return http::Response::redirect(import_url(visit, *import) + (what == "voorstellen" ? "?gedaan=voorgesteld" : ""));
}

}  // namespace actiewijzer::pages::imports
