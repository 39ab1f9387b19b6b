#include "pages/advice/what_if.hpp"

#include <algorithm>
#include <charconv>

namespace actiewijzer::pages::advised {

namespace {

/// Puts the mark of this name, if there is one, in `into`; false when it is no place.
bool read_mark(const http::Parameters& query, const std::string& name, std::optional<Position>& into) {
    const auto typed = query.get(name);
    if (!typed) return true;
    into.reset();
    if (typed->empty() || *typed == "onbekend") return true;
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
