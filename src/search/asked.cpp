#include "search/asked.hpp"

#include <algorithm>

#include "search/fold.hpp"
#include "search/terms.hpp"

namespace actiewijzer::search {

namespace {

constexpr std::size_t longest_text = 600;
constexpr std::size_t most_words = 40;
constexpr std::size_t most_shown = 8;

// How much the ways to read a word count against its own stem.
constexpr double other_language = 0.6;
constexpr double as_part = 0.7;    // sought "budget", found "wijkbudget"
constexpr double all_parts = 0.6;  // sought "wijkbudget", found "budget" and "wijk"
constexpr double last_part = 0.35;
constexpr double first_part = 0.15;
constexpr double joined_words = 0.9;  // sought "wijk budget", found "wijkbudget"
constexpr double mended = 0.7;
constexpr double started = 0.4;  // sought "vouch"
constexpr double synonym = 0.5;
constexpr double vocabulary = 0.5;

constexpr std::size_t most_started = 20;

Sought best_of(std::vector<Sought> ways) { return sought(Sought::Kind::best, std::move(ways)); }
Sought all_of(std::vector<Sought> parts) { return sought(Sought::Kind::all, std::move(parts)); }

struct Reader {
    const Parts& indexed;
    Language language;

    bool has(const std::string& name) const { return indexed.frequency(name) > 0; }

    /// The ways in which a Dutch stem occurs; none when it doesn't.
    void add_dutch(std::vector<Sought>& ways, const std::string& stem, double factor) const {
        if (const auto name = term(prefix::dutch, stem); has(name)) ways.push_back(scaled(sought(name), factor));
        if (const auto name = term(prefix::part, stem); has(name))
            ways.push_back(scaled(sought(name), factor * as_part));
    }

    void add_english(std::vector<Sought>& ways, const std::string& stem, double factor) const {
        if (const auto name = term(prefix::english, stem); has(name)) ways.push_back(scaled(sought(name), factor));
    }

    /// All ways to read one word: as Dutch (`dutch`) and as English.
    std::vector<Sought> ways(const Word& dutch, const std::string& english) const {
        std::vector<Sought> all;
        const bool in_dutch = language == Language::nl;
        add_dutch(all, dutch.stem, in_dutch ? 1 : other_language);
        add_english(all, english, in_dutch ? other_language : 1);
        if (const auto number = number_word(dutch.folded, Language::nl); !number.empty())
            add_dutch(all, std::string(number), 1);
        if (dutch.parts.size() > 1) {
            std::vector<Sought> together;
            bool every = true;
            for (std::size_t i = 0; i < dutch.parts.size(); ++i) {
                std::vector<Sought> part;
                add_dutch(part, dutch.parts[i], 1);
                every = every && !part.empty();
                if (part.empty()) continue;
                together.push_back(best_of(part));
                all.push_back(scaled(together.back(), i + 1 == dutch.parts.size() ? last_part : first_part));
            }
            if (every) all.push_back(scaled(all_of(together), all_parts));
        }
        return all;
    }
};

Meanings::Synonym read_synonym(const std::string& text, const Analysis& analysis) {
    const auto dutch = analysis.words(text, Language::nl);
    const auto english = analysis.words(text, Language::en);
    Meanings::Synonym read{text, {}, true};
    for (std::size_t i = 0; i < dutch.size(); ++i) {
        if (dutch.size() > 1 && stop_word(dutch[i].folded, Language::nl)) continue;
        read.words.push_back({dutch[i].stem, english[i].stem});
        read.dutch = read.dutch && (analysis.known(dutch[i].folded) || !dutch[i].parts.empty());
    }
    return read;
}

/// The mended word with a capital where one was typed.
std::string like(std::string_view typed, std::string mended_word) {
    if (!typed.empty() && typed[0] >= 'A' && typed[0] <= 'Z' && mended_word[0] >= 'a' && mended_word[0] <= 'z')
        mended_word[0] = static_cast<char>(mended_word[0] - 32);
    return mended_word;
}

}  // namespace

std::string_view within_limits(std::string_view typed) {
    if (typed.size() <= longest_text) return typed;
    std::size_t end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0) == 0x80) --end;
    return typed.substr(0, end);
}

