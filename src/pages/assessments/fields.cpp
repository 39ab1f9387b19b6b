#include "pages/assessments/fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

#include "advice/wording.hpp"
#include "assessments/initiative_fields.tpl.hpp"
#include "assessments/question_fields.tpl.hpp"
#include "assessments/wishes_fields.tpl.hpp"
#include "domain/plain_text.hpp"
#include "mistakes.tpl.hpp"

namespace actiewijzer::pages::assessments {

namespace {

using advice::Recognised;
using Words = std::vector<std::string>;

constexpr std::string_view unknown = "onbekend";

/// Methods that can be told as tried before.
constexpr std::size_t tried_rows = 3;

// Values of the form, in the order of Went and Lead.
constexpr std::array<std::string_view, 3> outcomes{"goed", "deels", "niet"};
constexpr std::array<std::string_view, 4> leads{"bewoners", "professional", "gemeente", "samen"};
constexpr std::array<std::string_view, 4> lead_keys{"method.lead.residents", "method.lead.professional",
                                                    "method.lead.municipality", "method.lead.shared"};

bool contains(const Words& list, std::string_view item) { return std::ranges::find(list, item) != list.end(); }

Words all(const http::Parameters& form, std::string_view name) {
    Words values;
    for (const auto value : form.all(name)) values.emplace_back(value);
    return values;
}

std::string one(const http::Parameters& form, const std::string& name) {
    return std::string(form.get(name).value_or(""));
}

std::string field(Element element, std::string_view part) {
    return std::string(slug(element)) + '-' + std::string(part);
}

std::string typed(const std::optional<Position>& position) { return position ? std::to_string(position->value()) : ""; }

/// "-2" … "2"; nothing for "onbekend" and the empty choice. Other values can't come from our form.
std::optional<Position> parse_position(const std::string& value, bool& wrong) {
    if (value.empty() || value == unknown) return std::nullopt;
    int number = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
    const auto position =
        failed == std::errc() && end == value.data() + value.size() ? Position::from(number) : std::nullopt;
    wrong = wrong || !position;
    return position;
}

class Checker {
public:
    explicit Checker(const Visit& visit) : visit_(visit) {}
    Mistakes mistakes;

    void add(const std::string& name, std::string text) { mistakes.push_back({name, name, std::move(text)}); }

    std::string text(const std::string& name, const std::string& value, std::size_t limit) {
        auto fault = check_text(value, limit);
        // What could not be read was replaced on the way in; the visitor should know, and see where.
        constexpr std::string_view replaced = "\uFFFD";
        if (value.find(replaced) != std::string::npos) fault = TextFault::not_utf8;
        if (fault != TextFault::none) add(name, visit_.words(message_key(fault), {std::to_string(limit)}));
        return tidy(value);
    }

    /// Which of these words it is; nothing when nothing was chosen.
    std::optional<std::size_t> choice(const std::string& name, const std::string& value,
                                      std::span<const std::string_view> words) {
        if (value.empty()) return std::nullopt;
        const auto found = std::ranges::find(words, value);
        if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
        add(name, visit_.words("invalid.choice"));
        return std::nullopt;
    }

