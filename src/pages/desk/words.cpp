#include "pages/desk/words.hpp"

#include <algorithm>
#include <array>

#include "knowledge/method_text.hpp"
#include "knowledge/profile.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::desk {

Names::Names(const Visit& visit) : visit_(visit) {
    if (const auto names = usecases::account_names(visit.site.store, *visit.who)) names_ = *names;
}

std::string Names::operator()(const std::string& account) const {
    if (account.empty()) return visit_.words("desk.release");
    const auto found = names_.find(account);
    return found == names_.end() ? visit_.words("desk.somebody") : found->second;
}

std::string state_name(const Visit& visit, usecases::VersionState state) {
    static constexpr std::array keys{"desk.state.draft",     "desk.state.proposed", "desk.state.returned",
                                     "desk.state.published", "desk.state.replaced", "desk.state.discarded"};
    return visit.words(keys[static_cast<std::size_t>(state)]);
}

std::string moment(const Visit& visit, usecases::Instant at) {
    const auto local = text::dutch_time(at);
    const std::chrono::hh_mm_ss time(local - std::chrono::floor<std::chrono::days>(local));
    const auto two = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return text::date(visit.words, text::dutch_day(at)) + ", " + two(time.hours().count()) + ':' +
           two(time.minutes().count());
}

std::string method_name(const Visit& visit, const std::string& slug) {
    if (const auto* method = visit.knowledge().method(slug)) return method->name;
    if (const auto* withdrawn = visit.knowledge().withdrawn_method(slug)) return withdrawn->name;
    return slug;
}

std::optional<Method> newest_text(const Visit& visit, const usecases::History& history) {
    const auto& versions = history.versions;
    auto chosen = std::ranges::find_if(versions, [&](const usecases::VersionRow& version) {
        return version.open() && version.author == visit.who->account.id;
    });
    if (chosen == versions.end())
        chosen = std::ranges::find(versions, history.kept.published, &usecases::VersionRow::number);
    if (chosen == versions.end())
        chosen = std::ranges::find_if(versions, [](const usecases::VersionRow& version) { return version.open(); });
    if (chosen == versions.end()) return std::nullopt;
    return knowledge::read_method_text(chosen->slug, chosen->text, visit.knowledge()).method;
}

bool in_a_database(const Visit& visit, const Method& method) {
    return std::ranges::any_of(method.collections, [&](const std::string& id) {
        const auto* collection = visit.knowledge().collection(id);
        return collection && collection->kind == "database";
    });
}

std::string how_complete(const Visit& visit, const Method& method) {
    const auto profile = knowledge::profile_of(method);
    const auto unknown = std::ranges::count_if(profile, &knowledge::ProfilePart::said_unknown);
    const auto known = static_cast<long>(knowledge::known_parts(profile));
    const auto number = [](long value) { return std::to_string(value); };
    return visit.words("desk.known",
                       {number(known), number(unknown), number(static_cast<long>(profile.size()) - known - unknown)});
}

std::string method_url(const Visit& visit, const std::string& slug) { return visit.url("/redactie/methoden/" + slug); }

std::string version_url(const Visit& visit, const usecases::VersionRow& version) {
    return method_url(visit, version.slug) + '/' + std::to_string(version.number);
}

}  // namespace actiewijzer::pages::desk