Meanings::Meanings(const knowledge::Knowledge& knowledge, const std::shared_ptr<const Analysis>& analysis)
    : phrases_(analysis) {
    const auto number = [&] { return static_cast<int>(meanings_.size()) - 1; };
    for (const auto& group : knowledge.synonyms) {
        meanings_.push_back({});
        for (const auto& member : group) meanings_.back().synonyms.push_back(read_synonym(member, *analysis));
        for (const auto& member : group)
            for (const auto language : all_languages) phrases_.add(member, language, number());
    }
    const auto add = [&](const char* facet, const std::vector<knowledge::Term>& terms) {
        for (const auto& each : terms) {
            meanings_.push_back({std::string(facet) + ':' + each.id, {}});
            phrases_.add(each.name.nl, Language::nl, number());
            phrases_.add(each.name.en, Language::en, number());
            for (const auto& words : each.words_nl) phrases_.add(words, Language::nl, number());
            for (const auto& words : each.words_en) phrases_.add(words, Language::en, number());
        }
    };
    add("theme", knowledge.themes);
    add("audience", knowledge.audiences);
    add("setting", knowledge.settings);
    add("activity", knowledge.activities);
    add("wish", knowledge.wishes);
    add("phase", knowledge.phases);
}

std::vector<Meanings::Found> Meanings::find(std::string_view text, const std::vector<Word>& dutch,
                                            const std::vector<Word>& english) const {
    std::vector<Found> all;
    for (const auto* words : {&dutch, &english}) {
        for (auto& found : phrases_.find(text, *words)) {
            const auto* meaning = &meanings_[static_cast<std::size_t>(found.value)];
            const bool again =
                std::any_of(all.begin(), all.end(), [&](const Found& each) { return each.meaning == meaning; });
            if (!again) all.push_back({meaning, found.begin, found.end, std::move(found.words)});
        }
    }
    return all;
}

