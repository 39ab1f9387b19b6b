#include <algorithm>
#include <array>

#include "desk/show.tpl.hpp"
#include "domain/slug.hpp"
#include "knowledge/method_text.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/subject.hpp"
#include "pages/desk/words.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "text/civil_time.hpp"
#include "usecases/collections.hpp"
#include "usecases/imports.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_show;
using accounts::now;
using accounts::problem_page;

void pour_rows(const Visit& visit, const Names& names, const Subject& subject,
               const std::vector<usecases::VersionRow>& versions, ctemplate::TemplateDictionary& list) {
    for (const auto& version : versions) {
        auto* row = list.AddSectionDictionary(m::ks_ROW);
        const auto name = subject.name(visit, version.slug, version.text);
        row->SetValue(m::ks_ROW_HREF, url_of(visit, subject, version));
        row->SetValue(m::ks_ROW_NAME,
                      &subject == &collection_subject() ? visit.words("desk.collection.row", {name}) : name);
        if (!version.author.empty()) fill_if(*row, m::ks_ROW_NOTE, m::ks_NOTE, version.note);
        row->SetValue(m::ks_ROW_ABOUT,
                      visit.words("desk.row", {names(version.author), moment(visit, version.changed_at)}));
    }
}

void pour_list(const Visit& visit, const Names& names, std::string_view title,
               const std::vector<usecases::VersionRow>& methods, const std::vector<usecases::VersionRow>& collections,
               ctemplate::TemplateDictionary& values) {
    if (methods.empty() && collections.empty()) return;
    auto* list = values.AddSectionDictionary(m::ks_LIST);
    list->SetValue(m::ks_LIST_TITLE, visit.words(title));
    pour_rows(visit, names, method_subject(), methods, *list);
    pour_rows(visit, names, collection_subject(), collections, *list);
}

void fill_done(const Visit& visit, ctemplate::TemplateDictionary& values) {
    for (const std::string_view what : {"ingevoerd", "teruggegeven"})
        if (visit.request.query.get("gedaan") == what)
            fill_if(values, m::ks_DONE, m::ks_DONE_TEXT, visit.words("desk.done." + std::string(what)));
}

void pour_imports(const Visit& visit, const Names& names, const std::vector<usecases::ImportRow>& imports,
                  ctemplate::TemplateDictionary& values) {
    if (imports.empty()) return;
    auto* list = values.AddSectionDictionary(m::ks_LIST);
    list->SetValue(m::ks_LIST_TITLE, visit.words("imports.waiting"));
    for (const auto& import : imports) {
        auto* row = list->AddSectionDictionary(m::ks_ROW);
        row->SetValue(m::ks_ROW_HREF, visit.url("/redactie/invoer/" + import.id));
        row->SetValue(m::ks_ROW_NAME, import.file_name);
        const bool own = import.account == visit.who->account.id;
        const auto state = import.state == usecases::ImportState::returned ? "imports.row.returned"
                           : own                                           ? "imports.row.waits"
                           : visit.who->account.may(Right::review)         ? "imports.row.review"
                                                                           : "imports.row.others";
        fill_if(*row, m::ks_ROW_NOTE, m::ks_NOTE,
                visit.words(state, {visit.words.count("imports.texts", static_cast<std::size_t>(import.texts()))}));
        row->SetValue(m::ks_ROW_ABOUT,
                      visit.words("desk.row", {names(import.account), moment(visit, import.changed_at)}));
    }
}

void pour_suggestions(const Visit& visit, const std::vector<usecases::SuggestionRow>& suggestions,
                      ctemplate::TemplateDictionary& values) {
    if (suggestions.empty()) return;
    auto* list = values.AddSectionDictionary(m::ks_SUGGESTIONS);
    for (const auto& each : suggestions) {
        auto* entry = list->AddSectionDictionary(m::ks_SUGGESTION);
        auto about = each.slug.empty() ? visit.words("desk.suggestion.new") : method_name(visit, each.slug);
        if (!each.part.empty()) about += ": " + visit.words("method.section." + each.part);
        entry->SetValue(m::ks_ABOUT, about);
        entry->SetValue(m::ks_SAID, each.text);
        entry->SetValue(m::ks_WHEN, moment(visit, each.at));
        if (!each.slug.empty() && visit.who->account.may(Right::write))
            entry->AddSectionDictionary(m::ks_CHANGE)
                ->SetValue(m::ks_CHANGE_ACTION, method_url(visit, each.slug) + "/wijzigen");
        if (visit.who->account.may(Right::review))
            entry->AddSectionDictionary(m::ks_ANSWER)
                ->SetValue(m::ks_ANSWER_ACTION, visit.url("/redactie/reacties/" + each.id));
    }
}

