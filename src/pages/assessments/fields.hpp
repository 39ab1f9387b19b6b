// The fields of the walk: as typed, checked, and poured into the templates. The steps and the one-page form share them.
#pragma once

#include <ctemplate/template_dictionary.h>

#include <string>
#include <vector>

#include "advice/advice.hpp"
#include "domain/situation.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::assessments {

/// A mistake: which field, and what to do about it in the reader's language.
struct Mistake {
    std::string field;   ///< name of the field
    std::string anchor;  ///< id of the input to jump to
    std::string text;
};
using Mistakes = std::vector<Mistake>;

/// Fields as the visitor typed them; nothing is lost before it is right.
struct TypedTried {
    std::string method;  ///< slug, or empty
    std::string went;    ///< "goed", "deels", "niet", or empty
};
struct TypedInitiative {
    std::string description;
    std::vector<std::string> themes, audiences, settings;
    std::string phase;              ///< id, or empty
    std::vector<TypedTried> tried;  ///< as many rows as the form has
};
struct TypedQuestion {
    std::string needed, now;  ///< "-2" … "2", "onbekend", or empty when nothing was chosen
    std::string reason, note;
    std::vector<std::string> circumstances;
};
struct TypedWishes {
    std::vector<std::string> wishes;
    std::string text;
    std::string lead;  ///< "bewoners", "professional", "gemeente", "samen", or empty
};

/// What a draft holds, as a form shows it. Recognised circumstances are ticked beforehand, unless crossed out.
TypedInitiative typed_initiative(const Situation& situation);
TypedQuestion typed_question(const Situation& situation, Element element, const knowledge::Knowledge& knowledge,
                             const std::vector<advice::Recognised>& recognised);
TypedWishes typed_wishes(const Situation& situation);

/// What a form sent.
TypedInitiative typed_initiative(const http::Parameters& form);
TypedQuestion typed_question(const http::Parameters& form, Element element);
TypedWishes typed_wishes(const http::Parameters& form);

/// Checks and puts it in the situation; with mistakes the situation is left as it was.
Mistakes apply(const Visit& visit, const TypedInitiative& typed, Situation& into);
/// `must_choose`: an answer, or "I don't know yet", is asked.
Mistakes apply(const Visit& visit, const TypedQuestion& typed, Element element,
               const std::vector<advice::Recognised>& recognised, bool must_choose, Situation& into);
Mistakes apply(const Visit& visit, const TypedWishes& typed, Situation& into);

/// Fills the part template of the same name below `parent`.
void pour(const Visit& visit, const TypedInitiative& typed, const Mistakes& mistakes,
          ctemplate::TemplateDictionary& values);
void pour(const Visit& visit, const TypedQuestion& typed, Element element,
          const std::vector<advice::Recognised>& recognised, const Mistakes& mistakes,
          ctemplate::TemplateDictionary& values);
void pour(const Visit& visit, const TypedWishes& typed, const Mistakes& mistakes,
          ctemplate::TemplateDictionary& values);

/// The summary on top of a form with mistakes.
void pour_mistakes(const Mistakes& mistakes, ctemplate::TemplateDictionary& values);

}  // namespace actiewijzer::pages::assessments
