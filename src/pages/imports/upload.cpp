#include <algorithm>

#include "exchange/method_import.hpp"
#include "http/multipart.hpp"
#include "imports/upload.tpl.hpp"
#include "pages/accounts/session.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"
#include "pages/imports/pages.hpp"
#include "usecases/imports.hpp"

namespace actiewijzer::pages::imports {

namespace {

namespace m = markers::imports_upload;
using accounts::now;
using accounts::problem_page;

/// More than anybody mends in one go.
constexpr std::size_t most_shown = 200;

/// The form, and what came of the file that was sent.
struct UploadView {
    std::string note{};
    std::string file_mistake{};
    std::string note_mistake{};
    std::vector<exchange::ImportFault> faults{};
    std::size_t same = 0;  ///< methods in a file that changes nothing
    unsigned status = 200;
};

void pour_faults(const Visit& visit, const UploadView& view, ctemplate::TemplateDictionary& values) {
    if (view.faults.empty()) return;
    auto* part = values.AddSectionDictionary(m::ks_FAULTS);
    part->SetValue(m::ks_FAULTS_TITLE, visit.words.count("imports.faults", view.faults.size()));
    for (std::size_t at = 0; at < std::min(view.faults.size(), most_shown); ++at) {
        auto* entry = part->AddSectionDictionary(m::ks_FAULT);
        entry->SetValue(m::ks_PLACE, view.faults[at].place);
        const auto said = text::capitalised(knowledge::explained(view.faults[at].fault, visit.words));
        entry->SetValue(m::ks_SAID, said.ends_with('?') || said.ends_with('.') ? said : said + '.');
    }
    if (view.faults.size() > most_shown)
        fill_if(*part, m::ks_MORE, m::ks_MORE_TEXT,
                visit.words("imports.faults.more", {std::to_string(view.faults.size() - most_shown)}));
}

http::Response page(const Visit& visit, const UploadView& view) {
    const Field file{.kind = Field::Kind::file,
                     .name = "bestand",
                     .label = visit.words("imports.file"),
                     .hint = visit.words("imports.file.hint"),
                     .mistake = view.file_mistake,
                     .accept = ".xlsx,.ods,.csv,.json,.zip"};
    const Field note{.kind = Field::Kind::area,
                     .name = "toelichting",
                     .label = visit.words("imports.note"),
                     .hint = visit.words("desk.note.hint"),
                     .mistake = view.note_mistake,
                     .value = view.note,
                     .rows = 2,
                     .optional = true};
    http::Response response;
    response.status = view.status;
    auto title = visit.words("imports.title");
    if (view.status != 200) title = visit.words("form.mistake_title", {title});
    const Frame frame{.title = std::move(title),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}},
                      .secret = true};
    response.body = render(visit, frame, "imports/upload.html", [&](ctemplate::TemplateDictionary& values) {
        values.SetValue(m::ks_ACTION, visit.url("/redactie/invoer"));
        values.SetValue(m::ks_EXPORT, visit.url("/uitvoer/methoden/"));
        if (view.same > 0)
            fill_if(values, m::ks_SAME, m::ks_SAME_TEXT, visit.words.count("imports.all_same", view.same));
        pour_mistakes(visit, {file, note}, values, m::ks_MISTAKES);
        pour_field(visit, file, values, m::ks_FILE);
        pour_field(visit, note, values, m::ks_NOTE);
        pour_faults(visit, view, values);
    });
    return response;
}

}  // namespace

http::Response ask(const Visit& visit) { return page(visit, {}); }

http::Response upload(const Visit& visit) {
    const auto form = http::read_multipart(visit.request.body, visit.request.boundary);
    UploadView view{.status = 400};
    const auto* file = form.find("bestand");
    if (const auto* note = form.find("toelichting")) view.note = note->bytes;
    if (form.fault != http::MultipartFault::none) {
        view.file_mistake = visit.words("imports.half");
        return page(visit, view);
    }
    if (!file || file->file_name.empty()) {
        view.file_mistake = visit.words("imports.no_file");
        return page(visit, view);
    }
    auto read = exchange::read_methods(file->file_name, file->bytes, visit.knowledge());
    view.faults = std::move(read.faults);
    if (view.faults.empty() && read.methods.empty()) {
        view.file_mistake = visit.words("imports.empty");
        return page(visit, view);
    }
    if (!view.faults.empty()) {
        view.file_mistake = visit.words.count("imports.refused", view.faults.size());
        return page(visit, view);
    }
    usecases::GivenFile given{file->file_name, view.note, {}};
    for (auto& method : read.methods) given.texts.push_back({std::move(method.slug), std::move(method.text)});
    const auto import = usecases::prepare_import(visit.site.store, *visit.who, given, now());
    if (!import) {
        if (import.error().kind != Problem::Kind::invalid_input) return problem_page(visit, import.error());
        view.note_mistake = mistake_of(visit, import.error(), "toelichting");
        return page(visit, view);
    }
    if (import->id.empty()) return page(visit, {.same = static_cast<std::size_t>(import->same)});
    return http::Response::redirect(visit.url("/redactie/invoer/" + import->id));
}

}  // namespace actiewijzer::pages::imports