/// Those that editors meant to look at again by now, the longest overdue first.
void pour_overdue(const Visit& visit, ctemplate::TemplateDictionary& values) {
    constexpr std::size_t most = 10;
    const auto today = text::dutch_today();
    std::vector<const Method*> overdue;
    for (const auto& method : visit.knowledge().methods)
        if (!method.review_by.empty() && method.review_by < today) overdue.push_back(&method);
    if (overdue.empty()) return;
    std::ranges::stable_sort(overdue, {}, &Method::review_by);
    auto* list = values.AddSectionDictionary(m::ks_OVERDUE);
    for (std::size_t at = 0; at < std::min(most, overdue.size()); ++at) {
        auto* row = list->AddSectionDictionary(m::ks_OVERDUE_ROW);
        row->SetValue(m::ks_OVERDUE_HREF, method_url(visit, overdue[at]->slug));
        row->SetValue(m::ks_OVERDUE_NAME, overdue[at]->name);
        row->SetValue(m::ks_OVERDUE_SINCE,
                      visit.words("desk.overdue.since", {text::date(visit.words, overdue[at]->review_by)}));
    }
    if (overdue.size() > most)
        fill_if(*list, m::ks_OVERDUE_MORE, m::ks_OVERDUE_MORE_TEXT,
                visit.words("desk.overdue.more", {std::to_string(overdue.size() - most)}));
}

/// A name without case, so that it is found however it is typed.
std::string lower_case(std::string_view name) {
    std::string lower(name);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
    return lower;
}

std::string about(const Visit& visit, const usecases::MethodRow& row) {
    static constexpr std::array states{"desk.method.prepared", "desk.method.published", "desk.method.withdrawn",
                                       "desk.method.merged"};
    auto said = text::capitalised(visit.words(states.at(static_cast<std::size_t>(row.state))));
    if (const auto* method = visit.knowledge().method(row.slug)) {
        said += ". " + text::capitalised(how_complete(visit, *method));
        if (!method->review_by.empty())
            said += ". " + visit.words("desk.look_again", {text::date(visit.words, method->review_by)});
    }
    return said + '.';
}

void pour_methods(const Visit& visit, const std::vector<usecases::MethodRow>& methods,
                  ctemplate::TemplateDictionary& values) {
    constexpr std::size_t most = 100;
    const std::string typed(visit.request.query.get("zoek").value_or(""));
    values.SetValue(m::ks_HERE, visit.url("/redactie"));
    values.SetValue(m::ks_FIND, typed);
    const auto wanted = lower_case(typed);
    std::size_t found = 0;
    for (const auto& row : methods) {
        const auto name = method_name(visit, row.slug);
        if (lower_case(name).find(wanted) == std::string::npos && row.slug.find(wanted) == std::string::npos) continue;
        if (++found > most) continue;
        auto* entry = values.AddSectionDictionary(m::ks_METHOD);
        entry->SetValue(m::ks_METHOD_HREF, method_url(visit, row.slug));
        entry->SetValue(m::ks_METHOD_NAME, name);
        entry->SetValue(m::ks_METHOD_ABOUT, about(visit, row));
    }
    auto count = visit.words.count("desk.methods.count", found);
    if (found > most) count += ' ' + visit.words("desk.methods.first", {std::to_string(most)});
    values.SetValue(m::ks_COUNT, count);
}

/// "2 werken niet, 1 is verhuisd".
std::string links_count(const Visit& visit) {
    std::size_t dead = 0;
    std::size_t moved = 0;
    for (const auto& [url, link] : *visit.edition->links) ++(link.state == LinkState::dead ? dead : moved);
    if (dead + moved == 0) return visit.words("links.count.none");
    return visit.words.count("links.count.dead", dead) + ", " + visit.words.count("links.count.moved", moved);
}

