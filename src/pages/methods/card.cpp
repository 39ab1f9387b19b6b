#include "pages/methods/card.hpp"

#include <algorithm>
#include <array>

#include "methods/card.tpl.hpp"
#include "outputs/qr.hpp"
#include "pages/methods/show.hpp"
#include "pages/methods/source.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::methods {

namespace {

namespace m = markers::methods_card;

constexpr std::size_t most_findings = 2;  // of each kind, on the front

/// What stands on the back, and how many bytes of text a side of A5 has room for.
struct Part {
    std::string_view id;
    std::size_t most;
};
constexpr std::array parts{Part{"hoe", 900}, Part{"vraagt-van-u", 420}, Part{"vraagt-van-organisatie", 420},
                           Part{"moet-blijven", 360}, Part{"vooraf", 360}};

/// "movisie.nl, nrc.nl" and the last day on which one was read.
std::string sources_line(const Visit& visit, const Method& method) {
    std::vector<std::string> sites;
    std::string last;
    const auto add = [&](const Source& source) {
        if (source.url.empty()) return;
        auto site = site_of(source.url);
        if (std::ranges::find(sites, site) == sites.end()) sites.push_back(std::move(site));
        last = std::max(last, source.checked);
    };
    for (const auto& fact : method.facts) add(fact.source);
    for (const auto& each : method.evidence) add(each.source);
    for (const auto& each : method.counter_evidence) add(each.source);
    if (sites.empty()) return visit.words("card.no_sources");
    return visit.words("card.sources", {text::enumerate(visit.words, sites), text::date(visit.words, last)});
}

void pour_front(const Visit& visit, const Method& method, const MethodView& view, ctemplate::TemplateDictionary& card) {
    const auto page = living_page(visit, method);
    card.SetValue(m::ks_CARD_ID, "kaart-" + method.slug);
    card.SetValue(m::ks_CARD_HREF, visit.url("/methoden/" + method.slug));
    card.SetValue(m::ks_CARD_NAME, view.name);
    card.SetValue(m::ks_CARD_QR, page.qr);
    card.SetValue(m::ks_CARD_SUMMARY, view.summary);
    for (const auto& failed : view.failed) {
        auto* doubt = card.AddSectionDictionary(m::ks_CARD_DOUBT);
        doubt->SetValue(m::ks_DOUBT_VERDICT, failed.verdict);
        doubt->SetValue(m::ks_DOUBT_WHY, failed.why);
    }
    for (const auto& line : view.lines) {
        auto* fact = card.AddSectionDictionary(m::ks_CARD_FACT);
        fact->SetValue(m::ks_CARD_LABEL, line.label);
        fact->SetValue(m::ks_CARD_VALUE, line.value);
        show_if(*fact, line.dutch, m::ks_CARD_FACT_DUTCH);
    }
    for (const auto& lean : view.leans) {
        auto* entry = card.AddSectionDictionary(m::ks_CARD_LEAN);
        entry->SetValue(m::ks_LEAN_MARK, str(slug(lean.element)));
        entry->SetValue(m::ks_LEAN_SAYS, lean.text);
    }
    show_if(card, view.evidence.empty(), m::ks_CARD_NO_EVIDENCE);
    for (std::size_t at = 0; at < std::min(view.evidence.size(), most_findings); ++at) {
        const auto& each = view.evidence[at];
        auto* entry = card.AddSectionDictionary(m::ks_CARD_EVIDENCE);
        entry->SetValue(m::ks_EVIDENCE_LEVEL, each.level + '.');
        entry->SetValue(m::ks_EVIDENCE_TEXT, each.says);
        entry->SetValue(m::ks_EVIDENCE_WHEN, each.scale + ". " + each.judged + '.' +
                                                 (each.validity.empty() ? "" : ' ' + each.validity) + ' ' +
                                                 site_of(each.source.url));
    }
    show_if(card, view.evidence.size() > most_findings, m::ks_CARD_MORE_EVIDENCE);
    show_if(card, view.counter.empty(), m::ks_CARD_NO_COUNTER);
    for (std::size_t at = 0; at < std::min(view.counter.size(), most_findings); ++at) {
        const auto& each = view.counter[at];
        auto* entry = card.AddSectionDictionary(m::ks_CARD_COUNTER);
        entry->SetValue(m::ks_COUNTER_TEXT, each.says);
        entry->SetValue(m::ks_COUNTER_WHEN, each.date + ". " + site_of(each.source.url));
    }
    show_if(card, view.counter.size() > most_findings, m::ks_CARD_MORE_COUNTER);
    card.SetValue(m::ks_CARD_MADE, visit.words("card.made", {text::date(visit.words, text::dutch_today())}));
    card.SetValue(m::ks_CARD_ADDRESS, page.shown);
}

void pour_back(const Visit& visit, const Method& method, const MethodView& view, ctemplate::TemplateDictionary& card) {
    for (const auto& part : parts) {
        const auto found = std::ranges::find(view.parts, part.id, &PartView::id);
        if (found == view.parts.end()) continue;
        const auto text = beginning_of(found->html, part.most);
        auto* entry = card.AddSectionDictionary(m::ks_CARD_PART);
        entry->SetValue(m::ks_PART_HEAD, found->title);
        entry->SetValue(m::ks_PART_TEXT, str(text));
        show_if(*entry, view.dutch_text, m::ks_PART_IS_DUTCH);
        show_if(*entry, text.size() < found->html.size(), m::ks_PART_CUT);
    }
    card.SetValue(m::ks_CARD_SOURCES, sources_line(visit, method));
}

}  // namespace

std::string_view beginning_of(std::string_view html, std::size_t most) {
    std::size_t text = 0;
    std::size_t kept = 0;
    int depth = 0;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] != '<') {
            ++text;
            ++at;
            continue;
        }
        const auto end = html.find('>', at);
        if (end == std::string_view::npos) break;
        const bool closes = html.substr(at).starts_with("</");
        const bool empty = html[end - 1] == '/';
        if (!empty) depth += closes ? -1 : 1;
        at = end + 1;
        if (text > most) break;
        if (closes && depth == 0) kept = at < html.size() && html[at] == '\n' ? at + 1 : at;
    }
    return html.substr(0, kept);
}

LivingPage living_page(const Visit& visit, const Method& method) {
    LivingPage page;
    page.address = visit.request.site() + visit.url("/methoden/" + method.slug);
    page.shown = page.address.substr(page.address.find("://") + 3);
    page.qr = outputs::qr_svg(page.address, visit.words("card.qr", {page.shown}));
    return page;
}

void pour_card(const Visit& visit, ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place,
               const Method& method) {
    auto* card = values.AddIncludeDictionary(place);
    card->SetFilename(Templates::key(visit.language(), "methods/card.html"));
    const auto view = view_of(visit, method, text::dutch_today());
    pour_front(visit, method, view, *card);
    pour_back(visit, method, view, *card);
}

}  // namespace actiewijzer::pages::methods
