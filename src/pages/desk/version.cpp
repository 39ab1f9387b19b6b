#include <algorithm>
#include <charconv>

#include "desk/version.tpl.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/subject.hpp"
#include "pages/desk/words.hpp"
#include "pages/frame.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_version;
using accounts::now;
using accounts::problem_page;
using usecases::VersionRow;
using usecases::VersionState;

/// The page of one version, and what came of what was just asked.
struct VersionView {
    const Subject& subject;
    VersionRow version;
    usecases::History history{};
    std::vector<usecases::RemarkRow> remarks{};
    bool as_text = false;                    ///< edit the whole text instead of the form
    std::string field{};                     ///< its group stands open
    std::vector<knowledge::Fault> faults{};  ///< told beside their fields
    std::optional<Rejected> rejected{};
    std::string stored{};   ///< a conflict: the text that somebody saved meanwhile
    std::string done{};     ///< message key
    std::string refused{};  ///< in words
    std::string remark{};   ///< of a reviewer, as typed
    std::string remark_mistake{};
    bool overtaken = false;
    unsigned status = 200;
};

int number_of(const std::string& text) {
    int number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

Result<VersionView> open(const Visit& visit, const Subject& subject) {
    const auto kept = subject.kept(visit.site.store);
    auto history = usecases::history(kept, *visit.who, visit.capture(0));
    if (!history) return history.error();
    const auto number = number_of(visit.capture(1));
    const auto found = std::ranges::find(history->versions, number, &VersionRow::number);
    if (found == history->versions.end()) return Problem{Problem::Kind::not_found, {}};
    VersionView view{.subject = subject, .version = *found};
    auto remarks = usecases::remarks_on(kept, *visit.who, view.version);
    if (!remarks) return remarks.error();
    view.remarks = std::move(*remarks);
    view.history = std::move(*history);
    return view;
}

std::string url_of(const Visit& visit, const VersionView& view) { return url_of(visit, view.subject, view.version); }
std::string name_of(const Visit& visit, const VersionView& view) {
    return view.subject.name(visit, view.version.slug, view.version.text);
}

std::string text_of(const VersionView& view, int number) {
    const auto found = std::ranges::find(view.history.versions, number, &VersionRow::number);
    return found == view.history.versions.end() ? std::string() : found->text;
}

bool own(const Visit& visit, const VersionRow& version) { return version.author == visit.who->account.id; }
bool editable(const Visit& visit, const VersionRow& version) {
    return own(visit, version) && visit.who->account.may(Right::write) &&
           (version.state == VersionState::draft || version.state == VersionState::returned);
}

void pour_shown(const Shown& preview, ctemplate::TemplateDictionary& edit) {
    auto* shown = edit.AddSectionDictionary(m::ks_SHOWN);
    shown->SetValue(m::ks_SHOWN_SUMMARY, preview.lead);
    for (const auto& each : preview.parts) {
        auto* part = shown->AddSectionDictionary(m::ks_SHOWN_PART);
        part->SetValue(m::ks_SHOWN_TITLE, each.title);
        part->SetValue(m::ks_SHOWN_HTML, each.html);
    }
}

/// The whole text as one field.
Field whole_text(const Visit& visit, const VersionView& view) {
    Field whole{.kind = Field::Kind::area,
                .name = "tekst",
                .label = visit.words("desk.whole"),
                .hint = visit.words("desk.whole.hint"),
                .value = view.version.text,
                .rows = 30};
    for (const auto& fault : view.faults)
        whole.mistake +=
            (whole.mistake.empty() ? "" : " ") +
            visit.words("desk.line", {std::to_string(fault.line), knowledge::explained(fault, visit.words)});
    return whole;
}

/// Fills the groups of a form in, that of the field `asked_for` open; those of their fields with a mistake.
std::vector<Field> pour_groups(const Visit& visit, const std::vector<FieldGroup>& groups, const std::string& asked_for,
                               ctemplate::TemplateDictionary& edit) {
    std::vector<Field> wrong;
    // Enter in a field presses the first button of a form: that must not be one that moves something.
    show_if(edit, std::ranges::any_of(groups, [](const FieldGroup& group) { return !group.buttons.empty(); }),
            m::ks_ENTER_SAVES);
    for (const auto& group : groups) {
        auto* part = edit.AddSectionDictionary(m::ks_GROUP);
        part->SetValue(m::ks_GROUP_ID, group.id);
        part->SetValue(m::ks_GROUP_TITLE, group.title);
        const bool asked = std::ranges::find(group.fields, asked_for, &Field::name) != group.fields.end();
        show_if(*part, group.open || asked, m::ks_OPEN);
        for (const auto& [name, value] : group.hidden) {
            auto* hidden = part->AddSectionDictionary(m::ks_HIDDEN);
            hidden->SetValue(m::ks_HIDDEN_NAME, name);
            hidden->SetValue(m::ks_HIDDEN_VALUE, value);
        }
        for (const auto& field : group.fields) {
            pour_field(visit, field, *part->AddSectionDictionary(m::ks_GROUP_FIELD), m::ks_FIELD);
            if (!field.mistake.empty()) wrong.push_back(field);
        }
        if (group.buttons.empty()) continue;
        auto* buttons = part->AddSectionDictionary(m::ks_BUTTONS);
        for (const auto& each : group.buttons) {
            auto* button = buttons->AddSectionDictionary(m::ks_BUTTON);
            button->SetValue(m::ks_DOES, each.does);
            button->SetValue(m::ks_BUTTON_LABEL, each.label);
            fill_if(*button, m::ks_ABOUT_WHAT, m::ks_ABOUT_TEXT, each.about);
        }
    }
    return wrong;
}

void pour_edit(const Visit& visit, const VersionView& view, ctemplate::TemplateDictionary& values) {
    const auto& version = view.version;
    const auto groups = view.subject.form(visit, version, view.faults, view.rejected);
    const bool as_text = !groups || (view.as_text && view.subject.edited_as_text());
    auto* edit = values.AddSectionDictionary(m::ks_EDIT);
    const auto url = url_of(visit, view);
    edit->SetValue(m::ks_ACTION, url);
    if (!as_text)
        edit->AddSectionDictionary(m::ks_AUTOSAVE)->SetValue(m::ks_AUTOSAVE_SAID, visit.words("desk.autosaved"));
    edit->SetIntValue(m::ks_SAVES, version.saves);
    edit->SetIntValue(m::ks_BASED_ON, version.based_on);
    edit->SetValue(m::ks_PREVIEW, url + "/voorbeeld");
    std::vector<Field> wrong;
    if (as_text) {
        wrong.push_back(whole_text(visit, view));
        pour_field(visit, wrong.front(), *edit->AddSectionDictionary(m::ks_AS_TEXT), m::ks_WHOLE);
        if (groups) edit->AddSectionDictionary(m::ks_TO_FORM)->SetValue(m::ks_TO_FORM_HREF, url);
    } else {
        if (view.subject.edited_as_text())
            edit->AddSectionDictionary(m::ks_TO_TEXT)->SetValue(m::ks_TO_TEXT_HREF, url + "?als=tekst");
        wrong = pour_groups(visit, *groups, view.field, *edit);
    }
    pour_mistakes(visit, wrong, *edit, m::ks_MISTAKES);
    if (const auto shown = view.subject.shown(visit, version)) pour_shown(*shown, *edit);
    const Field note{.kind = Field::Kind::area,
                     .name = "toelichting",
                     .label = visit.words("desk.note"),
                     .hint = visit.words("desk.note.hint"),
                     .value = version.note,
                     .rows = 2,
                     .optional = true};
    pour_field(visit, note, *edit, m::ks_NOTE);
    if (view.overtaken)
        edit->AddSectionDictionary(m::ks_READ_BOTH)
            ->SetValue(m::ks_READ_BOTH_TEXT,
                       visit.words("desk.read_both", {std::to_string(view.history.kept.published)}));
}

/// What this account may do with a version that it only reads.
void pour_actions(const Visit& visit, const VersionView& view, ctemplate::TemplateDictionary& read) {
    const auto& version = view.version;
    const auto& account = visit.who->account;
    const bool proposed = version.state == VersionState::proposed;
    const bool takes_back = proposed && own(visit, version);
    const bool reviews = proposed && !takes_back && account.may(Right::review);
    const bool restores = version.state == VersionState::replaced && account.may(Right::write);
    if (!takes_back && !reviews && !restores) return;
    auto* actions = read.AddSectionDictionary(m::ks_ACTIONS);
    actions->SetValue(m::ks_ACTION, url_of(visit, view));
    show_if(*actions, takes_back, m::ks_TAKE_BACK);
    show_if(*actions, restores, m::ks_RESTORE);
    if (!reviews) return;
    auto* review = actions->AddSectionDictionary(m::ks_REVIEW);
    const Field remark{.kind = Field::Kind::area,
                       .name = "opmerking",
                       .label = visit.words("desk.remark"),
                       .hint = visit.words("desk.remark.hint"),
                       .mistake = view.remark_mistake,
                       .value = view.remark,
                       .rows = 4};
    pour_mistakes(visit, {remark}, *review, m::ks_MISTAKES);
    pour_field(visit, remark, *review, m::ks_REMARK_FIELD);
    review->SetValue(m::ks_GIVE_BACK, visit.words(version.author.empty() ? "desk.keep_own" : "desk.give_back"));
}

void pour_read(const Visit& visit, const VersionView& view, ctemplate::TemplateDictionary& values) {
    const auto& version = view.version;
    auto* read = values.AddSectionDictionary(m::ks_READ);
    const auto before = text_of(view, version.based_on);
    read->SetValue(m::ks_COMPARED, version.based_on == 0
                                       ? visit.words("desk.compared_new")
                                       : visit.words("desk.compared", {std::to_string(version.based_on)}));
    pour_differences(visit, view.subject.differences(visit, before, version.text), *read, m::ks_DIFFERENCES);
    // A new release beside what editors made of the one before it: three texts.
    if (version.author.empty() && version.state == VersionState::proposed)
        pour_differences(visit, view.subject.differences(visit, before, text_of(view, view.history.kept.published)),
                         *read->AddSectionDictionary(m::ks_OWN_CHANGES), m::ks_OWN_DIFFERENCES);
    read->SetValue(m::ks_PREVIEW, url_of(visit, view) + "/voorbeeld");
    pour_actions(visit, view, *read);
}

http::Response page(const Visit& visit, const VersionView& view) {
    const auto& version = view.version;
    const Names names(visit);
    const auto name = name_of(visit, view);
    const auto number = visit.words("desk.version", {std::to_string(version.number)});
    auto title = name + ", " + number;
    if (view.status != 200) title = visit.words("form.mistake_title", {title});
    http::Response response;
    response.status = view.status;
    const Frame frame{.title = std::move(title),
                      .description = {},
                      .crumbs = crumbs_of(visit, view.subject, version.slug, name),
                      .secret = true};
    response.body = render(visit, frame, "desk/version.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_NAME, name);
        values.SetValue(m::ks_ABOUT,
                        visit.words("desk.version.about", {text::capitalised(number), state_name(visit, version.state),
                                                           names(version.author), moment(visit, version.changed_at)}));
        if (!view.done.empty())
            values.AddSectionDictionary(m::ks_DONE)->SetValue(m::ks_DONE_TEXT, visit.words(view.done));
        fill_if(values, m::ks_REFUSED, m::ks_REFUSED_TEXT, view.refused);
        if (!view.remarks.empty()) {
            auto* list = values.AddSectionDictionary(m::ks_REMARKS);
            for (const auto& remark : view.remarks) {
                auto* entry = list->AddSectionDictionary(m::ks_REMARK);
                entry->SetValue(m::ks_REMARK_TEXT, remark.text);
                entry->SetValue(m::ks_REMARK_ABOUT,
                                visit.words("desk.row", {names(remark.account), moment(visit, remark.at)}));
            }
        }
        if (view.overtaken) {
            const auto published = view.history.kept.published;
            auto* overtaken = values.AddSectionDictionary(m::ks_OVERTAKEN);
            overtaken->SetValue(m::ks_OVERTAKEN_TITLE, visit.words("desk.overtaken", {std::to_string(published)}));
            pour_differences(visit,
                             view.subject.differences(visit, text_of(view, version.based_on), text_of(view, published)),
                             *overtaken, m::ks_THEIRS);
        }
        if (!view.stored.empty())
            pour_differences(visit, view.subject.differences(visit, view.stored, version.text),
                             *values.AddSectionDictionary(m::ks_CONFLICT), m::ks_STORED);
        if (editable(visit, version))
            pour_edit(visit, view, values);
        else
            pour_read(visit, view, values);
    });
    return response;
}

