#include <algorithm>
#include <array>

#include "desk/history.tpl.hpp"
#include "knowledge/profile.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/words.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "text/translate.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_history;
using accounts::now;
using accounts::problem_page;
using usecases::MethodState;

struct WithdrawForm {
    std::string reason;
    std::string moved_to;
    Problem problem{};
};

std::string state_of(const Visit& visit, const usecases::MethodRow& method) {
    switch (method.state) {
        case MethodState::prepared: return visit.words("desk.is_prepared");
        case MethodState::published: return visit.words("desk.is_published", {std::to_string(method.published)});
        case MethodState::withdrawn: return visit.words("desk.is_withdrawn", {method.reason});
        case MethodState::merged:
            return visit.words("desk.is_merged", {method_name(visit, method.moved_to), method.reason});
    }
    return {};
}

void pour_withdrawal(const Visit& visit, const usecases::MethodRow& method, const WithdrawForm& form,
                     ctemplate::TemplateDictionary& values) {
    const auto action = method_url(visit, method.slug) + "/intrekken";
    if (method.state == MethodState::withdrawn || method.state == MethodState::merged) {
        values.AddSectionDictionary(m::ks_BACK)->SetValue(m::ks_WITHDRAW_ACTION, action);
        return;
    }
    if (method.state != MethodState::published) return;
    const Field reason{.kind = Field::Kind::area,
                       .name = "reden",
                       .label = visit.words("desk.withdraw.reason"),
                       .hint = visit.words("desk.withdraw.reason.hint"),
                       .mistake = mistake_of(visit, form.problem, "reden"),
                       .value = form.reason,
                       .rows = 3};
    Field moved{.kind = Field::Kind::select,
                .name = "naar",
                .label = visit.words("desk.withdraw.into"),
                .hint = visit.words("desk.withdraw.into.hint"),
                .mistake = mistake_of(visit, form.problem, "naar"),
                .value = form.moved_to,
                .choices = {{"", visit.words("desk.withdraw.nowhere")}},
                .optional = true};
    for (const auto& each : visit.knowledge().methods)
        if (each.slug != method.slug) moved.choices.push_back({each.slug, each.name});
    auto* part = values.AddSectionDictionary(m::ks_WITHDRAW);
    part->SetValue(m::ks_WITHDRAW_ACTION, action);
    pour_mistakes(visit, {reason, moved}, *part, m::ks_MISTAKES);
    pour_field(visit, reason, *part, m::ks_REASON);
    pour_field(visit, moved, *part, m::ks_MOVED_TO);
}

void pour_complete(const Visit& visit, const usecases::MethodHistory& history, ctemplate::TemplateDictionary& values) {
    const auto method = newest_text(visit, history);
    if (!method) return;
    std::array<std::vector<std::string>, 3> names;  // described, said to be unknown, not written yet
    for (const auto& part : knowledge::profile_of(*method))
        names.at(part.known ? 0 : part.said_unknown ? 1 : 2).push_back(visit.words("profile." + std::string(part.id)));
    static constexpr std::array keys{"desk.complete.described", "desk.complete.unknown", "desk.complete.absent"};
    auto* section = values.AddSectionDictionary(m::ks_COMPLETE);
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (names.at(at).empty()) continue;
        auto* stand = section->AddSectionDictionary(m::ks_STAND);
        stand->SetValue(m::ks_STAND_NAME, visit.words(keys.at(at)));
        stand->SetValue(m::ks_STAND_PARTS, text::capitalised(text::enumerate(visit.words, names.at(at))) + '.');
    }
    show_if(*section, !in_a_database(visit, *method), m::ks_ONLY_EXPLORED);
    section->SetValue(m::ks_DATABANK, method_url(visit, history.method.slug) + "/databank");
}

