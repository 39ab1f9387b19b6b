#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <ostream>

#include "advice/wording.hpp"
#include "cli/commands.hpp"
#include "cli/faults.hpp"
#include "cli/layout.hpp"
#include "domain/slug.hpp"
#include "knowledge/profile.hpp"
#include "search/index.hpp"

namespace actiewijzer::cli {

namespace {

class Writer {
public:
    Writer(const Terminal& terminal, const knowledge::Knowledge& knowledge, const Method& method)
        : layout_(terminal.out), words_(terminal.words), knowledge_(knowledge), method_(method) {}

    void write() {
        layout_.heading(method_.name);
        layout_.paragraph(words_(method_.summary));
        fields();
        leans();
        also();
        combinations();
        research();
        judgements();
        text();
        sources();
    }

private:
    void fields() {
        static constexpr std::array leads{"method.lead.residents", "method.lead.professional",
                                          "method.lead.municipality", "method.lead.shared", "method.lead.unknown"};
        layout_.line("");
        std::string others;
        for (const auto& other : method_.other_names) others.append(others.empty() ? "" : ", ").append(other);
        if (!others.empty()) layout_.paragraph(words_("method.other_names") + ' ' + others);
        layout_.field(words_("method.for_whom"), method_.for_whom);
        layout_.field(words_("method.where"), method_.where);
        optional("method.via_whom", method_.via_whom);
        layout_.field(words_("method.duration"), method_.duration);
        layout_.field(words_("method.costs"), method_.costs);
        auto lead = words_(leads[static_cast<std::size_t>(method_.lead)]);
        if (!method_.lead_why.empty()) lead += ". " + words_(method_.lead_why);
        layout_.field(words_("method.lead"), lead);
        optional("method.participation", terms(knowledge_.participation, {method_.participation}));
        optional("method.effects", terms(knowledge_.effects, method_.effects));
        layout_.field(words_("method.themes"), terms(knowledge_.themes, method_.themes));
        if (!method_.only_for.unlimited())
            layout_.field(words_("method.only_for"), words_("method.only_for.text", {words_(method_.only_for.why)}));
    }

    void optional(std::string_view label, const std::string& value) {
        if (!value.empty()) layout_.field(words_(label), value);
    }

    void leans() {
        layout_.heading(words_("method.moves"));
        for (const auto& lean : method_.leans) {
            const std::string element(name(lean.element));
            const auto& text = knowledge_.element(lean.element);
            if (lean.lean == Lean::both)
                layout_.item(words_("method.lean.both", {element, words_(lean.why)}));
            else if (lean.lean == Lean::unknown)
                layout_.item(words_("method.lean.unknown", {element, words_(lean.why)}));
            else {
                const auto& pole = text.pole(lean.lean == Lean::a ? Pole::a : Pole::b);
                layout_.item(words_("method.lean.towards", {element, words_(pole.label), words_(lean.why)}));
            }
        }
    }

    void also() {
        if (method_.also_serves.empty()) return;
        layout_.paragraph(words_("method.also") + ' ' + words_("method.also.basis"));
        const advice::Wording wording(knowledge_, words_);
        for (const auto& lean : method_.also_serves)
            layout_.item(std::string(name(lean.element)) + ": " + wording.serves(lean));
    }

    void combinations() {
        if (method_.combinations.empty()) return;
        static constexpr std::array orders{"step.before", "step.after", "step.beside"};
        layout_.heading(words_("method.combinations"));
        for (const auto& each : method_.combinations)
            layout_.item(words_(orders[static_cast<std::size_t>(each.order)],
                                {knowledge_.method(each.slug)->name, words_(each.why)}));
    }

    void research() {
        layout_.heading(words_("method.evidence"));
        if (method_.evidence.empty()) layout_.paragraph(words_("method.no_evidence"));
        for (const auto& item : method_.evidence) {
            const auto* scale = knowledge_.evidence_scale(item.scale);
            const auto when = item.date.empty() ? words_("date.unknown") : text::date(words_, item.date);
            layout_.item(words_("evidence.line", {words_(knowledge_.level_of(item).name), words_(scale->name), when}) +
                         ' ' + words_(item.says));
            source(item.source, 2);
        }
        layout_.heading(words_("method.counter"));
        if (method_.counter_evidence.empty()) layout_.paragraph(words_("method.no_counter"));
        for (const auto& item : method_.counter_evidence) {
            layout_.item(words_(item.says));
            source(item.source, 2);
        }
    }

