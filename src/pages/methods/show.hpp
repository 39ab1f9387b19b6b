// One method as its page tells it: finished strings, in the reader's language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/method.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::methods {

struct LeanView {
    Element element;
    std::string pole_a;
    std::string pole_b;
    Lean lean;
    std::string label;  ///< of the picture
    std::string text;
};

struct FactLine {
    std::string label;
    std::string value;
    bool dutch = false;  ///< Dutch on an English page
};

struct LinkView {
    std::string href;
    std::string name;
};

/// Another method or question, with why it stands here.
struct RelatedView {
    std::string href;
    std::string name;
    std::string why;
};

/// Methods that stand to this one in the same way in time.
struct CombinedView {
    std::string order;  ///< "Ervoor"
    std::vector<RelatedView> methods;
};

struct EvidenceView {
    std::string level;
    std::string scale;
    std::string says;
    std::string judged;    ///< who, when
    std::string validity;  ///< empty: not known
    Source source;
};

struct CounterView {
    std::string says;
    std::string date;
    Source source;
};

struct JudgementView {
    std::string criterion;
    std::string question;  ///< the criterion in full
    std::string verdict;   ///< "ja", "deels", "nee", "niet bekend"
    std::string why;       ///< empty: not judged yet
};

struct PartView {
    std::string id;
    std::string title;
    std::string html;
};

struct MethodView {
    std::string name;
    std::string summary;
    std::string other_names;
    std::vector<LeanView> leans;
    std::vector<RelatedView> also;           ///< questions it serves too, by our judgement
    std::vector<CombinedView> combinations;  ///< before, beside, after
    std::vector<FactLine> lines;             ///< what somebody must know first
    std::vector<FactLine> traits;            ///< what else characterises it
    std::vector<LinkView> topics;
    std::vector<EvidenceView> evidence;  ///< empty: no research known
    std::vector<CounterView> counter;
    std::vector<Contradiction> contradictions;
    std::vector<JudgementView> judgements;  ///< all criteria, and the exclusion
    std::vector<JudgementView> failed;      ///< those that it fails, told as sentences
    std::vector<FactLine> colophon;
    std::vector<Literature> literature;
    std::vector<std::string> not_described;  ///< parts of a full description that nobody wrote yet
    std::vector<PartView> parts;
    std::vector<LinkView> collections;
    bool dutch_text = false;  ///< long text in Dutch on an English page
};

/// The whole page of a method; `notice` stands above it when it is not empty: a preview says so.
http::Response page_of(const Visit& visit, const Method& method, std::string_view notice);

/// The criteria that a method fails, by our judgement: `verdict` is a sentence of its own.
std::vector<JudgementView> failed_judgements(const Visit& visit, const Method& method);

/// `today` (ISO 8601) decides whether a recognition still holds.
MethodView view_of(const Visit& visit, const Method& method, std::string_view today);

}  // namespace actiewijzer::pages::methods
