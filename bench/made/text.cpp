#include "made/text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace actiewijzer::made {

namespace {

/// What stands between braces is filled in by `slot`.
using Pattern = std::string_view;
using Patterns = std::vector<Pattern>;

struct Part {
    std::string_view id;
    std::size_t least, most;  ///< sentences
    Patterns patterns;
};

const std::vector<Part>& parts() {
    static const std::vector<Part> all{
        {"summary",
         1,
         2,
         {"{Mensen} {regelen} samen {het} in {plaats}.", "{Naam} helpt {mensen} om {doen}.",
          "{Mensen} gaan {doen}, met hulp van {partij}.", "In {samens} kunnen {mensen} {doen}.",
          "{Wie} brengt {mensen} bij elkaar rond {het}.", "Een {eensamen} maakt {veel} beter.",
          "{Mensen} en {mensen} krijgen {samens} en {doen}."}},
        {"whom", 1, 1, {"{Mensen} en {mensen} die willen {doen}.", "{Mensen} met een vraag over {veel}."}},
        {"where",
         1,
         1,
         {"Een wijk met {veel}.", "Dorpen zoals {plaats}.", "{Plaats} en omgeving.", "Buurten met {samens}."}},
        {"duration",
         1,
         1,
         {"{Tijd}.", "Ongeveer {tijd}, daarna gaan {mensen} zelf verder.", "Elk jaar opnieuw, steeds {tijd}."}},
        {"costs",
         1,
         1,
         {"Ongeveer {bedrag} euro voor {het} en de begeleiding.", "De uren van {wie}; verder is niets bekend.",
          "{Bedrag} euro per jaar, waarvan {partij} de helft betaalt."}},
        {"lead",
         1,
         1,
         {"{Partij} begint en {mensen} nemen het over.", "{Mensen} bepalen zelf wat er gebeurt.",
          "{Wie} leidt de gesprekken."}},
        {"why",
         1,
         1,
         {"{mensen} zelf {het} {regelen}", "{partij} en {mensen} elkaar leren kennen",
          "{mensen} leren om {het} te {regelen}"}},
        {"wat",
         2,
         4,
         {"{Naam} is een manier om {het} te {regelen}.", "{Mensen} {regelen} {het} en {samens}.",
          "Het begon in {plaats}, waar {mensen} wilden {doen}.", "Het gaat om {veel}, {veel} en {samens}.",
          "{Stichting} bedacht het voor {mensen} in {plaats}.", "Zo ontstaat {eensamen} voor {mensen}.",
          "Veel {mensen} missen {klein} in hun buurt.", "Het doel is dat {mensen} kunnen {doen}.",
          "{Naam} brengt {mensen} en {mensen} samen bij {het}."}},
        {"probleem",
         1,
         2,
         {"{Mensen} klagen over {veel}.", "Er is te weinig geld voor {veel}.", "In {plaats} verdween {het}.",
          "{Mensen} en {partij} kennen elkaar niet."}},
        {"hoe",
         4,
         6,
         {"{Wie} nodigt {mensen} uit om over {het} te praten.", "Na {tijd} wordt {het} {geregeld}.",
          "{Mensen} kiezen {aantal} {veel} die zij willen {regelen}.", "Daarna gaan {mensen} {doen}.",
          "{Partij} {regelt} {samens} en betaalt {veel}.", "Een groep van {aantal} {mensen} {regelt} {samen}.",
          "Elke maand is er {eensamen} met {mensen}.", "Op {samens} laten {mensen} zien wat is {geregeld}.",
          "Wie wil, kan {doen} of {klein} beginnen.", "De {mooie} {veel} komen eerst aan de beurt.",
          "{Mensen} stemmen over {veel} en {samens}."}},
        {"mensen",
         1,
         2,
         {"{Wie} en {aantal} {mensen} zijn genoeg.", "{Wie} moet kunnen luisteren naar {mensen}.",
          "Nodig is iemand die {veel} kan {regelen}."}},
        {"vraagt-van-u",
         2,
         3,
         {"U kent {mensen} en weet wie kan {doen}.", "U bent {tijd} lang bereikbaar voor {mensen}.",
          "U helpt {mensen} om {het} te {regelen}, en doet het niet zelf.", "U praat met {partij} over {veel}.",
          "U zorgt dat ook {mensen} naar {samens} komen."}},
        {"vraagt-van-organisatie",
         2,
         3,
         {"{Partij} maakt {bedrag} euro vrij voor {veel}.", "Uw organisatie geeft {wie} de ruimte om te {doen}.",
          "{Partij} belooft om {samens} te {regelen}.", "Reken op {aantal} uur per week voor {het}.",
          "Een {mooie} ruimte voor {samens} helpt."}},
        {"moet-blijven",
         1,
         3,
         {"{Mensen} beslissen zelf over {het}.", "Het blijft {eensamen} van {mensen}.",
          "Ook {mooie} {veel} tellen mee.", "Niemand hoeft te {doen}."}},
        {"vooraf",
         2,
         3,
         {"Er zijn {aantal} {mensen} die willen {doen}.", "{Partij} weet van {het} en vindt het goed.",
          "Er is {eensamen} waar {mensen} terecht kunnen.", "Zoek eerst uit wie {het} kan {regelen}.",
          "Zonder {mooie} {veel} lukt het niet."}},
        {"praktijk",
         1,
         2,
         {"In {plaats} deden {aantal} {mensen} mee.", "Na {tijd} was {het} {geregeld}.",
          "{Mensen} in {plaats} noemden {samens} het fijnst.", "In {plaats} stopte het na {tijd}."}},
        {"fact",
         1,
         1,
         {"In {plaats} hielden {mensen} {aantal} {samens}.", "{Stichting} begeleidde {aantal} {veel}.",
          "{Partij} in {plaats} gaf {bedrag} euro voor {het}."}}};
    return all;
}

std::string capital(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

constexpr std::array<std::string_view, 12> numbers{"twee", "drie",  "vier", "vijf",   "zes",      "zeven",
                                                   "acht", "negen", "tien", "twaalf", "vijftien", "twintig"};
constexpr std::array<std::string_view, 10> times{"een dag",       "twee weken",   "zes weken", "drie maanden",
                                                 "een half jaar", "acht maanden", "een jaar",  "twee jaar",
                                                 "drie jaar",     "vier avonden"};
constexpr std::array<std::string_view, 10> amounts{"500",    "1.000",  "2.500",  "4.000",  "7.500",
                                                   "10.000", "15.000", "25.000", "40.000", "75.000"};

const Noun& noun(Random& random, const Subject& subject) {
    const auto& topic = random.chance(15) ? *subject.topics.back() : *subject.topics.front();
    return random.skewed_of(topic.nouns);
}

std::string lower_slot(Random& random, const Subject& subject, std::string_view slot) {
    const auto text = [](std::string_view view) { return std::string(view); };
    if (slot == "naam") return subject.name;
    if (slot == "plaats") return random.chance(60) ? subject.place : place(random);
    if (slot == "mensen") return text(random.skewed_of(people()));
    if (slot == "partij") return text(random.skewed_of(parties()));
    if (slot == "wie") return text(random.skewed_of(helpers()));
    if (slot == "klein") return text(random.skewed_of(smaller()));
    if (slot == "mooie") return text(random.skewed_of(qualities()));
    if (slot == "aantal") return text(random.skewed_of(numbers));
    if (slot == "tijd") return text(random.of(times));
    if (slot == "bedrag") return text(random.of(amounts));
    if (slot == "stichting") return organisation(random);
    if (slot == "regelen") return text(random.skewed_of(verbs()).infinitive);
    if (slot == "regelt") return text(random.skewed_of(verbs()).present);
    if (slot == "geregeld") return text(random.skewed_of(verbs()).participle);
    if (slot == "doen") return random.of(subject.topics.front()->doing);
    if (slot == "veel") return noun(random, subject).many;
    if (slot == "samens") return compound(random).many;
    if (slot == "eensamen") return "een " + compound(random).one;
    const auto with_article = slot == "samen" ? compound(random) : noun(random, subject);
    return with_article.article + ' ' + with_article.one;
}

std::string filled(Random& random, const Subject& subject, Pattern pattern) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto open = std::min(pattern.find('{', at), pattern.size());
        text.append(pattern.substr(at, open - at));
        if (open == pattern.size()) break;
        const auto close = pattern.find('}', open);
        auto slot = std::string(pattern.substr(open + 1, close - open - 1));
        const bool starts = std::isupper(static_cast<unsigned char>(slot[0]));
        slot[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(slot[0])));
        const auto value = lower_slot(random, subject, slot);
        text += starts ? capital(value) : value;
        at = close + 1;
    }
    return text;
}

}  // namespace

