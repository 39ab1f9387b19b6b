#include "search/analysis.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "search/compounds.hpp"
#include "search/fold.hpp"
#include "search/lexicon.hpp"
#include "search/stemmer.hpp"

namespace actiewijzer::search {

struct Analysis::Lists {
    explicit Lists(const std::filesystem::path& file) : lexicon(file) {}

    std::uint8_t kind(std::string_view folded) const {
        const auto found = lexicon.kind(folded);
        if (found || extra.empty()) return found;
        return extra.contains(folded) ? std::uint8_t{FormKind::word | FormKind::begin | FormKind::end}
                                      : std::uint8_t{0};
    }

    /// A part as a word: without its linking s.
    std::string_view bare(std::string_view part) const {
        const auto whole = lexicon.kind(part);
        const bool links = (whole & FormKind::linking_s) ||
                           (!(whole & FormKind::begin) && part.ends_with('s') && kind(part.substr(0, part.size() - 1)));
        return links ? part.substr(0, part.size() - 1) : part;
    }

    std::string dutch_stem(std::string_view folded) const {
        Form form;
        if (folded.size() < 64 && lexicon.find(folded, form)) return form.stem;
        return rule_stem(folded, Language::nl);
    }

    /// The form as listed, or read by rule: stem, and the lengths of parts.
    Form form(std::string_view folded) const {
        Form form;
        if (folded.size() < 64 && lexicon.find(folded, form)) return form;
        form.parts = split_compound(
            folded, [this](std::string_view part) { return kind(part); }, true);
        if (form.parts.empty()) {
            form.stem = rule_stem(folded, Language::nl);
        } else {
            // The last part carries the inflection: "buurtbudgetten" is "buurt" + the stem of "budgetten".
            const std::size_t last = folded.size() - form.parts.back();
            form.stem = std::string(folded.substr(0, last)) + dutch_stem(folded.substr(last));
        }
        return form;
    }

