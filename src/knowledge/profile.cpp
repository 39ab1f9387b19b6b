#include "knowledge/profile.hpp"

#include <algorithm>

namespace actiewijzer::knowledge {

std::vector<ProfilePart> profile_of(const Method& method) {
    // The texts say so themselves where nothing is known yet.
    const auto words = [](std::string_view id, std::string_view field, std::string_view text, bool more = false) {
        const bool unknown = text == "niet bekend";
        const bool known = more || (!text.empty() && !unknown);
        return ProfilePart{id, known, !known && unknown, field};
    };
    const auto chosen = [](std::string_view id, std::string_view field, bool known, bool said_unknown = false) {
        return ProfilePart{id, known, !known && said_unknown, field};
    };
    const auto section = [&](std::string_view id, std::string_view field, bool more = false) {
        const auto heading = field.substr(field.find('.') + 1);
        const auto found = std::ranges::find(method.sections, heading, &MethodSection::id);
        const bool there = found != method.sections.end();
        const bool unknown = there && found->markdown.starts_with("Niet bekend.");
        const bool known = more || (there && !unknown);
        return ProfilePart{id, known, !known && unknown, field};
    };
    return {
        words("ontwikkelaar", "developer", method.developer),
        words("contact", "contact", method.contact),
        words("verwijzing", "cite", method.cite),
        chosen("soort", "description_type", method.description_type != DescriptionType::unknown),
        section("probleem", "tekst.probleem"),
        words("doelgroep", "for_whom", method.for_whom),
        words("via-wie", "via_whom", method.via_whom),
        section("doelen", "tekst.doelen"),
        section("werkwijze", "tekst.hoe"),
        words("duur", "duration", method.duration, !method.duration_band.empty()),
        section("materiaal", "tekst.materiaal"),
        words("kosten", "costs", method.costs, !method.cost_band.empty()),
        section("mensen", "tekst.mensen"),
        section("voorwaarden", "tekst.vooraf"),
        section("elders", "tekst.elders"),
        section("werkzaam", "tekst.moet-blijven"),
        section("theorie", "tekst.theorie"),
        section("onderzoek", "tekst.onderzoek", !method.evidence.empty()),
        section("praktijk", "tekst.praktijk"),
        chosen("regie", "lead.who", method.lead != Lead::unknown, true),
        chosen("invloed", "participation", !method.participation.empty()),
        chosen("effecten", "effects", !method.effects.empty()),
        chosen("literatuur", "literature.0.text", !method.literature.empty()),
    };
}

std::size_t known_parts(const std::vector<ProfilePart>& profile) {
    return static_cast<std::size_t>(std::ranges::count_if(profile, &ProfilePart::known));
}

}  // namespace actiewijzer::knowledge
