// Dutch words with their forms, from which methods and questions are put together.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "made/random.hpp"

namespace actiewijzer::made {

struct Noun {
    std::string article;  ///< "de" or "het"
    std::string one;
    std::string many;
};

/// A verb that takes an object.
struct Verb {
    std::string_view infinitive, present, participle;
};

/// What a theme is about: its nouns, and what people do in it as infinitives.
struct Topic {
    std::string_view theme;  ///< id in the vocabulary; empty: any
    std::vector<Noun> nouns;
    std::vector<std::string> doing;
};

/// That of a theme, or of any when nobody wrote one for it.
const Topic& topic(std::string_view theme);

std::span<const std::string_view> people();
std::span<const std::string_view> parties();    ///< with their article
std::span<const std::string_view> helpers();    ///< with their article
std::span<const std::string_view> smaller();    ///< diminutives
std::span<const std::string_view> qualities();  ///< adjectives, inflected
std::span<const Verb> verbs();

/// A compound of two parts, seldom of three: "wijkbudget", "buurttuinfeest".
Noun compound(Random& random);
/// The same in its parts, as people also write it: "wijk budget".
std::string split_compound(Random& random);
/// A place that was put together: "Elzenwaard".
std::string place(Random& random);
/// An organisation that was put together: "Stichting Reigerhof".
std::string organisation(Random& random);

}  // namespace actiewijzer::made
