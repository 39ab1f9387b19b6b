// An index that follows changes one by one against one that is built at once.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "search/index.hpp"

using namespace actiewijzer;
using namespace actiewijzer::search;

namespace {

constexpr std::array words{"buurt",    "budget",  "buurtbudget", "dorp",    "dorpsplan", "jongeren",
                           "moestuin", "fietsen", "speeltuin",   "buurman", "geld",      "kermis"};
constexpr std::array themes{"geld", "sport", "groen"};

std::shared_ptr<const Analysis> analysis() {
    static const auto all = std::make_shared<const Analysis>(std::filesystem::path(AW_SHARE_DIR) / "lexicon-nl.bin");
    return all;
}

std::string text(int most) {
    std::string all;
    for (int left = *rc::gen::inRange(1, most + 1); left > 0; --left)
        all += (all.empty() ? "" : " ") + std::string(*rc::gen::elementOf(words));
    return all;
}

Method any_method(std::string slug) {
    Method made;
    made.slug = std::move(slug);
    made.name = text(2);
    made.summary = {text(8), ""};
    made.sections = {{"hoe", "Hoe werkt het?", text(12), ""}};
    for (const auto* theme : themes)
        if (*rc::gen::arbitrary<bool>()) made.themes.emplace_back(theme);
    return made;
}

std::string slug(int number) { return "methode-" + std::to_string(number); }

knowledge::Term named(const char* id) {
    knowledge::Term term;
    term.id = id;
    term.name = {id, id};
    return term;
}

/// What a reader sees of it, in words.
std::string told(const Results& results) {
    std::string all = std::to_string(results.total) + ' ' + results.did_you_mean + '\n';
    for (const auto& hit : results.hits) {
        all += hit.method->slug + ' ' + std::to_string(static_cast<int>(hit.weight * 1000 + 0.5)) + ' ';
        for (const auto& piece : hit.snippet) all += piece.marked ? '[' + piece.text + ']' : piece.text;
        all += '\n';
    }
    for (const auto* method : results.nearest) all += "nearest " + method->slug + '\n';
    for (const auto& [facet, values] : results.facets)
        for (const auto& each : values) all += facet + ':' + each.value + '=' + std::to_string(each.count) + '\n';
    return all;
}

}  // namespace

RC_GTEST_PROP(Index, FindsAfterManyChangesWhatOneBuiltAtOnceFinds, ()) {
    constexpr int slugs = 40;
    auto knowledge = std::make_shared<knowledge::Knowledge>();
    for (const auto* theme : themes) knowledge->themes.push_back(named(theme));
    for (int number = 0; number < slugs; ++number)
        if (*rc::gen::inRange(0, 3) > 0) knowledge->methods.push_back(any_method(slug(number)));
    knowledge->methods.sort();
    auto followed = Index::build(knowledge, analysis());
    for (int changes = *rc::gen::inRange(1, 30); changes > 0; --changes) {
        auto next = std::make_shared<knowledge::Knowledge>(*knowledge);
        std::vector<std::string> changed;
        for (int more = *rc::gen::inRange(1, 4); more > 0; --more) {
            changed.push_back(slug(*rc::gen::inRange(0, slugs)));
            if (*rc::gen::inRange(0, 3) > 0)
                next->methods.put(any_method(changed.back()));
            else
                next->methods.erase(changed.back());
        }
        std::ranges::sort(changed);
        changed.erase(std::ranges::unique(changed).begin(), changed.end());
        followed = followed->with(next, changed);
        knowledge = std::move(next);
    }
    const auto at_once = Index::build(knowledge, analysis());
    for (int questions = 0; questions < 10; ++questions) {
        Query query;
        if (questions > 0) query.words = text(3);
        if (questions % 4 == 2) query.words.erase(query.words.size() / 2, 1);  // a mistake
        if (questions % 3 == 1) query.chosen["theme"] = {*rc::gen::elementOf(themes)};
        query.by_name = questions % 5 == 4;
        query.offset = static_cast<std::size_t>(*rc::gen::inRange(0, 3));
        query.limit = 5;
        RC_ASSERT(told(followed->find(query)) == told(at_once->find(query)));
    }
}