    Lexicon lexicon;
    std::set<std::string, std::less<>> extra;
};

Analysis::Analysis(std::filesystem::path lexicon, const std::vector<std::string>& extra) {
    auto lists = std::make_unique<Lists>(lexicon);
    for (const auto& word : extra)
        for (auto& token : tokens(word))
            if (token.folded.size() >= 4 && !lists->lexicon.kind(token.folded))
                lists->extra.insert(std::move(token.folded));
    lists_ = std::move(lists);
}

Analysis::~Analysis() = default;

std::vector<Word> Analysis::words(std::string_view text, Language language) const {
    auto found = tokens(text);
    std::vector<Word> words;
    words.reserve(found.size());
    for (auto& token : found) {
        Word& word = words.emplace_back();
        word.text = text.substr(token.begin, token.end - token.begin);
        word.begin = token.begin;
        word.end = token.end;
        word.folded = std::move(token.folded);
        word.ends_sentence = token.ends_sentence;
        word.language = language;
        auto reading = read(word.folded, language);
        word.stem = std::move(reading.stem);
        word.parts = std::move(reading.parts);
        word.verb = reading.verb;
    }
    return words;
}

Analysis::Reading Analysis::read(std::string_view folded, Language language) const {
    if (language == Language::en) return {rule_stem(folded, language), {}, false};
    Form form = lists_->form(folded);
    Reading reading{std::move(form.stem), {}, (form.kind & FormKind::verb) != 0};
    std::size_t at = 0;
    for (const auto length : form.parts) {
        reading.parts.push_back(lists_->dutch_stem(lists_->bare(folded.substr(at, length))));
        at += length;
    }
    return reading;
}

std::string Analysis::stem(std::string_view folded, Language language) const {
    return language == Language::nl ? lists_->form(folded).stem : rule_stem(folded, language);
}

std::vector<std::string> Analysis::split(std::string_view folded) const {
    std::vector<std::string> parts;
    std::size_t at = 0;
    const auto form = lists_->form(folded);
    for (const auto length : form.parts) {
        const std::string_view part = folded.substr(at, length);
        at += length;
        parts.emplace_back(at < folded.size() ? lists_->bare(part) : part);
    }
    return parts;
}

bool Analysis::known(std::string_view folded) const { return lists_->kind(folded) & FormKind::word; }

bool stop_word(std::string_view folded, Language language) {
    static const std::unordered_set<std::string_view> dutch{
        "aan",      "af",       "al",      "alle",   "allemaal", "alleen", "als",     "altijd",  "ander",  "andere",
        "b",        "ben",      "bij",     "daar",   "dan",      "dat",    "de",      "deze",    "die",    "dit",
        "doen",     "doet",     "door",    "dus",    "e",        "een",    "eens",    "elk",     "elke",   "en",
        "er",       "erg",      "ergens",  "even",   "ga",       "gaan",   "gaat",    "graag",   "had",    "heb",
        "hebben",   "heeft",    "hem",     "hen",    "het",      "hier",   "hij",     "hoe",     "hun",    "iemand",
        "iets",     "ik",       "in",      "is",     "ja",       "je",     "jij",     "jullie",  "kan",    "krijgen",
        "krijgt",   "kunnen",   "kunt",    "maar",   "mag",      "me",     "meer",    "men",     "met",    "methode",
        "methoden", "methodes", "mij",     "mijn",   "moet",     "moeten", "mogen",   "na",      "naar",   "nee",
        "niet",     "nodig",    "nog",     "nu",     "of",       "om",     "omdat",   "ons",     "onze",   "ook",
        "op",       "over",     "s",       "samen",  "steeds",   "t",      "te",      "tegen",   "tot",    "u",
        "uit",      "uw",       "van",     "veel",   "via",      "voor",   "waar",    "waarbij", "waarin", "waarmee",
        "wat",      "we",       "wel",     "welk",   "welke",    "wie",    "wij",     "wil",     "willen", "wilt",
        "word",     "worden",   "wordt",   "zal",    "ze",       "zich",   "zij",     "zijn",    "zo",     "zoals",
        "zoek",     "zoeken",   "zoekt",   "zonder", "zou",      "zouden", "manier",  "aanpak",  "werkt",  "geen",
        "bent",     "was",      "waren",   "werd",   "haar",     "jouw",   "mensen",  "groep",   "helpt",  "help",
        "dingen",   "uur",      "half",    "keer",   "twee",     "drie",   "vier",    "eerst",   "eerste", "laatste",
        "later",    "straks",   "vandaag", "week",   "maand",    "jaar",   "ochtend", "middag",  "avond",  "maken",
        "maakt",    "komen",    "komt",    "hele",   "heel",     "goed",   "goede",   "nieuwe"};
    static const std::unordered_set<std::string_view> english{
        "a",     "about",  "am",    "an",      "and",       "any",   "anything", "are",  "as",     "at",      "be",
        "by",    "can",    "could", "do",      "does",      "find",  "for",      "from", "get",    "had",     "has",
        "have",  "he",     "help",  "helps",   "her",       "him",   "his",      "how",  "i",      "if",      "im",
        "in",    "into",   "is",    "it",      "its",       "like",  "looking",  "me",   "method", "methods", "more",
        "my",    "need",   "needs", "no",      "not",       "of",    "on",       "or",   "our",    "people",  "s",
        "she",   "should", "so",    "some",    "something", "t",     "than",     "that", "the",    "their",   "them",
        "there", "these",  "they",  "this",    "those",     "to",    "up",       "us",   "want",   "wants",   "was",
        "way",   "we",     "were",  "what",    "when",      "where", "which",    "who",  "will",   "with",    "without",
        "would", "you",    "your",  "approach"};
    return language == Language::nl ? dutch.contains(folded) : english.contains(folded);
}

}  // namespace actiewijzer::search
