// Sentences from a grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/language.hpp"
#include "made/words.hpp"

namespace actiewijzer::made {

/// What a text is about.
struct Subject {
    std::string name;
    std::string place;
    std::vector<const Topic*> topics;  ///< the first is what it is mostly about
};

/// A few sentences of a part of a method: "summary", "whom", "where", "duration", "costs", "lead", "why" or the id of
/// a heading.
std::string write_part(Random& random, const Subject& subject, std::string_view part);
/// One plain English sentence.
std::string write_english(Random& random, const Subject& subject);
/// A name for a method; many are the same, who asks keeps them apart.
std::string write_name(Random& random, const Subject& subject);
/// A key word: one or two words.
std::string write_keyword(Random& random, const Subject& subject);

}  // namespace actiewijzer::made