    void judgements() {
        if (!method_.contradictions.empty()) layout_.heading(words_("method.contradictions"));
        for (const auto& item : method_.contradictions) {
            layout_.item(words_(item.says));
            for (const auto& each : item.sources) source(each, 2);
        }
        if (!method_.doubts().empty()) layout_.heading(words_("method.verdict_ours"));
        for (const auto& doubt : method_.doubts()) {
            const auto* criterion = knowledge_.criterion(doubt.criterion);
            const auto about = criterion ? words_(criterion->name) : words_("criterion.exclusion");
            layout_.item(words_("caution.doubt", {about, words_(doubt.why)}));
        }
    }

    void text() {
        if (words_.language() != Language::nl) layout_.heading(words_("method.text_is_dutch"));
        for (const auto& section : method_.sections) {
            layout_.heading(section.title);
            std::string_view rest = section.markdown;
            while (!rest.empty()) {
                const auto end = std::min(rest.find('\n'), rest.size());
                layout_.paragraph(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
    }

    void sources() {
        layout_.heading(words_("method.facts"));
        for (const auto& fact : method_.facts) {
            layout_.item(fact.text);
            source(fact.source, 2);
        }
        layout_.heading(words_("method.where_found"));
        for (const auto& id : method_.collections)
            if (const auto* collection = knowledge_.collection(id)) layout_.item(words_(collection->name));
        optional("method.developer", method_.developer);
        optional("method.contact", method_.contact);
        optional("method.cite", method_.cite);
        layout_.field(words_("method.original_link"), method_.original_link);
        if (!method_.current_link.url.empty()) {
            layout_.line(words_("method.current_link") + ':');
            source(method_.current_link, 2);
        }
        if (!method_.literature.empty()) layout_.heading(words_("method.literature"));
        for (const auto& item : method_.literature) layout_.item(item.text + (item.url.empty() ? "" : ' ' + item.url));
        std::vector<std::string> missing;
        for (const auto& part : knowledge::profile_of(method_))
            if (!part.known) missing.push_back(words_("profile." + std::string(part.id)));
        if (missing.empty()) return;
        layout_.heading(words_("method.not_described"));
        layout_.paragraph(text::enumerate(words_, missing));
    }

    void source(const Source& from, std::size_t indent) {
        layout_.paragraph(words_("cli.show.checked", {from.url, text::date(words_, from.checked)}), indent);
    }

    std::string terms(const std::vector<knowledge::Term>& all, const std::vector<std::string>& ids) const {
        std::vector<std::string> names;
        for (const auto& id : ids)
            if (const auto* found = knowledge::find_term(all, id)) names.push_back(words_(found->name));
        return text::enumerate(words_, names);
    }

    Layout layout_;
    const text::Words& words_;
    const knowledge::Knowledge& knowledge_;
    const Method& method_;
};

/// The method that this names, by its address, its name or another of its names.
const Method* named(const knowledge::Knowledge& knowledge, const std::string& typed) {
    const auto wanted = slug_of(typed);
    if (const auto* found = knowledge.method(wanted)) return found;
    const auto is_called_so = [&](const Method& method) {
        return std::ranges::any_of(method.other_names, [&](const auto& other) { return slug_of(other) == wanted; });
    };
    const auto found = std::ranges::find_if(knowledge.methods, is_called_so);
    return wanted.empty() || found == knowledge.methods.end() ? nullptr : &*found;
}

void name_near(const knowledge::KnowledgePtr& knowledge, const std::string& typed, const Terminal& terminal) {
    const auto analysis = std::make_shared<const search::Analysis>(terminal.share / "lexicon-nl.bin");
    search::Query query;
    query.words = typed;
    query.limit = 3;
    const auto found = search::Index::build(knowledge, analysis)->find(query);
    std::vector<std::string> slugs;
    for (const auto& hit : found.hits) slugs.push_back(hit.method->slug);
    if (slugs.empty())
        for (const auto* method : found.nearest) slugs.push_back(method->slug);
    if (!slugs.empty())
        terminal.err << terminal.words("cli.show.near", {text::enumerate(terminal.words, slugs)}) << '\n';
}

}  // namespace

Work show(CLI::App& app, const text::Words& words) {
    const auto slug = std::make_shared<std::string>();
    app.add_option("slug", *slug, words("cli.option.slug"))->required()->type_name("");
    return [slug](const Terminal& terminal) {
        const auto knowledge = read_knowledge(terminal);
        if (!knowledge) return Exit::failed;
        if (const auto* method = named(*knowledge, *slug)) {
            Writer(terminal, *knowledge, *method).write();
            return Exit::done;
        }
        terminal.err << "actiewijzer: " << terminal.words("cli.show.unknown", {*slug}) << '\n';
        name_near(knowledge, *slug, terminal);
        return Exit::wrong_input;
    };
}

}  // namespace actiewijzer::cli
