#include "pages/entrances/doors.hpp"

namespace actiewijzer::pages::entrances {

const std::vector<Entrance>& entrances() {
    static const Door walk{"walk", Opens::page, "/actie"};
    static const Door overview{"overview", Opens::page, "/uitgaven/overzicht"};
    static const Door studied{"studied", Opens::search, {}, {{"evidence", {}}}};
    static const Door residents_lead{"residents-lead", Opens::search, {}, {{"lead", {"residents"}}}};
    static const std::vector<Entrance> all{
        {"professional",
         walk,
         {{"search", Opens::page, "/methoden"},
          residents_lead,
          {"quick", Opens::search, {}, {{"duration", {"eenmalig", "weken"}}}},
          {"contacts", Opens::search, {}, {{"way", {"contact-b"}}}},
          {"compare-money", Opens::comparison, {}, {{"theme", {"geld"}}}},
          {"list", Opens::page, "/lijst"}}},
        {"beleidsmaker",
         overview,
         {studied,
          {"recognised", Opens::search, {}, {{"scale", {"erkenning-interventies"}}}},
          {"say", Opens::search, {}, {{"theme", {"zeggenschap"}}}},
          {"compare-municipality", Opens::comparison, {}, {{"lead", {"municipality"}}}},
          {"collections", Opens::page, "/verzamelingen"},
          {"data", Opens::page, "/data"}},
         true},
        {"leidinggevende",
         {"walk-team", Opens::page, "/actie"},
         {{"costs", Opens::search, {}, {{"cost", {}}}},
          {"long", Opens::search, {}, {{"duration", {"jaren", "doorlopend"}}}},
          {"compare-long", Opens::comparison, {}, {{"duration", {"doorlopend"}}}},
          studied,
          {"overview-team", Opens::page, "/uitgaven/overzicht"},
          {"about", Opens::page, "/over"}},
         true},
        {"bewoner",
         residents_lead,
         {{"money", Opens::search, {}, {{"theme", {"geld"}}}},
          {"village", Opens::search, {}, {{"setting", {"dorp"}}}},
          {"district", Opens::search, {}, {{"setting", {"wijk"}}}},
          {"young", Opens::search, {}, {{"audience", {"jongeren"}}}},
          {"walk-together", Opens::page, "/actie"},
          {"words", Opens::page, "/begrippen"},
          {"suggest", Opens::page, "/voorstel"}}}};
    return all;
}

}  // namespace actiewijzer::pages::entrances
