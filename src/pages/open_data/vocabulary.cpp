#include "outputs/turtle.hpp"
#include "pages/open_data/pages.hpp"

namespace actiewijzer::pages::open_data {

namespace {

using outputs::turtle_address;
using outputs::turtle_text;

constexpr std::string_view licence =
    "https://interoperable-europe.ec.europa.eu/licence/european-union-public-licence-version-12-eupl";

std::string both(std::string_view property, const Text& text) {
    return "    " + std::string(property) + ' ' + turtle_text(text.nl, "nl") + ", " +
           turtle_text(text.in(Language::en), "en") + " ;\n";
}

/// One scheme of concepts with its members.
class Scheme {
public:
    Scheme(std::string site, std::string_view id, const Text& title) : address_(std::move(site) + scheme_path(id)) {
        turtle_ = turtle_address(address_) + " a skos:ConceptScheme ;\n" + both("dct:title", title) + "    .\n\n";
    }
    void add(const std::string& id, const Text& name, const Text& definition = {}, const std::string& page = {}) {
        turtle_ += turtle_address(concept_in(address_, id)) + " a skos:Concept ;\n" + both("skos:prefLabel", name);
        if (!definition.empty()) turtle_ += both("skos:definition", definition);
        if (!page.empty()) turtle_ += "    foaf:page " + turtle_address(page) + " ;\n";
        turtle_ += "    skos:notation " + turtle_text(id) + " ;\n    skos:inScheme " + turtle_address(address_) +
                   " ;\n    skos:topConceptOf " + turtle_address(address_) + " .\n\n";
    }
    std::string take() { return std::move(turtle_); }

private:
    std::string address_;
    std::string turtle_;
};

http::Response turtle(std::string text) {
    http::Response response;
    response.content_type = "text/turtle; charset=utf-8";
    response.body = std::move(text);
    return response;
}

}  // namespace

std::string scheme_path(std::string_view scheme) { return "/data/begrippen.ttl#" + std::string(scheme); }

std::string concept_in(std::string scheme, std::string_view id) { return (scheme += '-') += id; }

http::Response vocabulary(const Visit& visit) {
    const auto& knowledge = visit.knowledge();
    const auto site = visit.request.site();
    std::string all =
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n\n";
    Scheme elements(site, "elementen", {"Elementen van het ACTIE-model", "Elements of the ACTIE model"});
    for (const auto& element : knowledge.elements) {
        const std::string called(name(element.element));
        const std::string id(slug(element.element));
        elements.add(id, {called, called}, element.meaning, site + "/elementen/" + id);
    }
    all += elements.take();
    const auto terms = [&](std::string_view id, const Text& title, const std::vector<knowledge::Term>& members) {
        Scheme scheme(site, id, title);
        for (const auto& term : members) scheme.add(term.id, term.name, term.note);
        all += scheme.take();
    };
    terms("themas", {"Onderwerpen", "Subjects"}, knowledge.themes);
    terms("doelgroepen", {"Doelgroepen", "Audiences"}, knowledge.audiences);
    terms("omgevingen", {"Omgevingen", "Settings"}, knowledge.settings);
    terms("activiteiten", {"Activiteiten", "Activities"}, knowledge.activities);
    terms("fasen", {"Fasen van een initiatief", "Phases of an initiative"}, knowledge.phases);
    terms("effecten", {"Wat een methode wil bereiken", "What a method wants to achieve"}, knowledge.effects);
    terms("invloed", {"Invloed van bewoners", "Say that residents have"}, knowledge.participation);
    Scheme criteria(site, "criteria", {"Criteria van het overzicht", "Criteria of the overview"});
    for (const auto& criterion : knowledge.criteria) criteria.add(criterion.id, criterion.name, criterion.text);
    all += criteria.take();
    Scheme glossary(site, "begrippen", {"Begrippen", "Glossary"});
    for (const auto& term : knowledge.glossary)
        glossary.add(term.id, term.term, term.text, site + "/begrippen#" + term.id);
    return turtle(all + glossary.take());
}

http::Response catalogue(const Visit& visit) {
    const auto site = visit.request.site();
    const auto dataset = turtle_address(site + "/data/catalogus.ttl#methoden");
    std::string all =
        "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n"
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n";
    all += turtle_address(site + "/data/catalogus.ttl#catalogus") + " a dcat:Catalog ;\n" +
           both("dct:title", {"Gegevens van Actiewijzer", "Data of Actiewijzer"}) + "    foaf:homepage " +
           turtle_address(site + "/data") + " ;\n    dcat:dataset " + dataset + " .\n\n";
    const auto& translations = visit.site.translations;
    all += dataset + " a dcat:Dataset ;\n" +
           both("dct:title", {"Methoden voor actief burgerschap", "Methods for active citizenship"}) +
           both("dct:description",
                {translations.get(Language::nl, "data.lead"), translations.get(Language::en, "data.lead")}) +
           "    dct:language <http://publications.europa.eu/resource/authority/language/NLD>, "
           "<http://publications.europa.eu/resource/authority/language/ENG> ;\n    dct:license " +
           turtle_address(licence) + " ;\n    dcat:landingPage " + turtle_address(site + "/methoden") +
           " ;\n    dcat:version " + turtle_text(visit.knowledge().revision) + " ;\n    dcat:themeTaxonomy " +
           turtle_address(site + "/data/begrippen.ttl#themas");
    struct Distribution {
        std::string_view id, path, type;
    };
    static constexpr std::array distributions{
        Distribution{"json", "/uitvoer/methoden/json", "application/json"},
        Distribution{"xlsx", "/uitvoer/methoden/xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        Distribution{"ods", "/uitvoer/methoden/ods", "application/vnd.oasis.opendocument.spreadsheet"},
        Distribution{"csv", "/uitvoer/methoden/csv", "text/csv"},
        Distribution{"teksten", "/uitvoer/methoden/zip", "application/zip"},
        Distribution{"feed", "/methoden/wijzigingen.atom", "application/atom+xml"},
    };
    std::string described;
    for (const auto& each : distributions) {
        const auto address = turtle_address(site + "/data/catalogus.ttl#" + std::string(each.id));
        all += " ;\n    dcat:distribution " + address;
        described += address + " a dcat:Distribution ;\n    dcat:downloadURL " +
                     turtle_address(site + std::string(each.path)) + " ;\n    dcat:mediaType " +
                     turtle_address("http://www.iana.org/assignments/media-types/" + std::string(each.type)) +
                     " ;\n    dct:license " + turtle_address(licence) + " .\n\n";
    }
    const auto service = turtle_address(site + "/data/catalogus.ttl#api");
    described += service + " a dcat:DataService ;\n" +
                 both("dct:title", {"API van Actiewijzer", "API of Actiewijzer"}) + "    dcat:endpointURL " +
                 turtle_address(site + "/api/v1") + " ;\n    dcat:endpointDescription " +
                 turtle_address(site + "/api/v1/openapi.json") + " ;\n    dcat:servesDataset " + dataset + " .\n";
    return turtle(all + " .\n\n" + described);
}

}  // namespace actiewijzer::pages::open_data
