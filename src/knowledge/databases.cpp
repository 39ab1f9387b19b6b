#include "knowledge/databases.hpp"

#include <algorithm>
#include <array>

namespace actiewijzer::knowledge {

namespace {

// The parts of the form that describers fill in: colophon, description (final and intermediate audience, goal,
// approach), execution, grounds, research, active ingredients and literature.
constexpr std::array<std::string_view, 17> movisie{
    "ontwikkelaar", "contact",   "verwijzing", "probleem", "doelgroep", "via-wie",
    "doelen",       "werkwijze", "materiaal",  "kosten",   "mensen",    "voorwaarden",
    "werkzaam",     "theorie",   "onderzoek",  "praktijk", "literatuur"};
constexpr std::array movisie_read{
    ReadAt{"https://www.movisie.nl/databank-effectieve-sociale-interventies/over-databank", "2026-11-24"},
    ReadAt{"http://docplayer.nl/1002102-Handleiding-werkblad-beschrijving-interventie.html", "2026-11-24"},
    ReadAt{"https://adoc.pub/handleiding-werkblad-methodebeschrijving.html", "2026-11-24"}};

// Which of two kinds it is, what is in a description that we saw (duration, costs, the level of evidence), the
// ingredients and the theory of an archetype, and the ordering by effects.
constexpr std::array<std::string_view, 8> wijk{"soort",   "duur",      "kosten",   "werkzaam",
                                               "theorie", "onderzoek", "praktijk", "effecten"};
constexpr std::array wijk_read{
    ReadAt{"https://www.platform31.nl/wijkengids/6-hoe-blijf-je-op-koers/"
           "6-8-kennisbanken-effectieve-wijkinterventies",
           "2026-11-24"},
    ReadAt{"http://jochumdeuten.nl/wwidw.html", "2026-11-24"},
    ReadAt{"http://www.watwerktindewijk.nl/index.cfm/interventie/details?id=303", "2026-11-23"}};

}  // namespace

bool DatabaseAsks::asks(std::string_view part) const { return std::ranges::find(parts, part) != parts.end(); }

std::span<const DatabaseAsks> databases() {
    static constexpr std::array all{DatabaseAsks{"databank-effectieve-sociale-interventies", movisie, movisie_read},
                                    DatabaseAsks{"kennisbank-wat-werkt-in-de-wijk", wijk, wijk_read}};
    return all;
}

}  // namespace actiewijzer::knowledge
