#include "cli/advice_text.hpp"

#include <algorithm>
#include <array>

#include "cli/layout.hpp"

namespace actiewijzer::cli {

namespace {

std::string points(int number) { return (number > 0 ? "+" : "") + std::to_string(number); }

class Writer {
public:
    Writer(std::ostream& out, const AdviceText& what)
        : layout_(out), what_(what), advice_(what.advice), wording_(what.wording), words_(what.wording.words()) {}

    void headline() {
        layout_.heading(words_("cli.advice.headline"));
        for (const auto& line : wording_.headline(advice_)) layout_.paragraph(line, 2);
    }

    void elements() {
        layout_.heading(words_("cli.advice.elements"));
        for (const auto& picture : advice_.elements) {
            layout_.item(wording_.mark(picture));
            layout_.paragraph(wording_.meaning(picture), 4);
            if (!picture.unknown) continue;
            const auto& text = what_.knowledge.element(picture.element);
            for (const auto& question : text.questions_for_worker) layout_.item(words_(question), 4);
        }
    }

    void guidance() {
        if (advice_.guidance.empty()) return;
        static constexpr std::array levels{"cli.level.worker", "cli.level.organisation", "cli.level.both"};
        layout_.heading(words_("cli.advice.guidance"));
        for (std::size_t at = 0; at < advice_.guidance.size(); ++at) {
            if (at == advice::at_once) layout_.heading(words_("cli.advice.more_guidance"));
            const auto& active = advice_.guidance[at];
            const auto& item = *active.guidance;
            const auto kind = words_(item.kind == GuidanceKind::doing ? "cli.guidance.do" : "cli.guidance.dont");
            const auto level = words_(levels[static_cast<std::size_t>(item.level)]);
            layout_.item(words_("cli.guidance.line", {kind, words_(item.text), name(item.element), level}));
            layout_.paragraph(wording_.why_now(active, advice_), 4);
        }
    }

    void tensions() {
        if (advice_.tensions.empty()) return;
        layout_.heading(words_("cli.advice.tensions"));
        for (const auto* tension : advice_.tensions) layout_.item(words_(tension->text));
    }

    void role() {
        layout_.heading(words_("cli.advice.role"));
        layout_.paragraph(wording_.role(advice_), 2);
    }

    void methods() {
        layout_.heading(words_("cli.advice.methods"));
        layout_.paragraph(wording_.outcome(advice_), 2);
        for (std::size_t place = 0; place < advice_.methods.size(); ++place) method(advice_.methods[place], place);
        if (advice_.mix) {
            layout_.heading(words_("cli.advice.mix"));
            layout_.paragraph(wording_.mix(*advice_.mix), 2);
        }
        steps();
    }

    void why_not() {
        for (const auto& ranked : advice_.asked) {
            layout_.heading(words_("cli.advice.why_not", {ranked.method->name}));
            for (const auto& line : wording_.why_not_higher(ranked, advice_)) layout_.item(line);
            if (what_.explain) terms(ranked);
        }
    }

    void recognised() {
        if (advice_.recognised.empty()) return;
        layout_.heading(words_("cli.advice.recognised"));
        for (const auto& item : advice_.recognised) layout_.item(wording_.recognised(item));
    }

    void remarks() {
        if (advice_.remarks.empty()) return;
        layout_.heading(words_("cli.advice.remarks"));
        for (const auto& remark : advice_.remarks) layout_.item(wording_.remark(remark));
    }

private:
    void steps() {
        if (advice_.steps.empty()) return;
        static constexpr std::array orders{"step.before", "step.after", "step.beside"};
        layout_.heading(words_("cli.advice.steps"));
        for (const auto& step : advice_.steps) {
            if (!step.order)
                layout_.item(words_("step.main", {step.method->name}));
            else
                layout_.item(
                    words_(orders[static_cast<std::size_t>(*step.order)], {step.method->name, words_(*step.why)}));
        }
    }

    void method(const advice::RankedMethod& ranked, std::size_t place) {
        layout_.heading(std::to_string(place + 1) + ". " + ranked.method->name + " (" + ranked.method->slug + ')');
        layout_.paragraph(words_(ranked.method->summary), 3);
        const advice::Source* last = nullptr;
        const auto reasons = wording_.reasons(ranked, advice_);
        for (const auto& reason : reasons) {
            if (!last || *last != reason.source) layout_.paragraph(wording_.source_label(reason.source) + ':', 3);
            last = &reason.source;
            layout_.item(reason.text, 3);
        }
        const auto cautions = wording_.cautions(ranked, advice_);
        if (!cautions.empty()) layout_.paragraph(words_("cli.advice.cautions") + ':', 3);
        for (const auto& caution : cautions) {
            auto text = caution.text + " (" + caution.source;
            if (!caution.date.empty()) text += ", " + text::date(words_, caution.date);
            layout_.item(text + ')', 3);
        }
        if (const auto change = wording_.change(ranked, place); !change.empty()) layout_.paragraph(change, 3);
        if (what_.explain) terms(ranked);
    }

    void terms(const advice::RankedMethod& ranked) {
        layout_.paragraph(words_("cli.explain.title") + ':', 3);
        int sum = 0;
        for (const auto& term : ranked.terms) {
            sum += term.points;
            layout_.item(wording_.term(term, ranked, advice_), 3, points(term.points));
        }
        layout_.item(words_("cli.explain.sum"), 3, points(sum));
    }

    Layout layout_;
    const AdviceText& what_;
    const advice::Advice& advice_;
    const advice::Wording& wording_;
    const text::Words& words_;
};

}  // namespace

void write_advice(std::ostream& out, const AdviceText& what) {
    Writer writer(out, what);
    writer.headline();
    writer.elements();
    writer.guidance();
    writer.tensions();
    writer.role();
    writer.methods();
    writer.why_not();
    writer.recognised();
    writer.remarks();
}

}  // namespace actiewijzer::cli