std::string write_part(Random& random, const Subject& subject, std::string_view part) {
    const auto found = std::ranges::find(parts(), part, &Part::id);
    std::string text;
    std::size_t last = found->patterns.size();
    for (auto left = random.between(found->least, found->most); left > 0; --left) {
        auto which = random.below(found->patterns.size());
        if (which == last) which = (which + 1) % found->patterns.size();
        if (!text.empty()) text += ' ';
        text += filled(random, subject, found->patterns[which]);
        last = which;
    }
    return text;
}

std::string write_english(Random& random, const Subject& subject) {
    static const std::vector<std::string_view> who{"Residents",  "Young people", "Neighbours", "Older people",
                                                   "Volunteers", "Parents",      "Newcomers",  "Tenants"};
    static const std::vector<std::string_view> act{"run",    "improve", "open", "organise", "share",
                                                   "choose", "visit",   "keep", "discuss",  "design"};
    static const std::vector<std::string_view> what{
        "a garden",      "a meeting place",   "a budget",  "a village shop", "a survey",     "a plan",
        "a sports club", "a helping service", "a library", "a park",         "an agreement", "a youth club"};
    std::string text(random.skewed_of(who));
    text.append(" ").append(random.skewed_of(act)).append(" ").append(random.skewed_of(what));
    return text.append(" together in ").append(subject.place).append(".");
}

std::string write_name(Random& random, const Subject& subject) {
    static const std::vector<std::string_view> firsts{"Samen",  "Beter", "Groen", "Actief", "Gewoon",
                                                      "Lekker", "Slim",  "Open",  "Trots",  "Klaar"};
    switch (random.below(8)) {
        case 0: return capital(compound(random).one) + ' ' + subject.place;
        case 1: return capital(compound(random).many) + " in " + subject.place;
        case 2: return subject.place + " aan Zet met " + capital(noun(random, subject).many);
        case 3: return capital(noun(random, subject).many) + " voor " + subject.place;
        case 4: return std::string(random.of(firsts)) + ' ' + capital(compound(random).one);
        case 5: return std::string(random.of(firsts)) + " in " + subject.place;
        case 6:
            return capital(compound(random).one)
                .append(" van ")
                .append(capital(std::string(random.skewed_of(people()))));
        default: {
            const auto quality = capital(std::string(random.skewed_of(qualities())));
            return "De " + quality + ' ' + capital(compound(random).many);
        }
    }
}

std::string write_keyword(Random& random, const Subject& subject) {
    switch (random.below(4)) {
        case 0: return noun(random, subject).one;
        case 1: return noun(random, subject).many;
        case 2: return compound(random).one;
        default: return random.of(subject.topics.front()->doing);
    }
}

}  // namespace actiewijzer::made
