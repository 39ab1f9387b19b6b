#include "pages/desk/words.hpp"

#include <array>

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

std::string method_url(const Visit& visit, const std::string& slug) { return visit.url("/redactie/methoden/" + slug); }

std::string version_url(const Visit& visit, const usecases::VersionRow& version) {
    return method_url(visit, version.slug) + '/' + std::to_string(version.number);
}

}  // namespace actiewijzer::pages::desk
