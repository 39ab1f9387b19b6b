#include "advice/recognise.hpp"

#include <algorithm>
#include <array>
#include <utility>

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

Recogniser::Recogniser(knowledge::KnowledgePtr of, std::shared_ptr<const search::Analysis> analysis)
    : knowledge_(std::move(of)), analysis_(std::move(analysis)) {
    using Kind = Recognised::Kind;
    const auto& knowledge = *knowledge_;
    auto vocabulary = std::make_shared<Signs>(analysis_);
    for (const auto& circumstance : knowledge.circumstances) {
        const Meaning meaning{Meaning::Kind::recognised, Kind::circumstance, circumstance.id};
        vocabulary->add(circumstance.signs_nl, Language::nl, meaning);
        vocabulary->add(circumstance.signs_en, Language::en, meaning);
    }
    vocabulary->add_terms(knowledge.themes, Kind::theme);
    vocabulary->add_terms(knowledge.audiences, Kind::audience);
    vocabulary->add_terms(knowledge.settings, Kind::setting);
    vocabulary->add_terms(knowledge.activities, Kind::activity);
    vocabulary->add_terms(knowledge.wishes, Kind::wish);
    vocabulary->add_terms(knowledge.phases, Kind::phase);
    for (std::size_t at = 0; at < knowledge.criteria.size(); ++at) {
        const Meaning meaning{Meaning::Kind::criterion, {}, knowledge.criteria[at].id, at};
        vocabulary->add(knowledge.criteria[at].signs_nl, Language::nl, meaning);
        vocabulary->add(knowledge.criteria[at].signs_en, Language::en, meaning);
    }
    for (std::size_t at = 0; at < knowledge.remarks.size(); ++at) {
        const Meaning meaning{Meaning::Kind::remark, {}, knowledge.remarks[at].id, at};
        vocabulary->add(knowledge.remarks[at].signs_nl, Language::nl, meaning);
        vocabulary->add(knowledge.remarks[at].signs_en, Language::en, meaning);
    }
    vocabulary_ = std::move(vocabulary);
    std::vector<MethodPtr> methods;
    for (std::size_t at = 0; at < knowledge.methods.size(); ++at) methods.push_back(knowledge.methods.shared(at));
    add_methods(std::move(methods));
}

Recogniser Recogniser::with(knowledge::KnowledgePtr knowledge, const std::vector<std::string>& changed) const {
    auto made = *this;
    made.knowledge_ = std::move(knowledge);
    std::vector<MethodPtr> fresh;
    for (const auto& slug : changed)
        if (const auto row = made.knowledge_->methods.place(slug))
            fresh.push_back(made.knowledge_->methods.shared(*row));
    made.add_methods(std::move(fresh));
    return made;
}

void Recogniser::add_methods(std::vector<MethodPtr> fresh) {
    if (fresh.empty()) return;
    // Those of every so many small ones go up in a larger one.
    constexpr std::size_t growth = 8;
    while (!of_methods_.empty() && of_methods_.back()->methods.size() <= growth * fresh.size()) {
        for (const auto& method : of_methods_.back()->methods)
            if (row_of(method)) fresh.push_back(method);
        of_methods_.pop_back();
    }
    auto made = std::make_shared<Signs>(analysis_);
    made->methods = std::move(fresh);
    for (std::size_t at = 0; at < made->methods.size(); ++at) {
        made->add(made->methods[at]->keywords, Language::nl, {Meaning::Kind::keyword, {}, {}, at});
        made->add(made->methods[at]->only_for.words, Language::nl, {Meaning::Kind::subject, {}, {}, at});
    }
    of_methods_.push_back(std::move(made));
}

std::optional<std::size_t> Recogniser::row_of(const MethodPtr& method) const {
    const auto row = knowledge_->methods.place(method->slug);
    return row && knowledge_->methods.shared(*row) == method ? row : std::nullopt;
}

void Recogniser::Signs::add(const std::vector<std::string>& signs, Language language, Meaning meaning) {
    if (signs.empty()) return;
    meanings.push_back(std::move(meaning));
    for (const auto& sign : signs) phrases.add(sign, language, static_cast<int>(meanings.size()) - 1);
}

void Recogniser::Signs::add_terms(const std::vector<knowledge::Term>& terms, Recognised::Kind kind) {
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
    const auto words = read_words(*analysis_, text);
    struct Sign {
        search::Phrases::Found found;
        const Signs* of;
    };
    std::vector<Sign> signs;
    for (auto& found : vocabulary_->phrases.find(text, words)) signs.push_back({std::move(found), vocabulary_.get()});
    for (const auto& of : of_methods_)
        for (auto& found : of->phrases.find(text, words)) signs.push_back({std::move(found), of.get()});
    std::ranges::stable_sort(signs, {}, [](const Sign& sign) { return std::pair(sign.found.begin, sign.found.end); });
    for (auto& [found, of] : signs) {
        const auto& meaning = of->meanings[static_cast<std::size_t>(found.value)];
        const bool of_method = meaning.kind == Meaning::Kind::keyword || meaning.kind == Meaning::Kind::subject;
        const auto row = of_method ? row_of(of->methods[meaning.number]) : std::nullopt;
        if (of_method && !row) continue;
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
                add_once(into.clues.keywords[*row], std::move(found.words));
                break;
            case Meaning::Kind::subject:
                if (!found.negated) add_once(into.clues.subjects[*row], std::move(found.words));
                break;
            case Meaning::Kind::criterion:
            case Meaning::Kind::remark: {
                const auto* text_of = meaning.kind == Meaning::Kind::remark
                                          ? &knowledge_->remarks[meaning.number].text
                                          : &knowledge_->criteria[meaning.number].text;
                const auto id = meaning.kind == Meaning::Kind::criterion ? "criterium:" + meaning.id : meaning.id;
                if (!found.negated && std::ranges::none_of(into.remarks, [&](const Remark& r) { return r.id == id; }))
                    into.remarks.push_back({id, text_of, std::move(found.words)});
                break;
            }
        }
    }
}

}  // namespace actiewijzer::advice
