#include "made/words.hpp"

#include <algorithm>
#include <array>

namespace actiewijzer::made {

namespace {

struct Line {
    std::string_view theme;
    std::string_view nouns;  ///< "de tuin/tuinen, het huis/huizen"
    std::string_view doing;
};

constexpr std::array lines{
    Line{"", "het initiatief/initiatieven, het plan/plannen, de groep/groepen, het idee/ideeën, de afspraak/afspraken",
         "samen beginnen, plannen maken, afspraken maken, elkaar leren kennen"},
    Line{"bedrijven",
         "de ondernemer/ondernemers, het bedrijf/bedrijven, de winkelier/winkeliers, de sponsor/sponsors, het "
         "bedrijventerrein/bedrijventerreinen, de winkelstraat/winkelstraten, de werkgever/werkgevers",
         "spullen ruilen, kennis delen, geld inzamelen, werkplekken aanbieden"},
    Line{"cultuur",
         "het koor/koren, het toneelstuk/toneelstukken, de muurschildering/muurschilderingen, het museum/musea, de "
         "fanfare/fanfares, het verhaal/verhalen, de voorstelling/voorstellingen, het monument/monumenten",
         "samen zingen, verhalen ophalen, muziek maken, een voorstelling spelen, schilderen"},
    Line{"energie",
         "het zonnepaneel/zonnepanelen, het zonnedak/zonnedaken, de windmolen/windmolens, de warmtepomp/warmtepompen, "
         "het warmtenet/warmtenetten, de energierekening/energierekeningen, de woning/woningen",
         "energie besparen, stroom opwekken, huizen isoleren, samen zonnepanelen kopen"},
    Line{"geld",
         "het budget/budgetten, de subsidie/subsidies, het fonds/fondsen, de waardebon/waardebonnen, de "
         "begroting/begrotingen, de bijdrage/bijdragen, de aanvraag/aanvragen",
         "geld verdelen, over plannen stemmen, subsidie aanvragen, geld ophalen"},
    Line{"jeugd",
         "de jongere/jongeren, het jeugdhonk/jeugdhonken, de tiener/tieners, de jongerenraad/jongerenraden, de "
         "hangplek/hangplekken, het skatepark/skateparken, de leerling/leerlingen, de keet/keten",
         "een honk bouwen, meepraten met de gemeente, elkaar lesgeven, een toernooi houden"},
    Line{"kinderopvang",
         "de oppas/oppassen, de crèche/crèches, de peutergroep/peutergroepen, het kind/kinderen, de "
         "speelzaal/speelzalen, de gastouder/gastouders",
         "op elkaars kinderen passen, samen spelen, voorlezen, kinderen ophalen"},
    Line{
        "leefbaarheid",
        "de straat/straten, het plein/pleinen, de speeltuin/speeltuinen, de drempel/drempels, het fietspad/fietspaden, "
        "het zwerfvuil/zwerfvuil, de speelplek/speelplekken, de lantaarn/lantaarns",
        "de straat opknappen, afval opruimen, een speelplek maken, het plein veranderen"},
    Line{"onderzoek",
         "de enquête/enquêtes, het onderzoek/onderzoeken, de vragenlijst/vragenlijsten, de peiling/peilingen, het "
         "cijfer/cijfers, de behoefte/behoeften, de uitkomst/uitkomsten",
         "huis aan huis vragen stellen, behoeften peilen, cijfers verzamelen, uitkomsten bespreken"},
    Line{"ontmoeting",
         "de huiskamer/huiskamers, de eettafel/eettafels, de maaltijd/maaltijden, het buurthuis/buurthuizen, de "
         "inloop/inlopen, het straatfeest/straatfeesten, de ontmoetingsplek/ontmoetingsplekken, het gesprek/gesprekken",
         "samen eten, koffie drinken, elkaar ontmoeten, een feest vieren, samen koken"},
    Line{"openbare-ruimte-en-groen",
         "de moestuin/moestuinen, het park/parken, de boom/bomen, het plantsoen/plantsoenen, de geveltuin/geveltuinen, "
         "de groenstrook/groenstroken, het voedselbos/voedselbossen, de bloembak/bloembakken",
         "samen tuinieren, bomen planten, tegels eruit halen, groen onderhouden"},
    Line{"samenleven",
         "de buur/buren, de ruzie/ruzies, de omgangsregel/omgangsregels, het vooroordeel/vooroordelen, de "
         "cultuur/culturen, de taalles/taallessen, het conflict/conflicten, de spanning/spanningen",
         "ruzies bijleggen, afspraken maken, Nederlands oefenen, naar elkaar luisteren"},
    Line{"sport",
         "de sportclub/sportclubs, het veldje/veldjes, het toernooi/toernooien, de training/trainingen, de "
         "gymzaal/gymzalen, het zwembad/zwembaden, de beweeggroep/beweeggroepen, de trainer/trainers",
         "samen sporten, voetballen, wandelen, een toernooi houden, bewegen"},
    Line{"talenten",
         "het talent/talenten, de vaardigheid/vaardigheden, de kracht/krachten, de kwaliteit/kwaliteiten, de "
         "droom/dromen, de gave/gaven",
         "talenten ontdekken, van elkaar leren, kennis delen, een vak leren"},
    Line{"toekomst",
         "de visie/visies, het dorpsplan/dorpsplannen, de agenda/agenda's, de toekomst/toekomsten, het "
         "scenario/scenario's, de wens/wensen, de krimp/krimp",
         "een visie schrijven, dromen over later, plannen maken, keuzes maken"},
    Line{"veiligheid",
         "de inbraak/inbraken, de buurtwacht/buurtwachten, de wijkagent/wijkagenten, de overlast/overlast, het "
         "toezicht/toezicht, de camera/camera's, de melding/meldingen, de vernieling/vernielingen",
         "een oogje houden, rondes lopen, elkaar waarschuwen, overlast melden"},
    Line{
        "voorzieningen",
        "de dorpswinkel/dorpswinkels, de buurtbus/buurtbussen, de bibliotheek/bibliotheken, het dorpshuis/dorpshuizen, "
        "de supermarkt/supermarkten, de huisarts/huisartsen, de deelauto/deelauto's, het café/cafés",
        "een winkel openhouden, de bus laten rijden, boeken uitlenen, een gebouw overnemen"},
    Line{"vrijwillige-inzet",
         "de vrijwilliger/vrijwilligers, de klus/klussen, de klusdag/klusdagen, de handen/handen, de taak/taken, het "
         "rooster/roosters, de bestuurder/bestuurders",
         "klussen doen, vrijwilligers vinden, taken verdelen, een dag helpen"},
    Line{"werk-en-activering",
         "de baan/banen, de uitkering/uitkeringen, de leerplek/leerplekken, de werkplaats/werkplaatsen, de "
         "werkzoekende/werkzoekenden, het loon/lonen, de sollicitatie/sollicitaties",
         "werkervaring opdoen, solliciteren, een vak leren, aan de slag gaan"},
    Line{"wonen-en-opvang",
         "de woning/woningen, de nachtopvang/nachtopvang, de dakloze/daklozen, de huurder/huurders, de "
         "renovatie/renovaties, het hofje/hofjes, de woongroep/woongroepen, de corporatie/corporaties",
         "samen wonen, een opvang draaien, huizen bouwen, huurders horen"},
    Line{
        "zeggenschap",
        "het besluit/besluiten, de inspraak/inspraak, de wijkraad/wijkraden, de petitie/petities, de stem/stemmen, het "
        "burgerberaad/burgerberaden, het raadslid/raadsleden, de wethouder/wethouders",
        "meebeslissen, advies geven, met bestuurders praten, stemmen, bezwaar maken"},
    Line{"zelfbeheer",
         "de sleutel/sleutels, het gebouw/gebouwen, de coöperatie/coöperaties, de stichting/stichtingen, het "
         "beheer/beheer, de exploitatie/exploitaties, het bestuur/besturen",
         "zelf een plek beheren, een gebouw overnemen, de sleutel delen, het rooster maken"},
    Line{"zorg-en-hulp",
         "de mantelzorger/mantelzorgers, de hulpvraag/hulpvragen, het maatje/maatjes, de boodschap/boodschappen, de "
         "zorgcoöperatie/zorgcoöperaties, de eenzaamheid/eenzaamheid, de voedselbank/voedselbanken, de schuld/schulden",
         "elkaar helpen, boodschappen doen, voor elkaar koken, op bezoek gaan, klusjes doen"}};

constexpr std::array<std::string_view, 48> firsts{
    "buurt",   "wijk",          "dorps",    "straat", "bewoners",    "jongeren",      "burger",     "vrijwilligers",
    "ouderen", "ontmoetings",   "zorg",     "kinder", "sport",       "groen",         "taal",       "werk",
    "energie", "cultuur",       "school",   "deel",   "ruil",        "klus",          "gemeente",   "voedsel",
    "tuin",    "speel",         "muziek",   "kunst",  "veiligheids", "inspraak",      "mantelzorg", "gezins",
    "vrouwen", "vluchtelingen", "verkeers", "natuur", "water",       "leefbaarheids", "huurders",   "studenten",
    "buren",   "kook",          "lees",     "fiets",  "repair",      "plattelands",   "stads",      "hulp"};

constexpr std::array<std::string_view, 60> seconds{"het huis/huizen",
                                                   "het plein/pleinen",
                                                   "de raad/raden",
                                                   "de tafel/tafels",
                                                   "het fonds/fondsen",
                                                   "het budget/budgetten",
                                                   "de coach/coaches",
                                                   "het netwerk/netwerken",
                                                   "de kamer/kamers",
                                                   "de winkel/winkels",
                                                   "het café/cafés",
                                                   "de markt/markten",
                                                   "de dag/dagen",
                                                   "de agenda/agenda's",
                                                   "de kaart/kaarten",
                                                   "het gesprek/gesprekken",
                                                   "de kring/kringen",
                                                   "de werkplaats/werkplaatsen",
                                                   "het atelier/ateliers",
                                                   "de tuin/tuinen",
                                                   "de bank/banken",
                                                   "de app/apps",
                                                   "het team/teams",
                                                   "de vereniging/verenigingen",
                                                   "de coöperatie/coöperaties",
                                                   "het plan/plannen",
                                                   "de visie/visies",
                                                   "het onderzoek/onderzoeken",
                                                   "de enquête/enquêtes",
                                                   "de schouw/schouwen",
                                                   "het overleg/overleggen",
                                                   "de bijeenkomst/bijeenkomsten",
                                                   "het spel/spellen",
                                                   "de prijs/prijzen",
                                                   "de wedstrijd/wedstrijden",
                                                   "de ambassadeur/ambassadeurs",
                                                   "de makelaar/makelaars",
                                                   "de verbinder/verbinders",
                                                   "het steunpunt/steunpunten",
                                                   "het loket/loketten",
                                                   "de krant/kranten",
                                                   "het feest/feesten",
                                                   "de maaltijd/maaltijden",
                                                   "de opleiding/opleidingen",
                                                   "de cursus/cursussen",
                                                   "het pact/pacten",
                                                   "het akkoord/akkoorden",
                                                   "de estafette/estafettes",
                                                   "het festival/festivals",
                                                   "het lab/labs",
                                                   "de school/scholen",
                                                   "de wacht/wachten",
                                                   "de bus/bussen",
                                                   "het kompas/kompassen",
                                                   "de spiegel/spiegels",
                                                   "de monitor/monitoren",
                                                   "het project/projecten",
                                                   "de aanpak/aanpakken",
                                                   "de club/clubs",
                                                   "de weide/weiden"};

constexpr std::array<std::string_view, 44> place_starts{
    "Ooster", "Wester", "Noorder", "Zuider", "Linden", "Elzen",   "Wilgen", "Beuken", "Eiken",     "Zand",  "Veen",
    "Klei",   "Water",  "Brug",    "Molen",  "Kerk",   "Hoge",    "Lage",   "Nieuwe", "Oude",      "Rozen", "Heide",
    "Duin",   "Polder", "Haar",    "Vlier",  "Meer",   "Berken",  "Hazel",  "Ganzen", "Reiger",    "Kraan", "Otter",
    "Vossen", "Dassen", "Bevers",  "Snoek",  "Valken", "Sperwer", "Kievit", "Grutto", "Leeuwerik", "Merel", "Zwanen"};
constexpr std::array<std::string_view, 30> place_ends{
    "veld",  "hove",   "waard", "lo",      "burg",  "dijk",  "dam",   "kamp", "horst", "rode",
    "wolde", "drecht", "broek", "schoten", "meden", "sluis", "akker", "heem", "hout",  "berge",
    "eind",  "haven",  "kerke", "oord",    "rijk",  "mark",  "stede", "hof",  "zijl",  "gaast"};

constexpr std::array<std::string_view, 30> all_people{
    "bewoners",  "jongeren",       "ouderen",       "vrijwilligers",    "ouders",           "buren",
    "kinderen",  "gezinnen",       "mantelzorgers", "nieuwkomers",      "huurders",         "ondernemers",
    "studenten", "vrouwen",        "mannen",        "leerlingen",       "statushouders",    "werkzoekenden",
    "senioren",  "dorpelingen",    "wijkbewoners",  "initiatiefnemers", "gepensioneerden",  "moeders",
    "vaders",    "alleenstaanden", "tieners",       "daklozen",         "arbeidsmigranten", "buurtgenoten"};
constexpr std::array<std::string_view, 16> all_parties{
    "de gemeente", "het welzijnswerk", "de woningcorporatie", "de politie",   "de school",
    "de huisarts", "de bibliotheek",   "het dorpshuis",       "de sportclub", "de zorginstelling",
    "de kerk",     "het buurtteam",    "de wijkverpleging",   "de provincie", "de ondernemersvereniging",
    "de moskee"};
constexpr std::array<std::string_view, 12> all_helpers{
    "een opbouwwerker",   "een buurtcoach",        "een ambtenaar",           "een vrijwilliger",
    "een jongerenwerker", "een sociaal werker",    "een wijkmanager",         "een docent",
    "een gespreksleider", "een dorpsondersteuner", "een ervaringsdeskundige", "een wijkagent"};
constexpr std::array<std::string_view, 14> all_smaller{
    "een groepje", "een clubje", "een pleintje", "een tuintje", "een praatje",   "een potje",    "een hoekje",
    "een kaartje", "een huisje", "een bankje",   "een feestje", "een winkeltje", "een straatje", "een schuurtje"};
constexpr std::array<std::string_view, 18> all_qualities{
    "nieuwe", "oude",  "gezamenlijke", "veilige",   "groene", "leegstaande", "lokale", "tijdelijke", "open",
    "gewone", "vaste", "kleine",       "gezellige", "schone", "betaalbare",  "drukke", "rustige",    "eerste"};
constexpr std::array<Verb, 18> all_verbs{{{"beheren", "beheert", "beheerd"},
                                          {"verbeteren", "verbetert", "verbeterd"},
                                          {"openen", "opent", "geopend"},
                                          {"bespreken", "bespreekt", "besproken"},
                                          {"organiseren", "organiseert", "georganiseerd"},
                                          {"behouden", "behoudt", "behouden"},
                                          {"maken", "maakt", "gemaakt"},
                                          {"kiezen", "kiest", "gekozen"},
                                          {"betalen", "betaalt", "betaald"},
                                          {"onderzoeken", "onderzoekt", "onderzocht"},
                                          {"delen", "deelt", "gedeeld"},
                                          {"regelen", "regelt", "geregeld"},
                                          {"versterken", "versterkt", "versterkt"},
                                          {"veranderen", "verandert", "veranderd"},
                                          {"steunen", "steunt", "gesteund"},
                                          {"bezoeken", "bezoekt", "bezocht"},
                                          {"beschrijven", "beschrijft", "beschreven"},
                                          {"waarderen", "waardeert", "gewaardeerd"}}};

/// "de tuin/tuinen"
Noun noun(std::string_view text) {
    const auto space = text.find(' ');
    const auto slash = text.find('/');
    return {std::string(text.substr(0, space)), std::string(text.substr(space + 1, slash - space - 1)),
            std::string(text.substr(slash + 1))};
}

template <class Take>
void each_in(std::string_view list, Take take) {
    while (!list.empty()) {
        const auto end = std::min(list.find(", "), list.size());
        take(list.substr(0, end));
        list.remove_prefix(std::min(end + 2, list.size()));
    }
}

std::vector<Topic> read_topics() {
    std::vector<Topic> topics;
    for (const auto& line : lines) {
        auto& topic = topics.emplace_back(Topic{line.theme, {}, {}});
        each_in(line.nouns, [&](std::string_view text) { topic.nouns.push_back(noun(text)); });
        each_in(line.doing, [&](std::string_view text) { topic.doing.emplace_back(text); });
    }
    return topics;
}

}  // namespace

std::vector<std::string> Weighted::some(Random& random, std::size_t least, std::size_t most) const {
    std::vector<std::string> chosen;
    const auto wanted = std::min(random.between(least, most), ids_.size());
    while (chosen.size() < wanted)
        if (const auto& id = pick(random); std::ranges::find(chosen, id) == chosen.end()) chosen.push_back(id);
    return chosen;
}

const Topic& topic(std::string_view theme) {
    static const auto topics = read_topics();
    const auto found = std::ranges::find(topics, theme, &Topic::theme);
    return found == topics.end() ? topics.front() : *found;
}

std::span<const std::string_view> people() { return all_people; }
std::span<const std::string_view> parties() { return all_parties; }
std::span<const std::string_view> helpers() { return all_helpers; }
std::span<const std::string_view> smaller() { return all_smaller; }
std::span<const std::string_view> qualities() { return all_qualities; }
std::span<const Verb> verbs() { return all_verbs; }

Noun compound(Random& random) {
    const auto end = noun(random.skewed_of(seconds));
    std::string start(random.skewed_of(firsts));
    if (random.chance(8)) start += noun(random.of(seconds)).one;
    return {end.article, start + end.one, start + end.many};
}

std::string split_compound(Random& random) {
    const auto start = random.skewed_of(firsts);
    return std::string(start) + ' ' + noun(random.skewed_of(seconds)).one;
}

std::string place(Random& random) {
    const auto start = random.skewed_of(place_starts);
    return std::string(start).append(random.of(place_ends));
}

std::string organisation(Random& random) {
    static constexpr std::array<std::string_view, 6> kinds{"Stichting", "Vereniging", "Coöperatie",
                                                           "Welzijn",   "Bureau",     "Collectief"};
    return std::string(random.skewed_of(kinds)).append(" ").append(place(random));
}

}  // namespace actiewijzer::made
