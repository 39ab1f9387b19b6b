#include <algorithm>

#include "glossary/list.tpl.hpp"
#include "pages/frame.hpp"
#include "pages/glossary/pages.hpp"
#include "pages/linked_data.hpp"

namespace actiewijzer::pages::glossary {

namespace {

namespace m = markers::glossary_list;

struct TermView {
    std::string id;
    std::string term;
    std::string text;
    std::string basis;
};

/// By name in the reader's language.
std::vector<TermView> view_of(const Visit& visit) {
    using knowledge::Basis;
    std::vector<TermView> terms;
    for (const auto& term : visit.knowledge().glossary) {
        const auto* basis = term.basis == Basis::brochure ? "basis.brochure"
                            : term.basis == Basis::source ? "basis.source"
                                                          : "basis.ours";
        terms.push_back(
            {term.id, text::capitalised(visit.words(term.term)), visit.words(term.text), visit.words(basis)});
    }
    std::ranges::sort(terms, [](const TermView& one, const TermView& two) {
        return std::ranges::lexicographical_compare(one.term, two.term, [](char a, char b) {
            const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
            return lower(a) < lower(b);
        });
    });
    return terms;
}

}  // namespace

http::Response list(const Visit& visit) {
    const Frame frame{.title = visit.words("glossary.title"),
                      .description = visit.words("glossary.intro"),
                      .crumbs = {},
                      .about = about_glossary(visit)};
    http::Response response;
    response.body = render(visit, frame, "glossary/list.html", [&](ctemplate::TemplateDictionary& values) {
        for (const auto& term : view_of(visit)) {
            auto* entry = values.AddSectionDictionary(m::ks_TERM);
            entry->SetValue(m::ks_TERM_ID, term.id);
            entry->SetValue(m::ks_TERM_NAME, term.term);
            entry->SetValue(m::ks_TERM_TEXT, term.text);
            entry->SetValue(m::ks_TERM_BASIS, term.basis);
        }
    });
    return response;
}

}  // namespace actiewijzer::pages::glossary
