#include <algorithm>
#include <charconv>

#include "desk/version.tpl.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/difference.hpp"
#include "pages/desk/form.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/words.hpp"
#include "pages/frame.hpp"
#include "pages/methods/show.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_version;
using accounts::now;
using accounts::problem_page;
using usecases::VersionRow;
using usecases::VersionState;

/// The page of one version, and what came of what was just asked.
struct VersionView {
    VersionRow version;
    usecases::MethodHistory history;
    std::vector<usecases::RemarkRow> remarks;
    bool as_text = false;                    ///< edit the whole text instead of the form
    std::string field{};                     ///< its group stands open
    std::vector<knowledge::Fault> faults{};  ///< told beside their fields
    std::string stored{};                    ///< a conflict: the text that somebody saved meanwhile
    std::string done{};                      ///< message key
    std::string refused{};                   ///< in words
    std::string remark{};                    ///< of a reviewer, as typed
    std::string remark_mistake{};
    bool overtaken = false;
    unsigned status = 200;
};

int number_of(const std::string& text) {
    int number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

Result<VersionView> open(const Visit& visit) {
    auto& store = visit.site.store;
    auto history = usecases::method_history(store, *visit.who, visit.capture(0));
    if (!history) return history.error();
    const auto number = number_of(visit.capture(1));
    const auto found = std::ranges::find(history->versions, number, &VersionRow::number);
    if (found == history->versions.end()) return Problem{Problem::Kind::not_found, {}};
    VersionView view{.version = *found, .history = {}, .remarks = {}};
    auto remarks = usecases::remarks_on(store, *visit.who, view.version);
    if (!remarks) return remarks.error();
    view.remarks = std::move(*remarks);
    view.history = std::move(*history);
    return view;
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

void pour_preview(const Method& method, ctemplate::TemplateDictionary& edit) {
    auto* shown = edit.AddSectionDictionary(m::ks_SHOWN);
    shown->SetValue(m::ks_SHOWN_SUMMARY, method.summary.nl);
    for (const auto& section : method.sections) {
        auto* part = shown->AddSectionDictionary(m::ks_SHOWN_PART);
        part->SetValue(m::ks_SHOWN_TITLE, section.title);
        part->SetValue(m::ks_SHOWN_HTML, section.html);
    }
}

void pour_edit(const Visit& visit, const VersionView& view, ctemplate::TemplateDictionary& values) {
    const auto& version = view.version;
    const auto read = knowledge::read_method_text(version.slug, version.text, visit.knowledge());
    const bool as_text = view.as_text || !read.method;
    auto* edit = values.AddSectionDictionary(m::ks_EDIT);
    const auto url = version_url(visit, version);
    edit->SetValue(m::ks_ACTION, url);
    if (!as_text)
        edit->AddSectionDictionary(m::ks_AUTOSAVE)->SetValue(m::ks_AUTOSAVE_SAID, visit.words("desk.autosaved"));
    edit->SetIntValue(m::ks_SAVES, version.saves);
    edit->SetIntValue(m::ks_BASED_ON, version.based_on);
    edit->SetValue(m::ks_PREVIEW, url + "/voorbeeld");
    std::vector<Field> wrong;
    if (as_text) {
        Field whole{.kind = Field::Kind::area,
                    .name = "tekst",
                    .label = visit.words("desk.whole"),
                    .hint = visit.words("desk.whole.hint"),
                    .value = version.text,
                    .rows = 30};
        for (const auto& fault : view.faults)
            whole.mistake +=
                (whole.mistake.empty() ? "" : " ") +
                visit.words("desk.line", {std::to_string(fault.line), knowledge::explained(fault, visit.words)});
        pour_field(visit, whole, *edit->AddSectionDictionary(m::ks_AS_TEXT), m::ks_WHOLE);
        wrong.push_back(std::move(whole));
        if (read.method) edit->AddSectionDictionary(m::ks_TO_FORM)->SetValue(m::ks_TO_FORM_HREF, url);
    } else {
        edit->AddSectionDictionary(m::ks_TO_TEXT)->SetValue(m::ks_TO_TEXT_HREF, url + "?als=tekst");
        for (const auto& group : form_of(visit, *read.method, view.faults)) {
            auto* part = edit->AddSectionDictionary(m::ks_GROUP);
            part->SetValue(m::ks_GROUP_ID, group.id);
            part->SetValue(m::ks_GROUP_TITLE, group.title);
            const bool asked = std::ranges::find(group.fields, view.field, &Field::name) != group.fields.end();
            show_if(*part, group.open || asked, m::ks_OPEN);
            for (const auto& field : group.fields) {
                pour_field(visit, field, *part->AddSectionDictionary(m::ks_GROUP_FIELD), m::ks_FIELD);
                if (!field.mistake.empty()) wrong.push_back(field);
            }
        }
    }
    pour_mistakes(visit, wrong, *edit, m::ks_MISTAKES);
    if (read.method) pour_preview(*read.method, *edit);
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
                       visit.words("desk.read_both", {std::to_string(view.history.method.published)}));
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
    actions->SetValue(m::ks_ACTION, version_url(visit, version));
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
    pour_differences(visit, differences(visit, before, version.text), *read, m::ks_DIFFERENCES);
    // A new release beside what editors made of the one before it: three texts.
    if (version.author.empty() && version.state == VersionState::proposed)
        pour_differences(visit, differences(visit, before, text_of(view, view.history.method.published)),
                         *read->AddSectionDictionary(m::ks_OWN_CHANGES), m::ks_OWN_DIFFERENCES);
    read->SetValue(m::ks_PREVIEW, version_url(visit, version) + "/voorbeeld");
    pour_actions(visit, view, *read);
}

http::Response page(const Visit& visit, const VersionView& view) {
    const auto& version = view.version;
    const Names names(visit);
    const auto name = method_name(visit, version.slug);
    const auto number = visit.words("desk.version", {std::to_string(version.number)});
    auto title = name + ", " + number;
    if (view.status != 200) title = visit.words("form.mistake_title", {title});
    http::Response response;
    response.status = view.status;
    const Frame frame{.title = std::move(title),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}, {name, "/redactie/methoden/" + version.slug}},
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
            const auto published = view.history.method.published;
            auto* overtaken = values.AddSectionDictionary(m::ks_OVERTAKEN);
            overtaken->SetValue(m::ks_OVERTAKEN_TITLE, visit.words("desk.overtaken", {std::to_string(published)}));
            pour_differences(visit, differences(visit, text_of(view, version.based_on), text_of(view, published)),
                             *overtaken, m::ks_THEIRS);
        }
        if (!view.stored.empty())
            pour_differences(visit, differences(visit, view.stored, version.text),
                             *values.AddSectionDictionary(m::ks_CONFLICT), m::ks_STORED);
        if (editable(visit, version))
            pour_edit(visit, view, values);
        else
            pour_read(visit, view, values);
    });
    return response;
}

