#include <boost/json.hpp>

#include "advice/choices.tpl.hpp"
#include "advice/guidance.tpl.hpp"
#include "advice/show.tpl.hpp"
#include "exchange/advice_json.hpp"
#include "exchange/situation_json.hpp"
#include "pages/advice/pages.hpp"
#include "pages/advice/picture.hpp"
#include "pages/advice/view.hpp"
#include "pages/advice/what_if.hpp"
#include "pages/frame.hpp"
#include "pages/problem.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::advised {

namespace {

namespace m = markers::advice_show;
using ctemplate::TemplateDictionary;

constexpr std::size_t methods_shown = 5;

// The view outlives the values poured from it, so its texts need no copies.

/// Adds one row a text to a section.
void list(TemplateDictionary& values, const ctemplate::StaticTemplateString& section,
          const ctemplate::StaticTemplateString& marker, const std::vector<std::string>& texts) {
    for (const auto& text : texts) values.AddSectionDictionary(section)->SetValueWithoutCopy(marker, text);
}

void pour_guidance(const Visit& visit, const std::vector<GuidanceView>& items,
                   const ctemplate::StaticTemplateString& marker, TemplateDictionary& parent) {
    namespace g = markers::advice_guidance;
    if (items.empty()) return;
    auto* part = parent.AddIncludeDictionary(marker);
    part->SetFilename(Templates::key(visit.language(), "advice/guidance.html"));
    for (const auto& item : items) {
        auto* entry = part->AddSectionDictionary(g::ks_ITEM);
        entry->SetValueWithoutCopy(g::ks_ICON, item.icon);
        entry->SetValueWithoutCopy(g::ks_KIND, item.kind);
        entry->SetValueWithoutCopy(g::ks_TEXT, item.text);
        entry->SetValueWithoutCopy(g::ks_WHY_NOW, item.why_now);
        entry->SetValueWithoutCopy(g::ks_SOURCE, item.source);
    }
}

void pour_method(const MethodView& method, TemplateDictionary& card) {
    card.SetValueWithoutCopy(m::ks_HREF, method.href);
    card.SetValueWithoutCopy(m::ks_NAME, method.name);
    card.SetValueWithoutCopy(m::ks_SUMMARY, method.summary);
    for (const auto& reason : method.reasons) {
        auto* entry = card.AddSectionDictionary(m::ks_REASON);
        entry->SetValueWithoutCopy(m::ks_ICON, reason.icon);
        entry->SetValueWithoutCopy(m::ks_SOURCE, reason.source);
        entry->SetValueWithoutCopy(m::ks_TEXT, reason.text);
    }
    for (const auto& caution : method.cautions) {
        auto* entry = card.AddSectionDictionary(m::ks_CAUTION);
        entry->SetValueWithoutCopy(m::ks_TEXT, caution.text);
        auto* source = entry->AddSectionDictionary(caution.url.empty() ? m::ks_BY : m::ks_LINK);
        source->SetValueWithoutCopy(m::ks_LABEL, caution.label);
        if (!caution.url.empty()) source->SetValueWithoutCopy(m::ks_URL, caution.url);
    }
    list(card, m::ks_WHY_NOT, m::ks_TEXT, method.why_not_higher);
    fill_if(card, m::ks_CHANGE, m::ks_TEXT, method.change);
}

void pour_element(const Visit& visit, const ElementView& element, TemplateDictionary& part) {
    part.SetValue(m::ks_SLUG, element.slug);
    part.SetValue(m::ks_ICON, "#i-" + element.slug);
    part.SetValueWithoutCopy(m::ks_NAME, element.name);
    part.SetValueWithoutCopy(m::ks_MEANING, element.meaning);
    fill_if(part, m::ks_REASON, m::ks_TEXT, element.reason);
    fill_if(part, m::ks_NOTE, m::ks_TEXT, element.note);
    pour_guidance(visit, element.guidance, m::ks_GUIDANCE, part);
    if (!element.later.empty())
        pour_guidance(visit, element.later, m::ks_GUIDANCE_LATER, *part.AddSectionDictionary(m::ks_LATER));
    show_if(part, element.elsewhere, m::ks_ELSEWHERE);
    if (!element.helpers.empty()) {
        auto* helpers = part.AddSectionDictionary(m::ks_HELPERS);
        for (const auto& helper : element.helpers) {
            auto* entry = helpers->AddSectionDictionary(m::ks_HELPER);
            entry->SetValueWithoutCopy(m::ks_HREF, helper.href);
            entry->SetValueWithoutCopy(m::ks_NAME, helper.name);
            entry->SetValueWithoutCopy(m::ks_WHY, helper.why);
        }
    }
    if (!element.unknown) return;
    auto* questions = part.AddSectionDictionary(m::ks_QUESTIONS);
    list(*questions, m::ks_WORKER, m::ks_TEXT, element.worker_questions);
    list(*questions, m::ks_ORGANISATION, m::ks_TEXT, element.organisation_questions);
}

void pour_role(const Visit& visit, const ResultView& view, const std::string& self, bool changeable,
               TemplateDictionary& values) {
    values.SetValue(m::ks_ROLE, view.role_text);
    for (const auto& role : visit.knowledge().roles)
        if (role.id == view.chosen_role) {
            auto* chosen = values.AddSectionDictionary(m::ks_CHOSEN_ROLE);
            chosen->SetValue(m::ks_NAME, text::capitalised(visit.words(role.name)));
            chosen->SetValue(m::ks_TEXT, visit.words(role.text));
        }
    if (!changeable) return;
    auto* form = values.AddSectionDictionary(m::ks_ROLE_FORM);
    form->SetValue(m::ks_NOTE, view.role_note);
    form->SetValue(m::ks_ACTION, self + "/rol");
    for (const auto& role : visit.knowledge().roles) {
        auto* choice = form->AddSectionDictionary(m::ks_CHOICE);
        choice->SetValue(m::ks_ID, "rol-" + role.id);
        choice->SetValue(m::ks_VALUE, role.id);
        choice->SetValue(m::ks_LABEL, text::capitalised(visit.words(role.name)));
        show_if(*choice, role.id == view.chosen_role, m::ks_CHECKED);
    }
}

/// The options of the list of all methods, as HTML.
std::string method_choices(const Visit& visit, std::string_view selected) {
    namespace c = markers::advice_choices;
    TemplateDictionary values("choices");
    for (const auto& method : visit.knowledge().methods) {
        auto* option = values.AddSectionDictionary(c::ks_OPTION);
        option->SetValueWithoutCopy(c::ks_VALUE, method.slug);
        option->SetValueWithoutCopy(c::ks_NAME, method.name);
        show_if(*option, method.slug == selected, c::ks_SELECTED);
    }
    return visit.site.templates.expand(visit.language(), "advice/choices.html", values);
}

void pour_methods(const Visit& visit, const ResultView& view, const std::string& self, TemplateDictionary& values) {
    values.SetValue(m::ks_METHODS_TITLE, view.outcome_title);
    values.SetValue(m::ks_OUTCOME, view.outcome);
    if (!view.methods.empty()) {
        auto* methods = values.AddSectionDictionary(m::ks_METHODS);
        for (const auto& method : view.methods) pour_method(method, *methods->AddSectionDictionary(m::ks_METHOD));
        if (!view.steps.empty()) {
            auto* steps = methods->AddSectionDictionary(m::ks_STEPS);
            for (const auto& step : view.steps) {
                auto* entry = steps->AddSectionDictionary(m::ks_STEP);
                entry->SetValueWithoutCopy(m::ks_WHEN, step.when);
                entry->SetValueWithoutCopy(m::ks_NAME, step.name);
                entry->SetValueWithoutCopy(m::ks_HREF, step.href);
                fill_if(*entry, m::ks_WHY, m::ks_TEXT, step.why);
            }
        }
        fill_if(*methods, m::ks_MIX, m::ks_TEXT, view.mix);
    }
    values.SetValue(m::ks_ABOUT, visit.url("/over") + "#volgorde");
    values.SetValue(m::ks_SELF, self + "#waarom-niet");
    if (view.why_not_slug.empty())
        values.SetValue(m::ks_CHOICES, *visit.site.method_choices.get(visit.edition, visit.language(),
                                                                      [&] { return method_choices(visit, {}); }));
    else
        values.SetValue(m::ks_CHOICES, method_choices(visit, view.why_not_slug));
    if (view.why_not_slug.empty()) return;
    auto* answer = values.AddSectionDictionary(m::ks_ANSWER);
    answer->SetValue(m::ks_NAME, view.why_not_name);
    list(*answer, m::ks_LINE, m::ks_TEXT, view.why_not);
}

/// The form that asks "what if", and what it changed.
void pour_what_if(const Visit& visit, const ResultView& view, const std::string& self, bool changeable,
                  TemplateDictionary& values) {
    values.SetValue(m::ks_WHAT_IF_ACTION, self + "#wat-als");
    auto rows = *visit.site.mark_choices.get(visit.edition, visit.language(), [&] { return mark_choices(visit); });
    for (const auto& [field, value] : view.marks) choose_mark(rows, field, value);
    values.SetValue(m::ks_WHAT_IF_ROWS, rows);
    if (view.differences.empty()) return;
    values.ShowSection(m::ks_WHAT_IF_OPEN);
    auto* part = values.AddSectionDictionary(m::ks_WHAT_IF);
    list(*part, m::ks_DIFFERENCE, m::ks_TEXT, view.differences);
    part->SetValue(m::ks_OWN, self);
    if (!changeable) return;
    auto* form = part->AddSectionDictionary(m::ks_TAKE_OVER);
    form->SetValue(m::ks_ACTION, self + "/overnemen");
    for (const auto& [field, value] : view.marks) {
        auto* mark = form->AddSectionDictionary(m::ks_MARK);
        mark->SetValueWithoutCopy(m::ks_NAME, field);
        mark->SetValueWithoutCopy(m::ks_VALUE, value);
    }
}

/// The address as somebody else would type it.
std::string full_address(const Visit& visit, const std::string& path) {
    return (visit.request.https ? "https://" : "http://") + visit.request.host + path;
}

void pour_keep(const Visit& visit, const assessments::OpenDraft& draft, const std::string& self,
               TemplateDictionary& values) {
    values.SetValue(m::ks_JSON, self + "/json");
    values.SetValue(m::ks_FORGET, self + "/wissen");
    if (!draft.kept) {
        values.ShowSection(m::ks_DRAFT);
        values.AddSectionDictionary(m::ks_KEEP_FORM)->SetValue(m::ks_ACTION, self + "/bewaren");
        return;
    }
    auto* saved = values.AddSectionDictionary(m::ks_SAVED);
    saved->SetValue(m::ks_UNTIL,
                    visit.words("advice.kept_until", {text::date(visit.words, text::dutch_day(draft.expires_at))}));
    saved->SetValue(m::ks_LINK, full_address(visit, self));
    if (visit.request.query.has("bewaard"))
        values.AddSectionDictionary(m::ks_KEPT)->SetValue(m::ks_TEXT, visit.words("advice.kept_now"));
    show_if(values, draft.revision != visit.knowledge().revision, m::ks_UPDATED);
}

void pour_page(const Visit& visit, const assessments::OpenDraft& draft, const ResultView& view,
               TemplateDictionary& values) {
    const auto self = visit.url("/advies/" + draft.token.text());
    values.SetValue(m::ks_DATE, view.date);
    list(values, m::ks_HEADLINE, m::ks_TEXT, view.headline);
    list(values, m::ks_REMARK, m::ks_TEXT, view.remarks);
    if (!view.initiative.empty()) {
        auto* initiative = values.AddSectionDictionary(m::ks_INITIATIVE);
        initiative->SetValueWithoutCopy(m::ks_TEXT, view.initiative);
        if (!draft.kept)
            fill_if(*initiative, m::ks_EDIT, m::ks_HREF, assessments::step_url(visit, draft.token, "controle"));
    }
    if (!view.recognised.empty()) {
        auto* read = values.AddSectionDictionary(m::ks_READ);
        for (const auto& item : view.recognised) {
            auto* entry = read->AddSectionDictionary(m::ks_ITEM);
            entry->SetValueWithoutCopy(m::ks_TEXT, item.text);
            if (draft.kept) continue;
            auto* cross = entry->AddSectionDictionary(m::ks_CROSS);
            cross->SetValue(m::ks_ACTION, self + "/niet-herkennen");
            cross->SetValue(m::ks_MARK, item.mark);
        }
    }
    for (const auto& row : view.balance) {
        auto* entry = values.AddSectionDictionary(m::ks_ROW);
        entry->SetValue(m::ks_ICON, "#i-" + row.slug);
        entry->SetValueWithoutCopy(m::ks_NAME, row.name);
        entry->SetValueWithoutCopy(m::ks_POLE_A, row.pole_a);
        entry->SetValueWithoutCopy(m::ks_POLE_B, row.pole_b);
        entry->SetValue(m::ks_LINE, picture_line(row));
        values.AddSectionDictionary(m::ks_AS_TEXT)->SetValueWithoutCopy(m::ks_TEXT, row.description);
    }
    pour_what_if(visit, view, self, !draft.kept, values);
    pour_role(visit, view, self, !draft.kept, values);
    pour_methods(visit, view, self, values);
    list(values, m::ks_TENSION, m::ks_TEXT, view.tensions);
    for (const auto& element : view.elements) pour_element(visit, element, *values.AddSectionDictionary(m::ks_ELEMENT));
    if (!view.organisation.empty()) {
        values.ShowSection(m::ks_TOC_ORGANISATION);
        auto* section = values.AddSectionDictionary(m::ks_FOR_ORGANISATION);
        for (const auto& element : view.organisation)
            pour_element(visit, element, *section->AddSectionDictionary(m::ks_PART));
    }
    pour_keep(visit, draft, self, values);
}

}  // namespace

