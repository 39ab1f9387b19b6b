// The result page as plain values: everything in words, in the reader's language.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "advice/advice.hpp"
#include "advice/wording.hpp"
#include "pages/assessments/draft.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::advised {

/// One line of the picture of the balance. Places are percentages of the width; nothing where unknown.
struct BalanceRow {
    std::string slug, name, pole_a, pole_b, description;
    std::optional<double> needed, now;
};

struct GuidanceView {
    std::string kind;  ///< "Doen", "Laten", "Houd dit vast"
    std::string icon;
    std::string text, why_now, source;
};

/// A method that helps with one question, and why.
struct HelperView {
    std::string name, href, why;
};

struct ElementView {
    std::string slug, name, meaning;
    std::vector<HelperView> helpers;  ///< where no guidance applies: who may help instead
    std::vector<GuidanceView> guidance;
    std::vector<GuidanceView> later;  ///< guidance that doesn't press: behind "meer"
    bool unknown = false;
    bool elsewhere = false;  ///< what applies here stands with the organisation
    std::vector<std::string> worker_questions, organisation_questions;
    std::string reason, note;
};

struct ReasonView {
    std::string icon, source, text;
};

struct CautionView {
    std::string text, url, label;
};

struct MethodView {
    std::string name, href, summary, change;
    std::vector<ReasonView> reasons;
    std::vector<CautionView> cautions;
    std::vector<std::string> why_not_higher;
};

struct StepView {
    std::string when, name, href, why;  ///< when: "Ervoor", "Nu", "Ernaast", "Erna"
};

struct RecognisedView {
    std::string mark, text;
};

struct ResultView {
    std::string date;
    std::vector<std::string> headline;
    std::string initiative;
    std::vector<BalanceRow> balance;
    std::string role_text, role_note, chosen_role;
    bool role_known = false;
    std::string outcome_title, outcome;
    std::vector<MethodView> methods;
    std::string mix;
    std::vector<StepView> steps;
    std::vector<ElementView> elements;      ///< what the worker can do, most weight first
    std::vector<ElementView> organisation;  ///< what only the organisation can do
    std::vector<std::string> tensions;
    std::vector<std::string> remarks;
    std::vector<RecognisedView> recognised;
    std::vector<std::pair<std::string, std::string>> marks;  ///< field and value of the form of what-if, as shown now
    std::vector<std::string> differences;  ///< of a what-if with the own answers; empty: these are the own answers
    std::string why_not_slug, why_not_name;
    std::vector<std::string> why_not;
};

ResultView make_view(const Visit& visit, const assessments::OpenDraft& draft, const advice::Advice& advice);

}  // namespace actiewijzer::pages::advised
