#include "knowledge/parts.hpp"

namespace actiewijzer::knowledge {

namespace {

std::vector<Term> read_terms(const Node& root, const char* key) {
    std::vector<Term> terms;
    for (const auto& node : root.list(key)) {
        node.only({"id", "name", "words", "aliases", "note"});
        Term term;
        term.id = node.string("id");
        term.name = node.text("name");
        if (const auto words = node.maybe("words"); words.present()) {
            words.only({"nl", "en"});
            term.words_nl = words.strings_or_empty("nl");
            term.words_en = words.strings_or_empty("en");
        }
        term.aliases = node.strings_or_empty("aliases");
        term.note = node.text_or_empty("note");
        terms.push_back(std::move(term));
    }
    return terms;
}

}  // namespace

void read_vocabulary(const Node& root, Knowledge& into) {
    root.only({"themes", "audiences", "settings", "activities", "wishes", "phases", "duration_bands", "cost_bands",
               "participation", "effects", "synonyms"});
    into.themes = read_terms(root, "themes");
    into.audiences = read_terms(root, "audiences");
    into.settings = read_terms(root, "settings");
    into.activities = read_terms(root, "activities");
    into.wishes = read_terms(root, "wishes");
    into.phases = read_terms(root, "phases");
    into.duration_bands = read_terms(root, "duration_bands");
    into.cost_bands = read_terms(root, "cost_bands");
    into.participation = read_terms(root, "participation");
    into.effects = read_terms(root, "effects");
    for (const auto& group : root.list("synonyms")) {
        std::vector<std::string> words;
        for (const auto& word : group.list()) words.push_back(word.string());
        if (words.size() < 2) group.fault("content.fault.lonely_synonym");
        into.synonyms.push_back(std::move(words));
    }
}

}  // namespace actiewijzer::knowledge
