#include <algorithm>

#include "desk/history.tpl.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/subject.hpp"
#include "pages/desk/words.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "text/translate.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_history;
using accounts::now;
using accounts::problem_page;
using usecases::KeptState;

struct WithdrawForm {
    std::string reason;
    std::string moved_to;
    Problem problem{};
};

std::string state_of(const Visit& visit, const Subject& subject, const usecases::KeptRow& row) {
    switch (row.state) {
        case KeptState::prepared: return visit.words(subject.words().prepared);
        case KeptState::published: return visit.words("desk.is_published", {std::to_string(row.published)});
        case KeptState::withdrawn: return visit.words("desk.is_withdrawn", {row.reason});
        case KeptState::merged:
            return visit.words("desk.is_merged", {subject.name(visit, row.moved_to, {}), row.reason});
    }
    return {};
}

std::string done_by(const Visit& visit, const Names& names, const store::AuditLine& line) {
    const auto who = names(line.account);
    return line.token.empty() ? who : visit.words("audit.by_token", {who, line.token});
}

/// The method that this one becomes part of.
Field moved_field(const Visit& visit, const std::string& slug, const WithdrawForm& form) {
    Field moved{.kind = Field::Kind::select,
                .name = "naar",
                .label = visit.words("desk.withdraw.into"),
                .hint = visit.words("desk.withdraw.into.hint"),
                .mistake = mistake_of(visit, form.problem, "naar"),
                .value = form.moved_to,
                .choices = {{"", visit.words("desk.withdraw.nowhere")}},
                .optional = true};
    for (const auto& each : visit.knowledge().methods)
        if (each.slug != slug) moved.choices.push_back({each.slug, each.name});
    return moved;
}

void pour_withdrawal(const Visit& visit, const Subject& subject, const usecases::KeptRow& row, const WithdrawForm& form,
                     ctemplate::TemplateDictionary& values) {
    const auto action = url_of(visit, subject, row.slug) + "/intrekken";
    if (row.state == KeptState::withdrawn || row.state == KeptState::merged) {
        auto* back = values.AddSectionDictionary(m::ks_BACK);
        back->SetValue(m::ks_BACK_TITLE, visit.words(subject.words().bring_back));
        back->SetValue(m::ks_WITHDRAW_ACTION, action);
        return;
    }
    if (row.state != KeptState::published) return;
    const Field reason{.kind = Field::Kind::area,
                       .name = "reden",
                       .label = visit.words("desk.withdraw.reason"),
                       .hint = visit.words("desk.withdraw.reason.hint"),
                       .mistake = mistake_of(visit, form.problem, "reden"),
                       .value = form.reason,
                       .rows = 3};
    auto* part = values.AddSectionDictionary(m::ks_WITHDRAW);
    part->SetValue(m::ks_WITHDRAW_TITLE, visit.words(subject.words().withdraw));
    part->SetValue(m::ks_WITHDRAW_TEXT, visit.words(subject.words().withdraw_text));
    part->SetValue(m::ks_WITHDRAW_ACTION, action);
    std::vector<Field> fields{reason};
    pour_field(visit, reason, *part, m::ks_REASON);
    if (subject.merges()) {
        fields.push_back(moved_field(visit, row.slug, form));
        pour_field(visit, fields.back(), *part, m::ks_MOVED_TO);
    }
    pour_mistakes(visit, fields, *part, m::ks_MISTAKES);
}

void pour_completeness(const Visit& visit, const Completeness& complete, ctemplate::TemplateDictionary& values) {
    auto* section = values.AddSectionDictionary(m::ks_COMPLETE);
    for (const auto& each : complete.stands) {
        auto* stand = section->AddSectionDictionary(m::ks_STAND);
        stand->SetValue(m::ks_STAND_NAME, each.name);
        stand->SetValue(m::ks_STAND_PARTS, text::capitalised(text::enumerate(visit.words, each.parts)) + '.');
    }
    show_if(*section, complete.only_explored, m::ks_ONLY_EXPLORED);
    section->SetValue(m::ks_DATABANK, complete.databank);
}