http::Response show(const Visit& visit) {
    const auto draft = assessments::open(visit);
    if (!draft) return assessments::problem_page(visit, draft.error());
    // "What if" stands in the address: positions say nothing about anybody.
    const bool what_if = visit.request.query.has("als");
    auto situation = draft->situation;
    if (what_if && !take_marks(visit.request.query, situation)) return error_page(visit, 400);
    advice::Wanted wanted{text::dutch_today(), methods_shown, {}};
    if (const auto slug = visit.request.query.get("waarom-niet")) wanted.by_slug.emplace_back(*slug);
    const auto& advisor = *visit.edition->advisor;
    const auto advice = advisor.advise(situation, wanted);
    auto view = make_view(visit, *draft, advice);
    if (what_if) view.differences = differences(visit, advisor.advise(draft->situation, wanted), advice);
    http::Response response;
    const Frame frame{.title = visit.words("advice.title"), .description = {}, .crumbs = {}, .secret = true};
    response.body = render(visit, frame, "advice/show.html",
                           [&](TemplateDictionary& values) { pour_page(visit, *draft, view, values); });
    return response;
}

http::Response download(const Visit& visit) {
    const auto draft = assessments::open(visit);
    if (!draft) return assessments::problem_page(visit, draft.error());
    const auto advice = visit.edition->advisor->advise(draft->situation, {text::dutch_today(), methods_shown, {}});
    const advice::Wording wording(visit.knowledge(), visit.words);
    boost::json::object both;
    both["vraag"] = boost::json::parse(exchange::write(draft->situation));
    both["advies"] = boost::json::parse(exchange::write(advice, wording, visit.knowledge(), {}));
    http::Response response;
    response.content_type = "application/json";
    response.header("Content-Disposition", "attachment; filename=\"advies.json\"");
    response.body = exchange::pretty(boost::json::serialize(both));
    return response;
}

}  // namespace actiewijzer::pages::advised