/// What the form holds, as the text of a version.
std::string typed_text(const Visit& visit, const VersionRow& version, const http::Parameters& form) {
    if (form.get("als") == "tekst") {
        std::string text(form.get("tekst").value_or(""));
        std::erase(text, '\r');
        if (!text.ends_with('\n')) text += '\n';
        const auto read = knowledge::read_method_text(version.slug, text, visit.knowledge());
        // In its one form when it can be read; else as typed, so that nothing is lost.
        return read.right() ? knowledge::write_method_text(*read.method) : text;
    }
    const auto before = knowledge::read_method_text(version.slug, version.text, visit.knowledge());
    return knowledge::write_method_text(method_from(form, before.method.value_or(Method{})));
}

http::Response after_propose(const Visit& visit, VersionView view, const usecases::Obstacles& obstacles) {
    view.faults = obstacles.faults;
    view.overtaken = obstacles.overtaken;
    view.status = obstacles.overtaken ? 409 : 400;
    return page(visit, view);
}

http::Response save(const Visit& visit, VersionView view, const http::Parameters& form, std::string_view what) {
    auto& store = visit.site.store;
    auto& version = view.version;
    const auto stored = version.text;
    usecases::DraftChange change{typed_text(visit, version, form), std::string(form.get("toelichting").value_or("")),
                                 number_of(std::string(form.get("saves").value_or(""))),
                                 number_of(std::string(form.get("based_on").value_or("")))};
    if (what == "gelezen") change.based_on = view.history.method.published;
    view.as_text = form.get("als") == "tekst";
    const auto saved = usecases::save_draft(store, *visit.who, version.slug, version.number, change, now());
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
    if (what != "voorstellen")
        return http::Response::redirect(version_url(visit, version) +
                                        (view.as_text ? "?als=tekst&gedaan=bewaard" : "?gedaan=bewaard"));
    const auto obstacles = usecases::propose(store, *visit.who, version.slug, version.number, visit.knowledge(), now());
    if (!obstacles) return problem_page(visit, obstacles.error());
    if (!obstacles->faults.empty() || obstacles->overtaken) return after_propose(visit, std::move(view), *obstacles);
    return http::Response::redirect(version_url(visit, version) + "?gedaan=voorgesteld");
}

