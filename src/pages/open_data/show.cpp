#include <array>

#include "open_data/show.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/open_data/pages.hpp"

namespace actiewijzer::pages::open_data {

namespace {

namespace m = markers::open_data_show;

struct Offer {
    std::string_view path;
    std::string_view key;  ///< "data.KEY" names it, "data.KEY.text" says what it is
};

constexpr std::array files{Offer{"/uitvoer/methoden/xlsx", "xlsx"}, Offer{"/uitvoer/methoden/ods", "ods"},
                           Offer{"/uitvoer/methoden/csv", "csv"}, Offer{"/uitvoer/methoden/json", "json"},
                           Offer{"/uitvoer/methoden/zip", "zip"}};
constexpr std::array machines{Offer{"/methoden/wijzigingen.atom", "atom"}, Offer{"/api/v1/documentatie", "api"},
                              Offer{"/data/catalogus.ttl", "dcat"}, Offer{"/data/begrippen.ttl", "skos"},
                              Offer{"/sitemap.xml", "sitemap"}};

}  // namespace

http::Response show(const Visit& visit) {
    const auto name = [&](const Offer& offer) { return visit.words("data." + std::string(offer.key)); };
    const auto about = [&](const Offer& offer) { return visit.words("data." + std::string(offer.key) + ".text"); };
    const Frame frame{.title = visit.words("data.title"), .description = visit.words("data.lead"), .crumbs = {}};
    http::Response response;
    response.body = render(visit, frame, "open_data/show.html", [&](ctemplate::TemplateDictionary& values) {
        for (const auto& offer : files) {
            auto* entry = values.AddSectionDictionary(m::ks_FILE);
            entry->SetValue(m::ks_FILE_HREF, visit.url(offer.path));
            entry->SetValue(m::ks_FILE_NAME, name(offer));
            entry->SetValue(m::ks_FILE_ABOUT, about(offer));
        }
        for (const auto& offer : machines) {
            auto* entry = values.AddSectionDictionary(m::ks_MACHINE);
            entry->SetValue(m::ks_MACHINE_HREF, visit.url(offer.path));
            entry->SetValue(m::ks_MACHINE_NAME, name(offer));
            entry->SetValue(m::ks_MACHINE_ABOUT, about(offer));
        }
    });
    return response;
}

}  // namespace actiewijzer::pages::open_data