    Words known(const std::string& name, const Words& values, const std::vector<knowledge::Term>& terms) {
        for (const auto& value : values)
            if (!knowledge::find_term(terms, value)) add(name, visit_.words("invalid.choice"));
        return values;
    }

private:
    const Visit& visit_;
};

std::string mark_of(const Recognised& item) { return std::string(advice::name(item.kind)) + ':' + item.id; }

const Recognised* find(const std::vector<Recognised>& recognised, const std::string& circumstance) {
    const auto found = std::ranges::find_if(recognised, [&](const Recognised& item) {
        return item.kind == Recognised::Kind::circumstance && item.id == circumstance;
    });
    return found == recognised.end() ? nullptr : &*found;
}

const Mistake* mistake_in(const Mistakes& mistakes, const std::string& name) {
    const auto found = std::ranges::find(mistakes, name, &Mistake::field);
    return found == mistakes.end() ? nullptr : &*found;
}

/// Shows a mistake at its field; each part of the markup that tells it has a section of its own.
void pour_mistake(const Mistakes& mistakes, const std::string& name, ctemplate::TemplateDictionary& values,
                  std::initializer_list<const ctemplate::StaticTemplateString*> sections,
                  const ctemplate::StaticTemplateString& section, const ctemplate::StaticTemplateString& text) {
    const auto* mistake = mistake_in(mistakes, name);
    if (!mistake) return;
    values.AddSectionDictionary(section)->SetValue(text, mistake->text);
    for (const auto* each : sections) values.ShowSection(*each);
}

/// Value and text of each choice of a list.
using Options = std::vector<std::pair<std::string, std::string>>;

void pour_options(const Options& options, const std::string& chosen, const ctemplate::StaticTemplateString& section,
                  const ctemplate::StaticTemplateString& value, const ctemplate::StaticTemplateString& label,
                  const ctemplate::StaticTemplateString& is_chosen, ctemplate::TemplateDictionary& values) {
    for (const auto& [id, text] : options) {
        auto* option = values.AddSectionDictionary(section);
        option->SetValue(value, id);
        option->SetValue(label, text);
        show_if(*option, id == chosen, is_chosen);
    }
}

}  // namespace

TypedInitiative typed_initiative(const Situation& situation) {
    TypedInitiative typed{situation.description, situation.themes, situation.audiences,
                          situation.settings,    situation.phase,  {}};
    for (const auto& [method, went] : situation.tried)
        typed.tried.push_back({method, std::string(outcomes[static_cast<std::size_t>(went)])});
    return typed;
}

TypedQuestion typed_question(const Situation& situation, Element element, const knowledge::Knowledge& knowledge,
                             const std::vector<Recognised>& recognised) {
    const auto& answer = situation.answer(element);
    TypedQuestion question{typed(answer.needed), typed(answer.now), answer.reason, answer.note, {}};
    if (answer.visited && !answer.needed) question.needed = unknown;
    for (const auto& circumstance : knowledge.circumstances) {
        if (circumstance.element != element) continue;
        const auto* found = find(recognised, circumstance.id);
        const bool read = found && !contains(situation.crossed_out, mark_of(*found));
        if (read || contains(situation.circumstances, circumstance.id))
            question.circumstances.push_back(circumstance.id);
    }
    return question;
}

TypedWishes typed_wishes(const Situation& situation) {
    return {situation.wishes, situation.wish_text,
            situation.lead ? std::string(leads[static_cast<std::size_t>(*situation.lead)]) : std::string()};
}

TypedInitiative typed_initiative(const http::Parameters& form) {
    TypedInitiative typed{one(form, "omschrijving"), all(form, "thema"), all(form, "doelgroep"),
                          all(form, "omgeving"),     one(form, "fase"),  {}};
    for (std::size_t row = 1; row <= tried_rows; ++row)
        typed.tried.push_back(
            {one(form, "geprobeerd-" + std::to_string(row)), one(form, "ging-" + std::to_string(row))});
    return typed;
}

TypedQuestion typed_question(const http::Parameters& form, Element element) {
    return {one(form, field(element, "nodig")), one(form, field(element, "nu")), one(form, field(element, "reden")),
            one(form, field(element, "notitie")), all(form, field(element, "omstandigheid"))};
}

TypedWishes typed_wishes(const http::Parameters& form) {
    return {all(form, "wens"), one(form, "wens-tekst"), one(form, "leiding")};
}

Mistakes apply(const Visit& visit, const TypedInitiative& typed, Situation& into) {
    Checker check(visit);
    const auto& knowledge = visit.knowledge();
    const auto description = check.text("omschrijving", typed.description, TextLimits::description);
    if (description.empty() && check.mistakes.empty()) check.add("omschrijving", visit.words("walk.initiative.empty"));
    auto themes = check.known("thema", typed.themes, knowledge.themes);
    auto audiences = check.known("doelgroep", typed.audiences, knowledge.audiences);
    auto settings = check.known("omgeving", typed.settings, knowledge.settings);
    if (!typed.phase.empty()) check.known("fase", {typed.phase}, knowledge.phases);
    std::vector<Tried> tried;
    for (std::size_t row = 0; row < typed.tried.size(); ++row) {
        const auto& [method, went] = typed.tried[row];
        const auto how = check.choice("ging-" + std::to_string(row + 1), went, outcomes);
        if (method.empty()) continue;
        if (!knowledge.method(method))
            check.add("geprobeerd-" + std::to_string(row + 1), visit.words("invalid.choice"));
        tried.push_back({method, how ? static_cast<Went>(*how) : Went::partly});
    }
    if (!check.mistakes.empty()) return std::move(check.mistakes);
    into.description = description;
    into.themes = std::move(themes);
    into.audiences = std::move(audiences);
    into.settings = std::move(settings);
    into.phase = typed.phase;
    into.tried = std::move(tried);
    return {};
}

Mistakes apply(const Visit& visit, const TypedQuestion& typed, Element element,
               const std::vector<Recognised>& recognised, bool must_choose, Situation& into) {
    Checker check(visit);
    const auto& knowledge = visit.knowledge();
    bool wrong = false;
    Answer answer;
    answer.needed = parse_position(typed.needed, wrong);
    answer.now = parse_position(typed.now, wrong);
    answer.visited = !typed.needed.empty();
    if (wrong)
        check.mistakes.push_back({field(element, "nodig"), field(element, "nodig-m2"), visit.words("invalid.choice")});
    else if (must_choose && typed.needed.empty())
        check.mistakes.push_back(
            {field(element, "nodig"), field(element, "nodig-m2"), visit.words("walk.question.empty")});
    answer.reason = check.text(field(element, "reden"), typed.reason, TextLimits::note);
    answer.note = check.text(field(element, "notitie"), typed.note, TextLimits::note);
    for (const auto& id : typed.circumstances)
        if (!knowledge.circumstance(id)) check.add(field(element, "omstandigheid"), visit.words("invalid.choice"));
    if (!check.mistakes.empty()) return std::move(check.mistakes);

    into.answer(element) = std::move(answer);
    for (const auto& circumstance : knowledge.circumstances) {
        if (circumstance.element != element) continue;
        const bool ticked = contains(typed.circumstances, circumstance.id);
        const auto* found = find(recognised, circumstance.id);
        std::erase(into.circumstances, circumstance.id);
        if (found) std::erase(into.crossed_out, mark_of(*found));
        if (ticked && !found) into.circumstances.push_back(circumstance.id);
        if (!ticked && found) into.crossed_out.push_back(mark_of(*found));
    }
    return {};
}

Mistakes apply(const Visit& visit, const TypedWishes& typed, Situation& into) {
    Checker check(visit);
    auto wishes = check.known("wens", typed.wishes, visit.knowledge().wishes);
    auto text = check.text("wens-tekst", typed.text, TextLimits::wish_text);
    const auto lead = check.choice("leiding", typed.lead, leads);
    if (!check.mistakes.empty()) return std::move(check.mistakes);
    into.wishes = std::move(wishes);
    into.wish_text = std::move(text);
    into.lead = lead ? std::optional(static_cast<Lead>(*lead)) : std::nullopt;
    return {};
}

void pour_mistakes(const Mistakes& mistakes, ctemplate::TemplateDictionary& values) {
    namespace m = markers::mistakes;
    for (const auto& mistake : mistakes) {
        auto* item = values.AddSectionDictionary(m::ks_ITEM);
        item->SetValue(m::ks_ANCHOR, mistake.anchor);
        item->SetValue(m::ks_TEXT, mistake.text);
    }
}

void pour(const Visit& visit, const TypedInitiative& typed, const Mistakes& mistakes,
          ctemplate::TemplateDictionary& values) {
    namespace m = markers::assessments_initiative_fields;
    values.SetValue(m::ks_DESCRIPTION, typed.description);
    values.SetIntValue(m::ks_LIMIT, static_cast<long>(TextLimits::description));
    pour_mistake(mistakes, "omschrijving", values,
                 {&m::ks_INVALID_FIELD, &m::ks_INVALID_INPUT, &m::ks_INVALID_DESCRIBED, &m::ks_INVALID_ARIA},
                 m::ks_MISTAKE, m::ks_TEXT);
    const auto& knowledge = visit.knowledge();
    const auto facet = [&](std::string_view name, const char* legend, const std::vector<knowledge::Term>& terms,
                           const Words& chosen) {
        auto* group = values.AddSectionDictionary(m::ks_FACET);
        group->SetValue(m::ks_LEGEND, visit.words(legend));
        for (const auto& term : terms) {
            auto* choice = group->AddSectionDictionary(m::ks_CHOICE);
            choice->SetValue(m::ks_ID, std::string(name) + '-' + term.id);
            choice->SetValue(m::ks_NAME, str(name));
            choice->SetValue(m::ks_VALUE, term.id);
            choice->SetValue(m::ks_LABEL, text::capitalised(visit.words(term.name)));
            show_if(*choice, contains(chosen, term.id), m::ks_CHECKED);
        }
    };
    facet("thema", "walk.initiative.themes", knowledge.themes, typed.themes);
    facet("doelgroep", "walk.initiative.audiences", knowledge.audiences, typed.audiences);
    facet("omgeving", "walk.initiative.settings", knowledge.settings, typed.settings);
    show_if(values, !typed.themes.empty() || !typed.audiences.empty() || !typed.settings.empty(), m::ks_OPEN);

    Options phases{{"", visit.words("walk.initiative.phase.none")}};
    for (const auto& phase : knowledge.phases)
        phases.emplace_back(phase.id, text::capitalised(visit.words(phase.name)));
    pour_options(phases, typed.phase, m::ks_PHASE, m::ks_VALUE, m::ks_LABEL, m::ks_CHOSEN, values);
    Options methods{{"", visit.words("walk.initiative.tried.none")}};
    for (const auto& method : knowledge.methods) methods.emplace_back(method.slug, method.name);
    Options went{{"", visit.words("walk.initiative.went.none")}};
    for (const auto& outcome : outcomes)
        went.emplace_back(outcome, visit.words("walk.initiative.went." + std::string(outcome)));
    bool tried = false;
    for (std::size_t row = 0; row < tried_rows; ++row) {
        const auto chosen = row < typed.tried.size() ? typed.tried[row] : TypedTried{};
        tried = tried || !chosen.method.empty();
        auto* entry = values.AddSectionDictionary(m::ks_TRIED);
        entry->SetIntValue(m::ks_ROW, static_cast<long>(row + 1));
        pour_options(methods, chosen.method, m::ks_METHOD, m::ks_VALUE, m::ks_LABEL, m::ks_CHOSEN, *entry);
        pour_options(went, chosen.went, m::ks_WENT, m::ks_VALUE, m::ks_LABEL, m::ks_CHOSEN, *entry);
    }
    show_if(values, tried || !typed.phase.empty(), m::ks_SO_FAR_OPEN);
}

void pour(const Visit& visit, const TypedQuestion& typed, Element element, const std::vector<Recognised>& recognised,
          const Mistakes& mistakes, ctemplate::TemplateDictionary& values) {
    namespace m = markers::assessments_question_fields;
    const auto& words = visit.words;
    const auto& knowledge = visit.knowledge();
    const auto& text = knowledge.element(element);
    const advice::Wording wording(knowledge, words);
    values.SetValue(m::ks_E, str(slug(element)));
    values.SetValue(m::ks_QUESTION, words(text.question));
    values.SetValue(m::ks_MEANING, words(text.meaning));
    values.SetValue(m::ks_MORE_HREF, visit.url("/elementen/" + std::string(slug(element))));
    values.SetValue(m::ks_MORE, words("walk.question.more", {name(element)}));
    values.SetValue(m::ks_POLE_A, text::capitalised(words(text.pole(Pole::a).label)));
    values.SetValue(m::ks_POLE_A_WHEN, words(text.pole(Pole::a).when));
    values.SetValue(m::ks_POLE_B, text::capitalised(words(text.pole(Pole::b).label)));
    values.SetValue(m::ks_POLE_B_WHEN, words(text.pole(Pole::b).when));
    values.SetIntValue(m::ks_LIMIT, static_cast<long>(TextLimits::note));

    const auto places = [&](const ctemplate::StaticTemplateString& section, std::string_view part,
                            const std::string& chosen) {
        for (const auto position : all_positions) {
            const auto value = std::to_string(position.value());
            auto* place = values.AddSectionDictionary(section);
            // "m2" for −2: an id may not hold a sign that a style sheet would have to escape.
            place->SetValue(m::ks_ID, field(element, part) + '-' + (value[0] == '-' ? "m" + value.substr(1) : value));
            place->SetValue(m::ks_VALUE, value);
            place->SetValue(m::ks_LABEL, wording.place(element, position));
            show_if(*place, chosen == value, m::ks_CHECKED);
        }
    };
    places(m::ks_NEEDED, "nodig", typed.needed);
    places(m::ks_NOW, "nu", typed.now);
    show_if(values, typed.needed == unknown, m::ks_NEEDED_UNKNOWN);
    show_if(values, !typed.now.empty(), m::ks_NOW_OPEN);
    pour_mistake(mistakes, field(element, "nodig"), values, {&m::ks_INVALID_FIELD, &m::ks_INVALID_DESCRIBED},
                 m::ks_MISTAKE, m::ks_TEXT);

    if (text.default_pole) {
        auto* reason = values.AddSectionDictionary(m::ks_REASON);
        const auto& left_for = text.pole(other(*text.default_pole));
        reason->SetValue(m::ks_LABEL, words("walk.question.reason", {words(left_for.brief)}));
        reason->SetValue(m::ks_TYPED, typed.reason);
        pour_mistake(mistakes, field(element, "reden"), *reason, {}, m::ks_REASON_MISTAKE, m::ks_TEXT);
    }
    for (const auto& circumstance : knowledge.circumstances) {
        if (circumstance.element != element) continue;
        auto* entry = values.AddSectionDictionary(m::ks_CIRCUMSTANCE);
        entry->SetValue(m::ks_ID, circumstance.id);
        entry->SetValue(m::ks_LABEL, words(circumstance.text));
        show_if(*entry, contains(typed.circumstances, circumstance.id), m::ks_CHECKED);
        if (const auto* found = find(recognised, circumstance.id))
            fill_if(*entry, m::ks_FOUND, m::ks_WORDS, found->words);
    }
    for (const auto& question : text.questions_for_worker)
        values.AddSectionDictionary(m::ks_WORKER)->SetValue(m::ks_TEXT, words(question));
    for (const auto& question : text.questions_for_organisation)
        values.AddSectionDictionary(m::ks_ORGANISATION)->SetValue(m::ks_TEXT, words(question));
    values.SetValue(m::ks_NOTE, typed.note);
    show_if(values, !typed.note.empty(), m::ks_NOTE_OPEN);
    pour_mistake(mistakes, field(element, "notitie"), values, {}, m::ks_NOTE_MISTAKE, m::ks_TEXT);
}

void pour(const Visit& visit, const TypedWishes& typed, const Mistakes& mistakes,
          ctemplate::TemplateDictionary& values) {
    namespace m = markers::assessments_wishes_fields;
    for (const auto& wish : visit.knowledge().wishes) {
        auto* choice = values.AddSectionDictionary(m::ks_CHOICE);
        choice->SetValue(m::ks_ID, "wens-" + wish.id);
        choice->SetValue(m::ks_VALUE, wish.id);
        choice->SetValue(m::ks_LABEL, text::capitalised(visit.words(wish.name)));
        show_if(*choice, contains(typed.wishes, wish.id), m::ks_CHECKED);
    }
    Options who{{"", visit.words("walk.wishes.lead.none")}};
    for (std::size_t at = 0; at < leads.size(); ++at) who.emplace_back(leads[at], visit.words(lead_keys[at]));
    pour_options(who, typed.lead, m::ks_LEAD, m::ks_VALUE, m::ks_LABEL, m::ks_CHOSEN, values);
    values.SetValue(m::ks_TYPED, typed.text);
    values.SetIntValue(m::ks_LIMIT, static_cast<long>(TextLimits::wish_text));
    pour_mistake(mistakes, "wens-tekst", values, {}, m::ks_MISTAKE, m::ks_TEXT);
}

}  // namespace actiewijzer::pages::assessments