Asked understand(std::string_view typed, Language language, const Parts& indexed, const Analysis& analysis,
                 const Meanings& meanings, const Mend& mend) {
    Asked asked;
    asked.text = std::string(within_limits(typed));
    auto dutch = analysis.words(asked.text, Language::nl);
    auto english = analysis.words(asked.text, Language::en);  // the same words: both read the same tokens
    if (dutch.size() > most_words) {
        dutch.resize(most_words);
        english.resize(most_words);
    }
    const Reader reader{indexed, language};

    const auto stop = [&](std::size_t i) {
        const auto& word = dutch[i].folded;
        if (word.size() == 1 && !(word[0] >= '0' && word[0] <= '9')) return true;
        if (language == Language::en) return stop_word(word, Language::en);
        return stop_word(word, Language::nl) || (stop_word(word, Language::en) && !analysis.known(word));
    };
    std::vector<bool> left_out(dutch.size());
    for (std::size_t i = 0; i < dutch.size(); ++i) left_out[i] = stop(i);
    if (std::find(left_out.begin(), left_out.end(), false) == left_out.end())
        left_out.assign(dutch.size(), false);  // "Kan wél" has nothing else

    std::vector<Sought> units;
    std::string corrected;
    std::size_t copied = 0;
    const auto step = [&](std::string line) { asked.steps.push_back(std::move(line)); };
    const auto mark = [&](const Word& word, const std::string& english_stem) {
        asked.stems.insert(word.stem);
        asked.stems.insert(english_stem);
        for (const auto& part : word.parts) asked.stems.insert(part);
    };
    const auto understood = [&](std::string words) {
        auto& all = asked.understood;
        if (all.size() < most_shown && std::find(all.begin(), all.end(), words) == all.end())
            all.push_back(std::move(words));
    };

    const auto found = meanings.find(asked.text, dutch, english);
    for (std::size_t i = 0; i < dutch.size(); ++i) {
        if (left_out[i]) {
            step(std::string(dutch[i].text) + ": –");
            continue;
        }
        auto ways = reader.ways(dutch[i], english[i].stem);
        mark(dutch[i], english[i].stem);
        const bool own = !ways.empty();
        if (dutch[i].parts.size() > 1 && own && !reader.has(term(prefix::dutch, dutch[i].stem))) {
            std::string parts;
            for (const auto& part : analysis.split(dutch[i].folded)) parts += (parts.empty() ? "" : " ") + part;
            understood(parts);
        }
        const bool meant = std::any_of(found.begin(), found.end(), [&](const Meanings::Found& each) {
            return each.begin <= dutch[i].begin && dutch[i].end <= each.end;
        });
        bool joins = false;
        for (const std::size_t j : {i + 1, i - 1}) {  // i - 1 wraps below zero and fails the test
            if (j >= dutch.size() || left_out[j]) continue;
            const auto& first = dutch[std::min(i, j)];
            const auto& second = dutch[std::max(i, j)];
            std::vector<Sought> whole;
            const auto stem = analysis.stem(first.folded + second.folded, Language::nl);
            if (stem == first.stem) continue;
            reader.add_dutch(whole, stem, joined_words);
            if (whole.empty()) continue;
            joins = true;
            asked.stems.insert(stem);
            if (j > i) {
                ways.insert(ways.end(), whole.begin(), whole.end());
                understood(first.folded + second.folded);
            }
        }
        std::string note;
        // "beurtbudget" has known parts, but is one letter from a word of ours.
        const bool doubtful = !own || (dutch[i].parts.size() > 1 && !reader.has(term(prefix::dutch, dutch[i].stem)));
        if (doubtful && !meant && !joins && spellable(dutch[i].folded)) {
            // A Dutch word that no method has is no mistake; any other may be one.
            std::string better;
            if (!analysis.known(dutch[i].folded))
                better = mend(dutch[i].folded, own || dutch[i].folded.size() < 6 ? 1 : 2);
            // Nor is another form of the same word a better one.
            if (!better.empty() && analysis.stem(better, Language::nl) == dutch[i].stem) better.clear();
            if (!better.empty()) {
                const auto nl = analysis.words(better, Language::nl);
                const auto en = analysis.words(better, Language::en);
                const auto mended_ways = reader.ways(nl.at(0), en.at(0).stem);
                if (!mended_ways.empty()) ways.push_back(scaled(best_of(mended_ways), mended));
                mark(nl[0], en[0].stem);
                for (const auto& each : meanings.find(better, nl, en))
                    if (!each.meaning->term.empty() && reader.has(term(prefix::value, each.meaning->term)))
                        units.push_back(scaled(sought(term(prefix::value, each.meaning->term)), vocabulary * mended));
                corrected.append(asked.text, copied, dutch[i].begin - copied).append(like(dutch[i].text, better));
                copied = dutch[i].end;
                note = " ≈ " + better;
            } else if (!own) {
                std::vector<Sought> longer;
                for (auto& name : indexed.starting(term(prefix::dutch, dutch[i].folded), most_started))
                    longer.push_back(sought(std::move(name)));
                if (!longer.empty()) ways.push_back(scaled(best_of(std::move(longer)), started));
                note = " ≈ " + dutch[i].folded + "…";
            }
        }
        std::string parts;
        for (const auto& part : dutch[i].parts) parts.append(parts.empty() ? " = " : " + ").append(part);
        step(std::string(dutch[i].text) + ": " + dutch[i].stem + parts + note);
        if (!ways.empty()) units.push_back(best_of(ways));
    }
    if (copied) asked.did_you_mean = corrected.append(asked.text, copied, std::string::npos);

    for (const auto& each : found) {
        const auto inside = [&](std::size_t i) { return each.begin <= dutch[i].begin && dutch[i].end <= each.end; };
        bool any = false;
        for (std::size_t i = 0; i < dutch.size(); ++i) any = any || (inside(i) && !left_out[i]);
        if (!any) continue;
        if (!each.meaning->term.empty()) {
            const auto name = term(prefix::value, each.meaning->term);
            if (reader.has(name)) units.push_back(scaled(sought(name), vocabulary));
            step(each.words + " → " + each.meaning->term);
            continue;
        }
        std::vector<Sought> synonyms;
        std::string names;
        for (const auto& member : each.meaning->synonyms) {
            std::vector<Sought> words;
            for (const auto& stems : member.words) {
                std::vector<Sought> word;
                reader.add_dutch(word, stems.dutch, 1);
                reader.add_english(word, stems.english, 1);
                if (!word.empty()) words.push_back(best_of(word));
            }
            if (words.empty() || words.size() < member.words.size()) continue;
            // Words of one meaning count once, not each.
            synonyms.push_back(scaled(all_of(words), 1.0 / static_cast<double>(words.size())));
            for (const auto& stems : member.words) {
                asked.stems.insert(stems.dutch);
                asked.stems.insert(stems.english);
            }
            names += (names.empty() ? "" : ", ") + member.text;
            if (member.dutch == (language == Language::nl) && squashed(member.text) != squashed(each.words))
                understood(member.text);
        }
        if (!synonyms.empty()) units.push_back(scaled(best_of(synonyms), synonym));
        step(each.words + " → " + names);
    }
    if (!units.empty()) asked.sought = sought(Sought::Kind::any, std::move(units));
    return asked;
}

}  // namespace actiewijzer::search
