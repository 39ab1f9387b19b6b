#include "knowledge/method_text.hpp"

#include <array>

#include "knowledge/front_matter.hpp"

namespace actiewijzer::knowledge {

namespace {

constexpr std::array leans{"a", "b", "both", "unknown"};
constexpr std::array leads{"residents", "professional", "municipality", "shared", "unknown"};
constexpr std::array verdicts{"\"yes\"", "partly", "\"no\"", "unknown"};

void write_leans(FrontMatter& out, std::string_view key, const std::vector<ElementLean>& told) {
    out.open(key);
    for (const auto& each : told) {
        out.open(slug(each.element));
        out.word("lean", leans[static_cast<std::size_t>(each.lean)]);
        out.both("why", each.why);
        out.close();
    }
    out.close();
}

void write_source(FrontMatter& out, std::string_view key, const Source& source) {
    out.line(key, source.url);
    out.word("checked", source.checked);
}

void write_only_for(FrontMatter& out, const OnlyFor& only) {
    if (only.unlimited()) return;
    out.open("only_for");
    out.words_if("themes", only.themes);
    out.words_if("audiences", only.audiences);
    out.words_if("settings", only.settings);
    if (!only.words.empty()) out.words("words", only.words, true);
    out.both("why", only.why);
    out.close();
}

void write_facets(FrontMatter& out, const Method& method) {
    write_leans(out, "elements", method.leans);
    if (!method.also_serves.empty()) write_leans(out, "also_serves", method.also_serves);
    out.open("lead");
    out.word("who", leads[static_cast<std::size_t>(method.lead)]);
    out.both("why", method.lead_why);
    out.close();
    out.words("themes", method.themes);
    out.words("audiences", method.audiences);
    out.words("settings", method.settings);
    out.words("activities", method.activities);
    out.words("gives", method.gives);
    out.words("phases", method.phases);
    out.word_if("participation", method.participation);
    out.words_if("effects", method.effects);
    write_only_for(out, method.only_for);
    out.words("keywords", method.keywords, true);
}

void write_found(FrontMatter& out, const Method& method) {
    out.words("collections", method.collections);
    out.line("brochure_note", method.brochure_note);
    out.line("original_link", method.original_link);
    out.line("original_link_note", method.original_link_note);
    if (method.current_link.url.empty()) {
        out.word("current_link", "niet bekend");
    } else {
        out.open("current_link");
        write_source(out, "url", method.current_link);
        out.close();
    }
    if (method.description_type != DescriptionType::unknown)
        out.word("description_type", method.description_type == DescriptionType::practice ? "practice" : "archetype");
    out.line_if("developer", method.developer);
    out.line_if("contact", method.contact);
    out.line_if("cite", method.cite);
    out.word_if("review_by", method.review_by);
}

void write_judgements(FrontMatter& out, const Method& method) {
    out.items("evidence", method.evidence, [&](const Evidence& item) {
        out.word("scale", item.scale);
        out.word("level", item.level);
        out.line("body", item.body);
        out.line("date", item.date);
        out.line("valid_until", item.valid_until);
        out.both("says", item.says);
        write_source(out, "source", item.source);
    });
    out.items("counter_evidence", method.counter_evidence, [&](const CounterEvidence& item) {
        out.both("says", item.says);
        out.line("date", item.date);
        write_source(out, "source", item.source);
    });
    if (!method.judgements.empty()) {
        out.open("criteria");
        for (const auto& item : method.judgements) {
            out.open(item.criterion);
            out.word("verdict", verdicts[static_cast<std::size_t>(item.verdict)]);
            out.both("why", item.why);
            out.close();
        }
        out.close();
    }
    out.items("contradictions", method.contradictions, [&](const Contradiction& item) {
        out.both("says", item.says);
        out.items("sources", item.sources, [&](const Source& source) { write_source(out, "url", source); });
    });
}

}  // namespace

std::span<const Heading> method_headings() {
    static constexpr std::array headings{
        Heading{"wat", "Wat is het?", true},
        Heading{"probleem", "Welk probleem pakt het aan?", false},
        Heading{"doelen", "Wat moet het opleveren?", false},
        Heading{"hoe", "Hoe werkt het?", true},
        Heading{"materiaal", "Welk materiaal is er?", false},
        Heading{"mensen", "Wie zijn er nodig, en wat moeten zij kunnen?", false},
        Heading{"vraagt-van-u", "Wat vraagt het van u?", true},
        Heading{"vraagt-van-organisatie", "Wat vraagt het van uw organisatie?", true},
        Heading{"moet-blijven", "Wat moet blijven als u het aanpast?", true},
        Heading{"vooraf", "Wat moet er vooraf zijn?", true},
        Heading{"elders", "Werkt het ook op een andere plek?", false},
        Heading{"theorie", "Waarom zou het werken?", false},
        Heading{"onderzoek", "Wat is er onderzocht?", false},
        Heading{"praktijk", "Wat zag men in de praktijk?", false},
    };
    return headings;
}

std::string write_method_text(const Method& method) {
    FrontMatter out;
    out.line("name", method.name);
    out.words("other_names", method.other_names, true);
    out.both("summary", method.summary);
    out.line("for_whom", method.for_whom);
    out.line_if("via_whom", method.via_whom);
    out.line("where", method.where);
    out.line("duration", method.duration);
    out.word_if("duration_band", method.duration_band);
    out.line("costs", method.costs);
    out.word_if("cost_band", method.cost_band);
    write_facets(out, method);
    write_found(out, method);
    out.items("facts", method.facts, [&](const Fact& fact) {
        out.line("text", fact.text);
        write_source(out, "source", fact.source);
    });
    write_judgements(out, method);
    out.items_if("literature", method.literature, [&](const Literature& item) {
        out.line("text", item.text);
        out.line_if("url", item.url);
    });
    auto text = "---\n" + std::move(out).text() + "---\n";
    for (const auto& section : method.sections) {
        text.append("## ").append(section.title).append("\n").append(section.markdown);
        if (&section != &method.sections.back()) text += '\n';
    }
    return text;
}

}  // namespace actiewijzer::knowledge
