// make_lexicon AFF DIC OUT: expands a Dutch hunspell dictionary into the word list that search reads.
// Each form gets its stem (through the word it is a form of, which rules alone can't know) and, where
// it is a compound, its parts.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "search/compounds.hpp"
#include "search/fold.hpp"
#include "search/lexicon.hpp"
#include "search/stemmer.hpp"

namespace {

using actiewijzer::search::Form;
using actiewijzer::search::FormKind;

using Flags = std::vector<std::string>;

struct Rule {
    std::string strip;
    std::string add;
    std::string condition;
    Flags flags;
};

struct Affixes {
    std::map<std::string, std::vector<Rule>> suffixes;
    std::map<std::string, std::vector<Rule>> prefixes;
    std::vector<std::pair<std::string, std::string>> forbidden_joins;
};

Flags flags_of(std::string_view text) {
    Flags flags;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) flags.emplace_back(text.substr(i, 2));
    return flags;
}

bool has(const Flags& flags, std::string_view flag) {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

bool has_class(const Flags& flags, char letter) {
    return std::any_of(flags.begin(), flags.end(), [&](const std::string& flag) { return flag[0] == letter; });
}

/// Splits UTF-8 into characters, so that a condition counts letters.
std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        all.push_back(text.substr(i, end - i));
        i = end;
    }
    return all;
}

/// Whether the end of a word meets a condition like "[^eo]" or "aaf".
bool meets(std::string_view word, std::string_view condition) {
    if (condition.empty() || condition == ".") return true;
    struct Place {
        bool none_of = false;
        std::vector<std::string_view> any;
    };
    std::vector<Place> places;
    const auto letters = characters(condition);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        Place place;
        if (letters[i] == "[") {
            if (++i < letters.size() && letters[i] == "^") {
                place.none_of = true;
                ++i;
            }
            for (; i < letters.size() && letters[i] != "]"; ++i) place.any.push_back(letters[i]);
        } else if (letters[i] != ".") {
            place.any.push_back(letters[i]);
        } else {
            place.none_of = true;
        }
        places.push_back(std::move(place));
    }
    const auto ends = characters(word);
    if (ends.size() < places.size()) return false;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& letter = ends[ends.size() - places.size() + i];
        const bool found = std::find(places[i].any.begin(), places[i].any.end(), letter) != places[i].any.end();
        if (found == places[i].none_of) return false;
    }
    return true;
}

Affixes read_affixes(const char* path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(std::string(path) + " cannot be read");
    Affixes all;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string kind, flag, strip, add, condition;
        words >> kind >> flag >> strip >> add >> condition;
        if (kind == "CHECKCOMPOUNDPATTERN" && !strip.empty() && flag[0] != '/' && strip[0] != '/')
            all.forbidden_joins.emplace_back(actiewijzer::search::squashed(flag), actiewijzer::search::squashed(strip));
        if (kind != "SFX" && kind != "PFX") continue;
        const bool head =
            (strip == "Y" || strip == "N") && !add.empty() && add.find_first_not_of("0123456789") == add.npos;
        if (head || add.empty()) continue;
        Rule rule;
        rule.strip = strip == "0" ? "" : strip;
        const auto slash = add.find('/');
        rule.add = add.substr(0, slash);
        if (rule.add == "0") rule.add.clear();
        if (slash != std::string::npos) rule.flags = flags_of(add.substr(slash + 1));
        rule.condition = condition.starts_with("ts:") ? "" : condition;
        (kind == "SFX" ? all.suffixes : all.prefixes)[flag].push_back(std::move(rule));
    }
    return all;
}

/// One way to read a form: as a word of the dictionary (class 'o'), or as a form of one.
struct Reading {
    char cls;           // 'o' own, 'Z' plural, 'Y' diminutive, 'A' adjective, 'V' verb, 'C' in compounds
    std::string lemma;  // folded
};

struct Gathered {
    std::uint8_t kind = 0;
    bool nominal = false;   // some reading isn't a verb
    bool inflects = false;  // a noun or adjective with forms of its own
    bool noun = false;
    bool participle = false;
    std::vector<Reading> readings;
};

class Maker {
public:
    explicit Maker(Affixes affixes) : affixes_(std::move(affixes)) {}

    void read(const char* path) {
        std::ifstream in(path);
        if (!in) throw std::runtime_error(std::string(path) + " cannot be read");
        std::string line;
        std::getline(in, line);  // the number of words
        while (std::getline(in, line)) {
            line = line.substr(0, line.find('\t'));
            const auto slash = line.find('/');
            const std::string word = line.substr(0, slash);
            const Flags flags =
                slash == std::string::npos ? Flags{} : flags_of(std::string_view(line).substr(slash + 1));
            if (!has(flags, "Fw") && plain(word)) take(word, flags);
        }
    }

