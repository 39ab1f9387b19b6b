#include "advice/recognise.hpp"

#include <algorithm>
#include <array>

#include "search/fold.hpp"

namespace actiewijzer::advice {

namespace {

/// "Dorpsraad" and "dorpsraad" are one word, and count once.
void add_once(std::vector<std::string>& list, std::string words) {
    const auto same = [word = search::squashed(words)](const std::string& other) {
        return search::squashed(other) == word;
    };
    if (std::ranges::none_of(list, same)) list.push_back(std::move(words));
}

bool single(std::string_view words) { return words.find(' ') == std::string_view::npos; }

/// Each meaning once, with the words that showed it first.
void note(std::vector<Recognised>& all, Recognised item) {
    const auto same = [&](const Recognised& other) { return other.kind == item.kind && other.id == item.id; };
    if (std::ranges::none_of(all, same)) all.push_back(std::move(item));
}

/// A text is English when more of its small words are; a Dutch reader may well write in either.
std::vector<search::Word> read_words(const search::Analysis& analysis, const std::string& text) {
    auto dutch = analysis.words(text, Language::nl);
    const auto small = [&](Language language) {
        return std::ranges::count_if(
            dutch, [&](const search::Word& word) { return search::stop_word(word.folded, language); });
    };
    return small(Language::en) > small(Language::nl) ? analysis.words(text, Language::en) : dutch;
}

}  // namespace

std::string_view name(Recognised::Kind kind) {
    static constexpr std::array names{"omstandigheid", "thema", "doelgroep", "omgeving", "activiteit",
                                      "weigering",     "wens",  "fase",      "woord"};
    return names[static_cast<std::size_t>(kind)];
}

Recogniser::Recogniser(const knowledge::Knowledge& knowledge, std::shared_ptr<const search::Analysis> analysis)
    : knowledge_(knowledge), analysis_(std::move(analysis)), phrases_(analysis_) {
    using Kind = Recognised::Kind;
    for (const auto& circumstance : knowledge.circumstances) {
        const Meaning meaning{Meaning::Kind::recognised, Kind::circumstance, circumstance.id};
        add(circumstance.signs_nl, Language::nl, meaning);
        add(circumstance.signs_en, Language::en, meaning);
    }
    add_terms(knowledge.themes, Kind::theme);
    add_terms(knowledge.audiences, Kind::audience);
    add_terms(knowledge.settings, Kind::setting);
    add_terms(knowledge.activities, Kind::activity);
    add_terms(knowledge.wishes, Kind::wish);
    add_terms(knowledge.phases, Kind::phase);
    for (std::size_t at = 0; at < knowledge.methods.size(); ++at) {
        const auto& method = knowledge.methods[at];
        add(method.keywords, Language::nl, {Meaning::Kind::keyword, {}, {}, at});
        add(method.only_for.words, Language::nl, {Meaning::Kind::subject, {}, {}, at});
    }
    for (std::size_t at = 0; at < knowledge.criteria.size(); ++at) {
        const Meaning meaning{Meaning::Kind::criterion, {}, knowledge.criteria[at].id, at};
        add(knowledge.criteria[at].signs_nl, Language::nl, meaning);
        add(knowledge.criteria[at].signs_en, Language::en, meaning);
    }
    for (std::size_t at = 0; at < knowledge.remarks.size(); ++at) {
        const Meaning meaning{Meaning::Kind::remark, {}, knowledge.remarks[at].id, at};
        add(knowledge.remarks[at].signs_nl, Language::nl, meaning);
        add(knowledge.remarks[at].signs_en, Language::en, meaning);
    }
}

void Recogniser::add(const std::vector<std::string>& signs, Language language, Meaning meaning) {
    if (signs.empty()) return;
    meanings_.push_back(std::move(meaning));
    for (const auto& sign : signs) phrases_.add(sign, language, static_cast<int>(meanings_.size()) - 1);
}

void Recogniser::add_terms(const std::vector<knowledge::Term>& terms, Recognised::Kind kind) {
    for (const auto& term : terms) {
        const Meaning meaning{Meaning::Kind::recognised, kind, term.id};
        add(term.words_nl, Language::nl, meaning);
        add(term.words_en, Language::en, meaning);
    }
}

Recogniser::Found Recogniser::read(const Situation& situation) const {
    Found found;
    read_text(situation.description, false, found);
    read_text(situation.wish_text, true, found);
    return found;
}

void Recogniser::read_text(const std::string& text, bool is_wish, Found& into) const {
    if (text.empty()) return;
    using Kind = Recognised::Kind;
    for (auto& found : phrases_.find(text, read_words(*analysis_, text))) {
        const auto& meaning = meanings_[static_cast<std::size_t>(found.value)];
        switch (meaning.kind) {
            case Meaning::Kind::recognised: {
                auto kind = meaning.as;
                // "Geen enquête" refuses the activity; any other negated sign simply isn't there.
                if (found.negated && kind == Kind::activity)
                    kind = Kind::refusal;
                else if (found.negated)
                    break;
                // What people want from the professional tells nothing about theme or setting.
                if (is_wish && kind != Kind::wish && kind != Kind::activity && kind != Kind::refusal) break;
                // "Subsidie" in passing is no wish: in the story it takes a phrase, such as "vragen subsidie".
                if (!is_wish && kind == Kind::wish && single(found.words)) break;
                note(into.recognised, {kind, meaning.id, std::move(found.words)});
                break;
            }
            case Meaning::Kind::keyword:
                if (found.negated || is_wish) break;
                note(into.recognised, {Recognised::Kind::word, search::squashed(found.words), found.words});
                add_once(into.clues.keywords[meaning.number], std::move(found.words));
                break;
            case Meaning::Kind::subject:
                if (!found.negated) add_once(into.clues.subjects[meaning.number], std::move(found.words));
                break;
            case Meaning::Kind::criterion:
            case Meaning::Kind::remark: {
                const auto* text_of = meaning.kind == Meaning::Kind::remark ? &knowledge_.remarks[meaning.number].text
                                                                            : &knowledge_.criteria[meaning.number].text;
                const auto id = meaning.kind == Meaning::Kind::criterion ? "criterium:" + meaning.id : meaning.id;
                if (!found.negated && std::ranges::none_of(into.remarks, [&](const Remark& r) { return r.id == id; }))
                    into.remarks.push_back({id, text_of, std::move(found.words)});
                break;
            }
        }
    }
}

}  // namespace actiewijzer::advice