http::Response after_propose(const Visit& visit, VersionView view, const usecases::Obstacles& obstacles) {
    view.faults = obstacles.faults;
    view.overtaken = obstacles.overtaken;
    view.status = obstacles.overtaken ? 409 : 400;
    return page(visit, view);
}

http::Response save(const Visit& visit, VersionView view, const http::Parameters& form, std::string_view what) {
    const auto kept = view.subject.kept(visit.site.store);
    auto& version = view.version;
    const auto stored = version.text;
    auto typed = view.subject.typed(visit, version, form);
    usecases::DraftChange change{std::move(typed.text), std::string(form.get("toelichting").value_or("")),
                                 number_of(std::string(form.get("saves").value_or(""))),
                                 number_of(std::string(form.get("based_on").value_or("")))};
    if (what == "gelezen") change.based_on = view.history.kept.published;
    view.as_text = form.get("als") == "tekst";
    const auto saved = usecases::save_draft(kept, *visit.who, version.slug, version.number, change, now());
    version.text = change.text;
    version.note = change.note;
    version.based_on = change.based_on;
    if (!saved) {
        if (saved.error().kind == Problem::Kind::conflict && editable(visit, version)) {
            view.stored = stored;
            view.status = 409;
            return page(visit, view);
        }
        if (saved.error().kind != Problem::Kind::invalid_input) return problem_page(visit, saved.error());
        const auto& field = saved.error().fields.front();
        view.refused = visit.words(field.reason, {field.argument});
        view.status = 400;
        return page(visit, view);
    }
    version.saves = *saved;
    if (typed.rejected) {
        view.rejected = std::move(typed.rejected);
        view.status = 400;
        return page(visit, view);
    }
    if (what != "voorstellen")
        return http::Response::redirect(
            url_of(visit, view) + (view.as_text ? "?als=tekst&gedaan=bewaard" : "?gedaan=bewaard") + typed.anchor);
    const auto obstacles = usecases::propose(kept, *visit.who, version.slug, version.number, visit.knowledge(), now());
    if (!obstacles) return problem_page(visit, obstacles.error());
    if (!obstacles->faults.empty() || obstacles->overtaken) return after_propose(visit, std::move(view), *obstacles);
    return http::Response::redirect(url_of(visit, view) + "?gedaan=voorgesteld");
}