    std::vector<std::pair<std::string, Form>> forms() {
        // Hunspell forbids short words in compounds; these are safe, and common in ours.
        for (const char* noun : {"bus", "bos", "hof", "les", "wet"})
            if (const auto found = gathered_.find(noun); found != gathered_.end())
                found->second.kind |= FormKind::begin | FormKind::end;
        std::vector<std::pair<std::string, Form>> all;
        all.reserve(gathered_.size());
        const auto kind = [&](std::string_view word) {
            const auto found = gathered_.find(std::string(word));
            return found == gathered_.end() ? std::uint8_t{0} : found->second.kind;
        };
        for (const auto& [name, gathered] : gathered_) {
            Form form;
            form.kind = gathered.kind;
            const bool verb = !gathered.nominal;
            if (verb) form.kind |= FormKind::verb;
            form.stem = stem(name, gathered, 0);
            if (!verb && (form.kind & FormKind::word)) form.parts = split(name, kind);
            all.emplace_back(name, std::move(form));
        }
        std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        return all;
    }

private:
    /// Words of letters only; what has digits, hyphens or spaces is never one word for us.
    static bool plain(std::string_view word) {
        if (word.find_first_of("0123456789- ./&+") != word.npos) return false;
        const auto size = actiewijzer::search::squashed(word).size();
        return size >= 2 && size <= 48;
    }

    void add(std::string_view form, char cls, const std::string& lemma, std::uint8_t kind, bool nominal) {
        if (!plain(form)) return;
        auto& gathered = gathered_[actiewijzer::search::squashed(form)];
        gathered.kind |= kind;
        gathered.nominal = gathered.nominal || nominal;
        for (const auto& reading : gathered.readings)
            if (reading.cls == cls && reading.lemma == lemma) return;
        gathered.readings.push_back({cls, lemma});
    }

    void take(const std::string& word, const Flags& flags) {
        const std::string lemma = actiewijzer::search::squashed(word);
        const bool capital = word[0] >= 'A' && word[0] <= 'Z';
        const bool verb = has_class(flags, 'V');
        const bool nominal = !verb || has_class(flags, 'Z') || has_class(flags, 'Y') || has_class(flags, 'C');
        const bool closes = has(flags, "Cc") && !capital;
        std::uint8_t kind = has(flags, "Cx") ? 0 : FormKind::word;
        if (!capital && (has(flags, "Ca") || has(flags, "Cb"))) kind |= FormKind::begin;
        if (closes) kind |= FormKind::end;
        add(word, 'o', lemma, kind, nominal);
        const bool noun = std::any_of(flags.begin(), flags.end(), [](const std::string& flag) {
            return flag != "Zm" && std::string_view("ZYC").find(flag[0]) != std::string_view::npos;  // Zm: "gemaakten"
        });
        if (auto found = gathered_.find(lemma); found != gathered_.end()) {
            found->second.noun = found->second.noun || noun;
            found->second.inflects = found->second.inflects || noun || has_class(flags, 'A');
        }
        if (has(flags, "Ve")) gathered_[lemma].participle = true;
        if (has(flags, "V3")) verb_stems_.insert(lemma);
        for (const auto& flag : flags) {
            const auto suffix = affixes_.suffixes.find(flag);
            if (suffix == affixes_.suffixes.end()) continue;
            for (const auto& rule : suffix->second) {
                if (!word.ends_with(rule.strip) || !meets(word, rule.condition)) continue;
                const std::string form = word.substr(0, word.size() - rule.strip.size()) + rule.add;
                std::uint8_t derived = has(rule.flags, "Cx") ? 0 : FormKind::word;
                if (!capital && (has(rule.flags, "Ca") || has(rule.flags, "Cb"))) derived |= FormKind::begin;
                if (!capital && (has(rule.flags, "Cc") || closes)) derived |= FormKind::end;
                if (has(rule.flags, "Cx")) derived &= static_cast<std::uint8_t>(~FormKind::end);
                if (flag[0] == 'C' && rule.add == "s") derived |= FormKind::linking_s;
                add(form, flag[0], lemma, derived, flag[0] != 'V');
                if (flag[0] == 'V') add_prefixed(form, flags, lemma);
            }
        }
        if (verb) add_prefixed(word, flags, lemma);
    }

    void add_prefixed(const std::string& form, const Flags& flags, const std::string& lemma) {
        for (const auto& flag : flags) {
            const auto prefix = affixes_.prefixes.find(flag);
            if (prefix == affixes_.prefixes.end() || flag[0] != 'P') continue;
            for (const auto& rule : prefix->second) {
                const std::string base = actiewijzer::search::squashed(rule.add) + lemma;
                if (verb_stems_.contains(lemma)) verb_stems_.insert(base);
                add(rule.add + form, 'V', base, FormKind::word, false);
            }
        }
    }

    bool own(const std::string& word) const {
        const auto found = gathered_.find(word);
        return found != gathered_.end() && std::any_of(found->second.readings.begin(), found->second.readings.end(),
                                                       [](const Reading& reading) { return reading.cls == 'o'; });
    }

    bool comparative(const std::string& name) const {
        const auto found = gathered_.find(name);
        return found != gathered_.end() &&
               std::any_of(found->second.readings.begin(), found->second.readings.end(),
                           [](const Reading& reading) { return reading.cls == 'o' || reading.cls == 'A'; });
    }

