#include "knowledge/profile.hpp"

#include <algorithm>

namespace actiewijzer::knowledge {

namespace {

/// The texts say so themselves where nothing is known yet.
bool told(std::string_view text) { return !text.empty() && text != "niet bekend"; }

}  // namespace

std::vector<ProfilePart> profile_of(const Method& method) {
    const auto section = [&](std::string_view id) {
        const auto found = std::ranges::find(method.sections, id, &MethodSection::id);
        return found != method.sections.end() && !found->markdown.starts_with("Niet bekend.");
    };
    return {
        {"ontwikkelaar", told(method.developer)},
        {"contact", told(method.contact)},
        {"verwijzing", told(method.cite)},
        {"soort", method.description_type != DescriptionType::unknown},
        {"probleem", section("probleem")},
        {"doelgroep", told(method.for_whom)},
        {"via-wie", told(method.via_whom)},
        {"doelen", section("doelen")},
        {"werkwijze", section("hoe")},
        {"duur", told(method.duration) || !method.duration_band.empty()},
        {"materiaal", section("materiaal")},
        {"kosten", told(method.costs) || !method.cost_band.empty()},
        {"mensen", section("mensen")},
        {"voorwaarden", section("vooraf")},
        {"elders", section("elders")},
        {"werkzaam", section("moet-blijven")},
        {"theorie", section("theorie")},
        {"onderzoek", section("onderzoek") || !method.evidence.empty()},
        {"praktijk", section("praktijk")},
        {"regie", method.lead != Lead::unknown},
        {"invloed", !method.participation.empty()},
        {"effecten", !method.effects.empty()},
        {"literatuur", !method.literature.empty()},
    };
}

std::size_t known_parts(const std::vector<ProfilePart>& profile) {
    return static_cast<std::size_t>(std::ranges::count_if(profile, &ProfilePart::known));
}

}  // namespace actiewijzer::knowledge