http::Response publish(const Visit& visit, VersionView view) {
    const auto& version = view.version;
    const auto obstacles = usecases::publish(view.subject.kept(visit.site.store), *visit.who, version.slug,
                                             version.number, visit.knowledge(), now());
    if (!obstacles) {
        if (obstacles.error().kind != Problem::Kind::conflict) return problem_page(visit, obstacles.error());
        view.refused = visit.words("desk.changed_meanwhile");
        view.status = 409;
        return page(visit, view);
    }
    if (obstacles->own || obstacles->overtaken || !obstacles->faults.empty()) {
        view.refused = visit.words(obstacles->own         ? "desk.own_review"
                                   : obstacles->overtaken ? "desk.overtaken.review"
                                                          : "desk.faulty");
        view.status = 409;
        return page(visit, view);
    }
    visit.site.published_anew();
    return http::Response::redirect(url_of(visit, view) + "?gedaan=gepubliceerd");
}

http::Response give_back(const Visit& visit, VersionView view, const http::Parameters& form) {
    const auto& version = view.version;
    view.remark = form.get("opmerking").value_or("");
    const auto done = usecases::give_back(view.subject.kept(visit.site.store), *visit.who, version.slug, version.number,
                                          view.remark, now());
    if (done) return http::Response::redirect(url_of(visit, view) + "?gedaan=teruggegeven");
    if (done.error().kind != Problem::Kind::invalid_input) return problem_page(visit, done.error());
    view.remark_mistake = mistake_of(visit, done.error(), "opmerking");
    view.status = 400;
    return page(visit, view);
}

}  // namespace