http::Response publish(const Visit& visit, VersionView view) {
    const auto& version = view.version;
    const auto obstacles =
        usecases::publish(visit.site.store, *visit.who, version.slug, version.number, visit.knowledge(), now());
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
    return http::Response::redirect(version_url(visit, version) + "?gedaan=gepubliceerd");
}

http::Response give_back(const Visit& visit, VersionView view, const http::Parameters& form) {
    const auto& version = view.version;
    view.remark = form.get("opmerking").value_or("");
    const auto done =
        usecases::give_back(visit.site.store, *visit.who, version.slug, version.number, view.remark, now());
    if (done) return http::Response::redirect(version_url(visit, version) + "?gedaan=teruggegeven");
    if (done.error().kind != Problem::Kind::invalid_input) return problem_page(visit, done.error());
    view.remark_mistake = mistake_of(visit, done.error(), "opmerking");
    view.status = 400;
    return page(visit, view);
}

}  // namespace

http::Response version(const Visit& visit) {
    auto view = open(visit);
    if (!view) return problem_page(visit, view.error());
    view->as_text = visit.request.query.get("als") == "tekst";
    view->field = visit.request.query.get("veld").value_or("");
    for (const std::string_view what : {"bewaard", "voorgesteld", "gepubliceerd", "teruggegeven"})
        if (visit.request.query.get("gedaan") == what) view->done = "desk.done." + std::string(what);
    return page(visit, *view);
}

http::Response change_version(const Visit& visit) {
    auto view = open(visit);
    if (!view) return problem_page(visit, view.error());
    auto& store = visit.site.store;
    const auto form = visit.request.form();
    const auto what = form.get("doe").value_or("bewaren");
    const auto slug = view->version.slug;
    const auto number = view->version.number;
    if (what == "publiceren") return publish(visit, std::move(*view));
    if (what == "teruggeven") return give_back(visit, std::move(*view), form);
    if (what == "terugzetten") {
        const auto draft = usecases::restore_version(store, *visit.who, slug, number, now());
        return draft ? http::Response::redirect(version_url(visit, *draft)) : problem_page(visit, draft.error());
    }
    if (what == "weggooien" || what == "terugnemen") {
        const auto done = what == "weggooien" ? usecases::discard_draft(store, *visit.who, slug, number, now())
                                              : usecases::take_back(store, *visit.who, slug, number, now());
        if (!done) return problem_page(visit, done.error());
        return http::Response::redirect(what == "weggooien" ? visit.url("/redactie")
                                                            : version_url(visit, view->version));
    }
    return save(visit, std::move(*view), form, what);
}

http::Response preview(const Visit& visit) {
    const auto view = open(visit);
    if (!view) return problem_page(visit, view.error());
    auto read = knowledge::read_method_text(view->version.slug, view->version.text, visit.knowledge());
    if (!read.method) return error_page(visit, 409);
    // What no scale has can't be shown on one.
    std::erase_if(read.method->evidence, [&](const Evidence& evidence) {
        const auto* scale = visit.knowledge().evidence_scale(evidence.scale);
        return !scale || !scale->level(evidence.level);
    });
    return methods::page_of(visit, *read.method,
                            visit.words("desk.preview.notice", {std::to_string(view->version.number)}));
}

}  // namespace actiewijzer::pages::desk
