#include "usecases/collections.hpp"

#include <array>

#include "desk/collections.tpl.hpp"
#include "pages/accounts/session.hpp"
#include "pages/desk/pages.hpp"
#include "pages/desk/subject.hpp"
#include "pages/desk/words.hpp"
#include "pages/field.hpp"
#include "pages/frame.hpp"

namespace actiewijzer::pages::desk {

namespace {

namespace m = markers::desk_collections;
using accounts::now;
using accounts::problem_page;

http::Response page(const Visit& visit, const std::string& typed_name, std::string mistake) {
    static constexpr std::array states{"desk.method.prepared", "desk.method.published", "desk.method.withdrawn",
                                       "desk.method.merged"};
    const auto& subject = collection_subject();
    const auto rows = usecases::all_kept(subject.kept(visit.site.store), *visit.who);
    if (!rows) return problem_page(visit, rows.error());
    http::Response response;
    auto title = visit.words("desk.collections");
    if (!mistake.empty()) {
        response.status = 400;
        title = visit.words("form.mistake_title", {title});
    }
    const Field name{.name = "naam",
                     .label = visit.words("desk.collection.new.name"),
                     .hint = visit.words("desk.new.hint"),
                     .mistake = std::move(mistake),
                     .value = typed_name};
    const Frame frame{.title = std::move(title),
                      .description = {},
                      .crumbs = {{visit.words("menu.desk"), "/redactie"}},
                      .secret = true};
    response.body = render(visit, frame, "desk/collections.html", [&](ctemplate::TemplateDictionary& values) {
        show_if(values, rows->empty(), m::ks_NONE);
        if (!rows->empty()) {
            auto* list = values.AddSectionDictionary(m::ks_LIST);
            for (const auto& row : *rows) {
                auto* entry = list->AddSectionDictionary(m::ks_COLLECTION);
                entry->SetValue(m::ks_COLLECTION_HREF, url_of(visit, subject, row.slug));
                entry->SetValue(m::ks_COLLECTION_NAME, subject.name(visit, row.slug, {}));
                entry->SetValue(m::ks_COLLECTION_STATE, visit.words(states[static_cast<std::size_t>(row.state)]));
            }
        }
        if (visit.who->account.may(Right::write)) {
            auto* part = values.AddSectionDictionary(m::ks_NEW);
            part->SetValue(m::ks_NEW_ACTION, visit.url("/redactie/verzamelingen"));
            pour_mistakes(visit, {name}, *part, m::ks_MISTAKES);
            pour_field(visit, name, *part, m::ks_NEW_NAME);
        }
        values.SetValue(m::ks_PUBLIC, visit.url("/verzamelingen"));
    });
    return response;
}

}  // namespace

http::Response list_collections(const Visit& visit) { return page(visit, {}, {}); }

http::Response begin_collection(const Visit& visit) {
    const std::string typed(visit.request.form().get("naam").value_or(""));
    const auto draft = usecases::begin_collection(visit.site.store, *visit.who, typed, visit.knowledge(), now());
    if (draft) return http::Response::redirect(url_of(visit, collection_subject(), *draft));
    if (draft.error().kind != Problem::Kind::invalid_input) return problem_page(visit, draft.error());
    return page(visit, typed, mistake_of(visit, draft.error(), "naam"));
}

}  // namespace actiewijzer::pages::desk