http::Response page(const Visit& visit, const std::string& typed_name, std::string mistake) {
    const auto overview = usecases::desk_overview(visit.site.store, *visit.who);
    if (!overview) return problem_page(visit, overview.error());
    const auto collections = usecases::waiting(usecases::collections(visit.site.store), *visit.who);
    if (!collections) return problem_page(visit, collections.error());
    const auto imports = usecases::waiting_imports(visit.site.store, *visit.who);
    if (!imports) return problem_page(visit, imports.error());
    http::Response response;
    auto title = visit.words("desk.title");
    if (!mistake.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    const Field name{.name = "naam",
                     .label = visit.words("desk.new.name"),
                     .hint = visit.words("desk.new.hint"),
                     .mistake = std::move(mistake),
                     .value = typed_name};
    const Names names(visit);
    const Frame frame{.title = std::move(title), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "desk/show.html", [&](ctemplate::TemplateDictionary& values) {
        const bool quiet = overview->to_review.empty() && overview->returned.empty() && overview->suggestions.empty() &&
                           collections->to_review.empty() && collections->returned.empty() && imports->empty();
        show_if(values, quiet, m::ks_QUIET);
        const auto& account = visit.who->account;
        fill_done(visit, values);
        pour_imports(visit, names, *imports, values);
        pour_list(visit, names, account.may(Right::review) ? "desk.to_review" : "desk.under_review",
                  overview->to_review, collections->to_review, values);
        pour_list(visit, names, "desk.returned", overview->returned, collections->returned, values);
        pour_list(visit, names, "desk.drafts", overview->drafts, collections->drafts, values);
        pour_list(visit, names, "desk.waiting", overview->waiting, collections->waiting, values);
        pour_list(visit, names, "desk.of_others", overview->of_others, collections->of_others, values);
        pour_suggestions(visit, overview->suggestions, values);
        values.SetValue(m::ks_LINKS, visit.url("/redactie/links"));
        values.SetValue(m::ks_LINKS_COUNT, links_count(visit));
        if (account.may(Right::write)) {
            auto* part = values.AddSectionDictionary(m::ks_NEW);
            part->SetValue(m::ks_NEW_ACTION, visit.url("/redactie/methoden"));
            part->SetValue(m::ks_IMPORT, visit.url("/redactie/invoer"));
            pour_mistakes(visit, {name}, *part, m::ks_MISTAKES);
            pour_field(visit, name, *part, m::ks_NEW_NAME);
        }
        pour_overdue(visit, values);
        pour_methods(visit, overview->methods, values);
        values.SetValue(m::ks_COLLECTIONS, visit.url(collection_subject().parent()));
        if (account.may(Right::manage_accounts))
            values.AddSectionDictionary(m::ks_ADMIN)->SetValue(m::ks_ACCOUNTS, visit.url("/redactie/accounts"));
    });
    return response;
}

/// What an editor starts from: every heading that must be there, and "niet bekend" where that is an answer.
std::string first_text(const std::string& name) {
    Method method;
    method.name = name;
    method.duration = method.costs = "niet bekend";
    for (const auto& heading : knowledge::method_headings())
        if (heading.required)
            method.sections.push_back({std::string(heading.id), std::string(heading.title), "Niet bekend.\n", {}});
    return knowledge::write_method_text(method);
}

}  // namespace

http::Response show(const Visit& visit) { return page(visit, {}, {}); }

http::Response begin_method(const Visit& visit) {
    const std::string typed(visit.request.form().get("naam").value_or(""));
    const auto slug = slug_of(typed);
    const auto draft = usecases::begin_method(visit.site.store, *visit.who, slug, first_text(typed), now());
    if (draft) return http::Response::redirect(version_url(visit, *draft));
    if (draft.error().kind != Problem::Kind::invalid_input) return problem_page(visit, draft.error());
    return page(visit, typed, visit.words(draft.error().fields.front().reason));
}

http::Response answer_suggestion(const Visit& visit) {
    const auto done = usecases::answer_suggestion(visit.site.store, *visit.who, visit.capture(0), now());
    if (!done && done.error().kind != Problem::Kind::conflict) return problem_page(visit, done.error());
    return http::Response::redirect(visit.url("/redactie"));
}

}  // namespace actiewijzer::pages::desk