http::Response page(const Visit& visit, const Subject& subject, const WithdrawForm& form) {
    const auto& slug = visit.capture(0);
    const auto kept = subject.kept(visit.site.store);
    const auto history = usecases::history(kept, *visit.who, slug);
    if (!history) return problem_page(visit, history.error());
    const auto lines = usecases::audit(kept, *visit.who, slug);
    if (!lines) return problem_page(visit, lines.error());
    const bool writes = visit.who->account.may(Right::write);
    const Names names(visit);
    http::Response response;
    auto title = subject.name(visit, slug, history->versions.front().text);
    const auto name = title;
    if (!form.problem.fields.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    const Frame frame{
        .title = std::move(title), .description = {}, .crumbs = crumbs_of(visit, subject), .secret = true};
    response.body = render(visit, frame, "desk/history.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_NAME, name);
        values.SetValue(m::ks_STATE, state_of(visit, subject, history->kept));
        if (history->kept.state != KeptState::prepared)
            values.AddSectionDictionary(m::ks_PUBLIC)
                ->SetValue(m::ks_PUBLIC_HREF, visit.url(std::string(subject.path()) + slug));
        if (writes) {
            auto* change = values.AddSectionDictionary(m::ks_CHANGE);
            change->SetValue(m::ks_CHANGE_ACTION, url_of(visit, subject, slug) + "/wijzigen");
            change->SetValue(m::ks_CHANGE_LABEL, visit.words(subject.words().change));
        }
        if (const auto complete = subject.completeness(visit, *history)) pour_completeness(visit, *complete, values);
        for (const auto& version : history->versions) {
            auto* entry = values.AddSectionDictionary(m::ks_VERSION);
            entry->SetValue(m::ks_VERSION_HREF, url_of(visit, subject, version));
            entry->SetValue(m::ks_VERSION_NAME, visit.words("desk.version", {std::to_string(version.number)}));
            entry->SetValue(m::ks_VERSION_STATE, state_name(visit, version.state));
            if (!version.author.empty()) fill_if(*entry, m::ks_VERSION_NOTE, m::ks_NOTE, version.note);
            entry->SetValue(m::ks_VERSION_ABOUT,
                            visit.words("desk.row", {names(version.author), moment(visit, version.changed_at)}));
            if (writes && version.state == usecases::VersionState::replaced)
                entry->AddSectionDictionary(m::ks_RESTORE)
                    ->SetValue(m::ks_RESTORE_ACTION, url_of(visit, subject, version));
        }
        if (writes) pour_withdrawal(visit, subject, history->kept, form, values);
        auto* audited = lines->empty() ? nullptr : values.AddSectionDictionary(m::ks_AUDITED);
        for (const auto& line : *lines)
            audited->AddSectionDictionary(m::ks_AUDIT)
                ->SetValue(m::ks_AUDIT_LINE,
                           visit.words("audit." + line.action, {done_by(visit, names, line), line.detail}) + ". " +
                               moment(visit, line.at) + '.');
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

http::Response history_page(const Visit& visit, const Subject& subject) { return page(visit, subject, {}); }

http::Response begin_change(const Visit& visit, const Subject& subject) {
    const auto& slug = visit.capture(0);
    const auto draft = usecases::begin_change(subject.kept(visit.site.store), *visit.who, slug,
                                              subject.first_text(visit, slug), now());
    if (!draft) return problem_page(visit, draft.error());
    const std::string field(visit.request.form().get("veld").value_or(""));
    return http::Response::redirect(url_of(visit, subject, *draft) + at_field(field));
}

namespace {

/// `withdraw` does it, with what was typed.
template <class Withdraw>
http::Response withdraw_or_bring_back(const Visit& visit, const Subject& subject, Withdraw withdraw) {
    const auto form = visit.request.form();
    const auto& slug = visit.capture(0);
    WithdrawForm typed{std::string(form.get("reden").value_or("")), std::string(form.get("naar").value_or(""))};
    const auto done = form.get("doe") == "terughalen"
                          ? usecases::bring_back(subject.kept(visit.site.store), *visit.who, slug, now())
                          : withdraw(slug, typed);
    if (done) {
        visit.site.published_anew();
        return http::Response::redirect(url_of(visit, subject, slug));
    }
    if (done.error().kind != Problem::Kind::invalid_input) return problem_page(visit, done.error());
    typed.problem = done.error();
    return page(visit, subject, typed);
}

}  // namespace

http::Response withdraw(const Visit& visit) {
    return withdraw_or_bring_back(visit, method_subject(),
                                  [&](const std::string& slug, const WithdrawForm& typed) -> Result<void> {
                                      return usecases::withdraw(visit.site.store, *visit.who, slug, typed.reason,
                                                                typed.moved_to, visit.knowledge(), now());
                                  });
}

http::Response withdraw_collection(const Visit& visit) {
    return withdraw_or_bring_back(visit, collection_subject(),
                                  [&](const std::string& slug, const WithdrawForm& typed) -> Result<void> {
                                      return usecases::withdraw(collection_subject().kept(visit.site.store), *visit.who,
                                                                slug, typed.reason, {}, now());
                                  });
}

}  // namespace actiewijzer::pages::desk
