#include "pages/advice/what_if.hpp"

#include <algorithm>
#include <charconv>

#include "advice/marks.tpl.hpp"
#include "advice/wording.hpp"

namespace actiewijzer::pages::advised {

namespace {

constexpr std::string_view unknown = "onbekend";

/// Puts the mark of this name, if there is one, in `into`; false when it is no place.
bool read_mark(const http::Parameters& query, const std::string& name, std::optional<Position>& into) {
    const auto typed = query.get(name);
    if (!typed) return true;
    into.reset();
    if (typed->empty() || *typed == unknown) return true;
    int number = 0;
    const auto* last = typed->data() + typed->size();
    const auto [end, failed] = std::from_chars(typed->data(), last, number);
    if (failed != std::errc() || end != last) return false;
    into = Position::from(number);
    return into.has_value();
}

std::size_t place_of(const std::vector<advice::RankedMethod>& methods, const Method* method) {
    const auto found = std::ranges::find(methods, method, &advice::RankedMethod::method);
    return static_cast<std::size_t>(found - methods.begin());
}

}  // namespace

bool take_marks(const http::Parameters& marks, Situation& situation) {
    for (const auto element : all_elements) {
        auto& answer = situation.answer(element);
        const std::string name(slug(element));
        if (!read_mark(marks, name, answer.needed) || !read_mark(marks, name + "-nu", answer.now)) return false;
        answer.visited = answer.visited || answer.needed.has_value();
    }
    return true;
}

std::string mark_value(const std::optional<Position>& position) {
    return position ? std::to_string(position->value()) : std::string(unknown);
}

std::string mark_choices(const Visit& visit) {
    namespace m = markers::advice_marks;
    const advice::Wording wording(visit.knowledge(), visit.words);
    ctemplate::TemplateDictionary values("marks");
    for (const auto element : all_elements) {
        auto* row = values.AddSectionDictionary(m::ks_ROW);
        row->SetValue(m::ks_ICON, "#i-" + std::string(slug(element)));
        row->SetValue(m::ks_NAME, str(name(element)));
        for (const auto& [part, label] : {std::pair{"", "advice.needed"}, {"-nu", "advice.now"}}) {
            const auto field = std::string(slug(element)) + part;
            auto* choice = row->AddSectionDictionary(m::ks_CHOICE);
            choice->SetValue(m::ks_ID, "als-" + field);
            choice->SetValue(m::ks_FIELD, field);
            choice->SetValue(m::ks_LABEL, visit.words(label));
            const auto offer = [&](const std::optional<Position>& position) {
                auto* option = choice->AddSectionDictionary(m::ks_OPTION);
                option->SetValue(m::ks_VALUE, mark_value(position));
                option->SetValue(m::ks_TEXT, wording.place(element, position));
            };
            for (const auto position : all_positions) offer(position);
            offer(std::nullopt);
        }
    }
    return visit.site.templates.expand(visit.language(), "advice/marks.html", values);
}

void choose_mark(std::string& html, std::string_view field, std::string_view value) {
    const auto list = html.find("name=\"" + std::string(field) + '"');
    const auto option = "value=\"" + std::string(value) + '"';
    const auto at = html.find(option, list);
    if (list != std::string::npos && at != std::string::npos) html.insert(at + option.size(), " selected");
}

std::vector<std::string> differences(const Visit& visit, const advice::Advice& own, const advice::Advice& other) {
    const auto& words = visit.words;
    std::vector<std::string> fresh, higher, lower, gone;
    for (std::size_t place = 0; place < other.methods.size(); ++place) {
        const auto* method = other.methods[place].method;
        const auto before = place_of(own.methods, method);
        if (before == own.methods.size())
            fresh.push_back(method->name);
        else if (place < before)
            higher.push_back(method->name);
        else if (place > before)
            lower.push_back(method->name);
    }
    for (const auto& ranked : own.methods)
        if (place_of(other.methods, ranked.method) == other.methods.size()) gone.push_back(ranked.method->name);

    std::vector<std::string> lines;
    const auto say = [&](const char* key, const std::vector<std::string>& names) {
        if (!names.empty()) lines.push_back(words(key, {text::enumerate(words, names)}));
    };
    say("advice.whatif.fresh", fresh);
    say("advice.whatif.higher", higher);
    say("advice.whatif.lower", lower);
    say("advice.whatif.gone", gone);
    if (lines.empty()) lines.push_back(words("advice.whatif.same"));
    if (other.role && (!own.role || own.role->role != other.role->role))
        lines.push_back(words("advice.whatif.role", {words(visit.knowledge().role(other.role->role).name)}));
    return lines;
}

}  // namespace actiewijzer::pages::advised
