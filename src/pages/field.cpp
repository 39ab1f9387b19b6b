#include "pages/field.hpp"

#include <algorithm>

#include "field.tpl.hpp"
#include "mistakes.tpl.hpp"
#include "pages/templates.hpp"

namespace actiewijzer::pages {

namespace {

namespace m = markers::field;

/// Names of fields may have dots, ids may not.
std::string id_of(const Field& field) {
    auto id = field.name;
    std::ranges::replace(id, '.', '-');
    return id;
}

/// What a line offers while somebody types.
void pour_offers(const Field& field, ctemplate::TemplateDictionary& control) {
    if (field.choices.empty()) return;
    const auto id = id_of(field) + "-keuzes";
    control.AddSectionDictionary(m::ks_OFFERS)->SetValue(m::ks_LIST_ID, id);
    auto* list = control.AddSectionDictionary(m::ks_OFFERED);
    list->SetValue(m::ks_LIST_ID, id);
    for (const auto& choice : field.choices)
        list->AddSectionDictionary(m::ks_OFFER)->SetValue(m::ks_OFFER_VALUE, choice.value);
}

void pour_choices(const Field& field, ctemplate::TemplateDictionary& control) {
    for (const auto& choice : field.choices) {
        if (field.kind == Field::Kind::select) {
            auto* option = control.AddSectionDictionary(m::ks_OPTION);
            option->SetValue(m::ks_OPTION_VALUE, choice.value);
            option->SetValue(m::ks_OPTION_LABEL, choice.label);
            show_if(*option, choice.value == field.value, m::ks_CHOSEN);
        } else {
            auto* box = control.AddSectionDictionary(m::ks_BOX);
            box->SetValue(m::ks_BOX_ID, id_of(field) + '-' + choice.value);
            box->SetValue(m::ks_BOX_VALUE, choice.value);
            box->SetValue(m::ks_BOX_LABEL, choice.label);
            show_if(*box, std::ranges::find(field.values, choice.value) != field.values.end(), m::ks_CHECKED);
        }
    }
}

}  // namespace

void pour_field(const Visit& visit, const Field& field, ctemplate::TemplateDictionary& values,
                const ctemplate::StaticTemplateString& place) {
    auto* part = values.AddIncludeDictionary(place);
    part->SetFilename(Templates::key(visit.language(), "field.html"));
    const bool group = field.kind == Field::Kind::checkboxes;
    auto* whole = part->AddSectionDictionary(group ? m::ks_GROUP : m::ks_SINGLE);
    const auto id = id_of(field);
    whole->SetValue(m::ks_ID, id);
    whole->SetValue(m::ks_NAME, field.name);
    whole->SetValue(m::ks_LABEL, field.label);
    show_if(*whole, field.optional, m::ks_OPTIONAL);
    show_if(*whole, !field.mistake.empty(), m::ks_INVALID);
    fill_if(*whole, m::ks_HINT, m::ks_HINT_TEXT, field.hint);
    fill_if(*whole, m::ks_MISTAKE, m::ks_MISTAKE_TEXT, field.mistake);
    std::string described;
    if (!field.hint.empty()) described = id + "-uitleg";
    if (!field.mistake.empty()) described.append(described.empty() ? "" : " ").append(id).append("-fout");
    auto* control = whole;
    switch (field.kind) {
        case Field::Kind::line:
        case Field::Kind::password:
            control = whole->AddSectionDictionary(m::ks_INPUT);
            control->SetValue(m::ks_TYPE, field.kind == Field::Kind::password ? "password" : "text");
            control->SetValue(m::ks_AUTOCOMPLETE, str(field.autocomplete));
            pour_offers(field, *control);
            break;
        case Field::Kind::area:
            control = whole->AddSectionDictionary(m::ks_AREA);
            control->SetIntValue(m::ks_ROWS, field.rows);
            show_if(*control, field.rows <= 3, m::ks_SMALL);
            break;
        case Field::Kind::select: control = whole->AddSectionDictionary(m::ks_SELECT); break;
        case Field::Kind::file:
            control = whole->AddSectionDictionary(m::ks_FILE);
            control->SetValue(m::ks_ACCEPT, str(field.accept));
            break;
        case Field::Kind::checkboxes: break;
    }
    control->SetValue(m::ks_VALUE, field.value);
    fill_if(*control, m::ks_DESCRIBED, m::ks_DESCRIBED_BY, described);
    show_if(*control, !field.mistake.empty(), m::ks_WRONG);
    if (field.kind == Field::Kind::select || group) pour_choices(field, *control);
}

void pour_mistakes(const Visit& visit, const std::vector<Field>& fields, ctemplate::TemplateDictionary& values,
                   const ctemplate::StaticTemplateString& place) {
    namespace mistakes = markers::mistakes;
    if (std::ranges::all_of(fields, [](const Field& field) { return field.mistake.empty(); })) return;
    auto* part = values.AddIncludeDictionary(place);
    part->SetFilename(Templates::key(visit.language(), "mistakes.html"));
    for (const auto& field : fields) {
        if (field.mistake.empty()) continue;
        auto* item = part->AddSectionDictionary(mistakes::ks_ITEM);
        item->SetValue(mistakes::ks_ANCHOR, id_of(field));
        item->SetValue(mistakes::ks_TEXT, field.mistake);
    }
}

std::string mistake_of(const Visit& visit, const Problem& problem, std::string_view field) {
    const auto found = std::ranges::find(problem.fields, field, &InvalidField::field);
    return found == problem.fields.end() ? std::string() : visit.words(found->reason, {found->argument});
}

}  // namespace actiewijzer::pages