http::Response page(const Visit& visit, const WithdrawForm& form) {
    const auto& slug = visit.capture(0);
    const auto history = usecases::method_history(visit.site.store, *visit.who, slug);
    if (!history) return problem_page(visit, history.error());
    const auto lines = usecases::method_audit(visit.site.store, *visit.who, slug);
    if (!lines) return problem_page(visit, lines.error());
    const bool writes = visit.who->account.may(Right::write);
    const Names names(visit);
    http::Response response;
    auto title = method_name(visit, slug);
    const auto name = title;
    if (!form.problem.fields.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    const Frame frame{.title = std::move(title),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}},
                      .secret = true};
    response.body = render(visit, frame, "desk/history.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_NAME, name);
        values.SetValue(m::ks_STATE, state_of(visit, history->method));
        if (history->method.state != MethodState::prepared)
            values.AddSectionDictionary(m::ks_PUBLIC)->SetValue(m::ks_PUBLIC_HREF, visit.url("/methoden/" + slug));
        if (writes)
            values.AddSectionDictionary(m::ks_CHANGE)
                ->SetValue(m::ks_CHANGE_ACTION, method_url(visit, slug) + "/wijzigen");
        pour_complete(visit, *history, values);
        for (const auto& version : history->versions) {
            auto* entry = values.AddSectionDictionary(m::ks_VERSION);
            entry->SetValue(m::ks_VERSION_HREF, version_url(visit, version));
            entry->SetValue(m::ks_VERSION_NAME, visit.words("desk.version", {std::to_string(version.number)}));
            entry->SetValue(m::ks_VERSION_STATE, state_name(visit, version.state));
            if (!version.author.empty()) fill_if(*entry, m::ks_VERSION_NOTE, m::ks_NOTE, version.note);
            entry->SetValue(m::ks_VERSION_ABOUT,
                            visit.words("desk.row", {names(version.author), moment(visit, version.changed_at)}));
            if (writes && version.state == usecases::VersionState::replaced)
                entry->AddSectionDictionary(m::ks_RESTORE)->SetValue(m::ks_RESTORE_ACTION, version_url(visit, version));
        }
        if (writes) pour_withdrawal(visit, history->method, form, values);
        auto* audited = lines->empty() ? nullptr : values.AddSectionDictionary(m::ks_AUDITED);
        for (const auto& line : *lines)
            audited->AddSectionDictionary(m::ks_AUDIT)
                ->SetValue(m::ks_AUDIT_LINE, visit.words("audit." + line.action, {names(line.account), line.detail}) +
                                                 ". " + moment(visit, line.at) + '.');
    });
    return response;
}

/// The place of a field in the form of a draft; empty for what is no name of one.
std::string at_field(const std::string& field) {
    const bool name = std::ranges::all_of(field, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
    if (field.empty() || !name) return {};
    auto id = field;
    std::ranges::replace(id, '.', '-');
    return "?veld=" + field + '#' + id;
}

}  // namespace

http::Response history(const Visit& visit) { return page(visit, {}); }

http::Response begin_change(const Visit& visit) {
    const auto draft = usecases::begin_change(visit.site.store, *visit.who, visit.capture(0), visit.knowledge(), now());
    if (!draft) return problem_page(visit, draft.error());
    const std::string field(visit.request.form().get("veld").value_or(""));
    return http::Response::redirect(version_url(visit, *draft) + at_field(field));
}

http::Response withdraw(const Visit& visit) {
    const auto form = visit.request.form();
    const auto& slug = visit.capture(0);
    WithdrawForm typed{std::string(form.get("reden").value_or("")), std::string(form.get("naar").value_or(""))};
    const auto done = form.get("doe") == "terughalen"
                          ? usecases::bring_back(visit.site.store, *visit.who, slug, now())
                          : usecases::withdraw(visit.site.store, *visit.who, slug, typed.reason, typed.moved_to,
                                               visit.knowledge(), now());
    if (done) {
        visit.site.published_anew();
        return http::Response::redirect(method_url(visit, slug));
    }
    if (done.error().kind != Problem::Kind::invalid_input) return problem_page(visit, done.error());
    typed.problem = done.error();
    return page(visit, typed);
}

}  // namespace actiewijzer::pages::desk