http::Response version_page(const Visit& visit, const Subject& subject) {
    auto view = open(visit, subject);
    if (!view) return problem_page(visit, view.error());
    view->as_text = visit.request.query.get("als") == "tekst";
    view->field = visit.request.query.get("veld").value_or("");
    for (const std::string_view what : {"bewaard", "voorgesteld", "gepubliceerd", "teruggegeven"})
        if (visit.request.query.get("gedaan") == what) view->done = "desk.done." + std::string(what);
    return page(visit, *view);
}

http::Response change_version(const Visit& visit, const Subject& subject) {
    auto view = open(visit, subject);
    if (!view) return problem_page(visit, view.error());
    const auto kept = subject.kept(visit.site.store);
    const auto form = visit.request.form();
    const auto what = form.get("doe").value_or("bewaren");
    const auto slug = view->version.slug;
    const auto number = view->version.number;
    if (what == "publiceren") return publish(visit, std::move(*view));
    if (what == "teruggeven") return give_back(visit, std::move(*view), form);
    if (what == "terugzetten") {
        const auto draft = usecases::restore_version(kept, *visit.who, slug, number, now());
        return draft ? http::Response::redirect(url_of(visit, subject, *draft)) : problem_page(visit, draft.error());
    }
    if (what == "weggooien" || what == "terugnemen") {
        const auto done = what == "weggooien" ? usecases::discard_draft(kept, *visit.who, slug, number, now())
                                              : usecases::take_back(kept, *visit.who, slug, number, now());
        if (!done) return problem_page(visit, done.error());
        return http::Response::redirect(what == "weggooien" ? visit.url(subject.parent()) : url_of(visit, *view));
    }
    return save(visit, std::move(*view), form, what);
}

http::Response preview_page(const Visit& visit, const Subject& subject) {
    const auto view = open(visit, subject);
    if (!view) return problem_page(visit, view.error());
    return subject.preview(visit, view->version,
                           visit.words("desk.preview.notice", {std::to_string(view->version.number)}));
}

}  // namespace actiewijzer::pages::desk