    /// Plurals that change a vowel or add -er-, of the word itself or of the last part of a compound.
    std::string irregular(const std::string& name) const {
        constexpr std::array<std::pair<std::string_view, std::string_view>, 16> all{{{"steden", "stad"},
                                                                                     {"leden", "lid"},
                                                                                     {"schepen", "schip"},
                                                                                     {"kinderen", "kind"},
                                                                                     {"kinder", "kind"},
                                                                                     {"eieren", "ei"},
                                                                                     {"liederen", "lied"},
                                                                                     {"volkeren", "volk"},
                                                                                     {"bladeren", "blad"},
                                                                                     {"kalveren", "kalf"},
                                                                                     {"lammeren", "lam"},
                                                                                     {"runderen", "rund"},
                                                                                     {"smeden", "smid"},
                                                                                     {"beenderen", "been"},
                                                                                     {"koeien", "koe"},
                                                                                     {"vlooien", "vlo"}}};
        for (const auto& [plural, single] : all) {
            if (!name.ends_with(plural)) continue;
            const std::string other = name.substr(0, name.size() - plural.size()) + std::string(single);
            if (other == single || own(other)) return other;
        }
        return {};
    }

    /// The verb of a participle: "opgeknapt" → "opknap", "beloofd" → "beloof"; empty when none is known.
    std::string verb_of(const std::string& name) const {
        const auto of = [&](const std::string& before, const std::string& rest) -> std::string {
            if (rest.size() < 3) return {};
            const char last = rest.back();
            const std::string shorter = rest.substr(0, rest.size() - 1);
            if ((last == 't' || last == 'd') && verb_stems_.contains(before + shorter)) return before + shorter;
            if (verb_stems_.contains(before + rest) || own(before + rest + "en")) return before + rest;
            if (rest.ends_with("en") && own(before + rest)) return before + rest;
            return {};
        };
        constexpr std::array<std::string_view, 26> separable{
            "",     "op",    "af",   "aan",  "uit",   "in",    "toe",    "mee",   "na",
            "voor", "door",  "over", "om",   "bij",   "terug", "weg",    "samen", "vast",
            "open", "klaar", "los",  "rond", "tegen", "onder", "achter", "binnen"};
        for (const auto prefix : separable) {
            if (!name.starts_with(prefix) || name.compare(prefix.size(), 2, "ge") != 0) continue;
            if (auto found = of(std::string(prefix), name.substr(prefix.size() + 2)); !found.empty()) return found;
        }
        if (name.ends_with("en")) return {};
        const auto found = of("", name);
        return found == name ? std::string() : found;
    }

    std::string stem(const std::string& name, const Gathered& gathered, int depth) const {
        const auto rule = [](std::string_view word) {
            return actiewijzer::search::rule_stem(word, actiewijzer::Language::nl);
        };
        if (auto single = irregular(name); !single.empty()) return rule(single);
        // A person named after an adjective: "ouderen" are not "ouders", nor "jongeren" merely younger.
        if (name.ends_with("ere") && gathered_.contains(name + "n")) return name;
        if (name.ends_with("eren"))
            if (auto person = name.substr(0, name.size() - 1); comparative(person)) return person;
        if (gathered.participle && !gathered.noun && name != "gezond")  // that has nothing to do with "zonnen"
            if (auto verb = verb_of(name); !verb.empty()) return rule(verb);
        const Reading* best = nullptr;
        // "zegt" may be listed, but is a form of "zeggen"; "buurt" is a noun, whatever verb it looks like.
        const std::string_view order = gathered.inflects ? "oZAVYC" : "ZVoAYC";
        for (const auto& reading : gathered.readings)
            if (!best || order.find(reading.cls) < order.find(best->cls)) best = &reading;
        if (best->lemma == name || depth > 2) {
            std::string stem = rule(name);
            // The s of "beurs" is no plural.
            return gathered.inflects && name.back() == 's' && stem + 's' == name ? name : stem;
        }
        const auto base = gathered_.find(best->lemma);
        return base == gathered_.end() ? rule(best->lemma) : stem(best->lemma, base->second, depth + 1);
    }

    template <class Kind>
    std::vector<std::uint8_t> split(const std::string& name, const Kind& kind) const {
        auto parts = actiewijzer::search::split_compound(name, kind, false);
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            at += parts[i];
            const std::string_view left = std::string_view(name).substr(0, at);
            const std::string_view right = std::string_view(name).substr(at);
            for (const auto& [end, begin] : affixes_.forbidden_joins)
                if (left.ends_with(end) && right.starts_with(begin)) return {};
        }
        return parts;
    }

    Affixes affixes_;
    std::unordered_map<std::string, Gathered> gathered_;
    std::unordered_set<std::string> verb_stems_;
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::fputs("usage: make_lexicon AFF DIC OUT\n", stderr);
        return 2;
    }
    try {
        Maker maker(read_affixes(arguments[1]));
        maker.read(arguments[2]);
        actiewijzer::search::Lexicon::write(arguments[3], maker.forms());
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "make_lexicon: %s\n", problem.what());
        return 1;
    }
}
