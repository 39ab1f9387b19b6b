#include "pages/advice/view.hpp"

#include <algorithm>
#include <array>

#include "pages/advice/what_if.hpp"
#include "text/civil_time.hpp"

namespace actiewijzer::pages::advised {

namespace {

using advice::Source;

/// Where a position lies on the line of the picture: 5 % is pole a, 95 % pole b.
double place(Position position) { return 50.0 + 22.5 * position.value(); }

constexpr std::string_view icon_of(Source source) {
    constexpr std::array<std::string_view, 4> icons{"#i-user", "#i-microscope", "#i-book-2", "#i-users"};
    return icons[static_cast<std::size_t>(source)];
}

BalanceRow balance_row(const Visit& visit, const advice::ElementPicture& picture, const advice::Wording& wording) {
    const auto& text = visit.knowledge().element(picture.element);
    BalanceRow row;
    row.slug = slug(picture.element);
    row.name = name(picture.element);
    row.pole_a = visit.words(text.pole(Pole::a).brief);
    row.pole_b = visit.words(text.pole(Pole::b).brief);
    row.description = wording.mark(picture);
    if (picture.answer.needed) row.needed = place(*picture.answer.needed);
    if (picture.answer.now) row.now = place(*picture.answer.now);
    return row;
}

GuidanceView guidance_view(const Visit& visit, const advice::ActiveGuidance& active, const advice::Advice& advice,
                           const advice::Wording& wording) {
    const auto& words = visit.words;
    const auto& item = *active.guidance;
    GuidanceView view;
    const bool doing = item.kind == GuidanceKind::doing;
    view.kind = words(active.keep ? "advice.kind.keep" : doing ? "advice.kind.do" : "advice.kind.dont");
    view.icon = active.keep ? "#i-anchor" : doing ? "#i-check" : "#i-hand-stop";
    view.text = words(item.text);
    view.why_now = wording.why_now(active, advice);
    static constexpr std::array levels{"advice.level.worker", "advice.level.organisation", "advice.level.both"};
    view.source = words("advice.guidance_source", {words(levels[static_cast<std::size_t>(item.level)])});
    return view;
}

MethodView method_view(const Visit& visit, const advice::RankedMethod& ranked, const advice::Advice& advice,
                       const advice::Wording& wording) {
    const auto& words = visit.words;
    MethodView view;
    view.name = ranked.method->name;
    view.href = visit.url("/methoden/" + ranked.method->slug);
    view.summary = words(ranked.method->summary);
    for (const auto& reason : wording.reasons(ranked, advice)) {
        const auto source = text::capitalised(wording.source_label(reason.source));
        if (view.reasons.empty() || view.reasons.back().source != source)
            view.reasons.push_back({std::string(icon_of(reason.source)), source, reason.text});
        else
            view.reasons.back().text += ' ' + reason.text;
    }
    if (ranked.method->evidence.empty())
        view.reasons.push_back({std::string(icon_of(Source::research)),
                                text::capitalised(wording.source_label(Source::research)), words("evidence.none")});
    for (auto& caution : wording.cautions(ranked, advice)) {
        CautionView said{std::move(caution.text), {}, {}};
        if (caution.checked.empty()) {
            said.label = words("caution.by", {caution.source});
        } else {
            said.url = caution.source;
            said.label = caution.date.empty() ? words("caution.source_undated", {text::date(words, caution.checked)})
                                              : words("caution.source", {text::date(words, caution.date)});
        }
        view.cautions.push_back(std::move(said));
    }
    view.why_not_higher = wording.why_not_higher(ranked, advice);
    return view;
}

/// Methods that move an element the way it needs, those of this advice first: at most two.
std::vector<HelperView> helpers(const Visit& visit, const advice::Advice& advice, const advice::ElementPicture& picture,
                                const advice::Wording& wording) {
    constexpr std::size_t most = 2;
    std::vector<HelperView> all;
    if (picture.weight == 0) return all;
    const auto& answer = picture.answer;
    const auto towards = answer.now ? *answer.distance() : answer.needed->value();
    const auto wanted = towards < 0 ? Lean::a : Lean::b;
    const auto add = [&](const Method& method) {
        const auto* lean = method.lean_on(picture.element);
        if (!lean) lean = method.also_serves_on(picture.element);
        if (!lean || lean->lean != wanted || all.size() >= most) return;
        if (std::ranges::find(all, method.name, &HelperView::name) != all.end()) return;
        all.push_back({method.name, visit.url("/methoden/" + method.slug), wording.serves(*lean)});
    };
    for (const auto& ranked : advice.methods) add(*ranked.method);
    return all;
}

std::vector<std::string> in_words(const Visit& visit, const std::vector<Text>& texts) {
    std::vector<std::string> all;
    for (const auto& each : texts) all.push_back(visit.words(each));
    return all;
}

}  // namespace

ResultView make_view(const Visit& visit, const assessments::OpenDraft& draft, const advice::Advice& advice) {
    const auto& words = visit.words;
    const auto& knowledge = visit.knowledge();
    const advice::Wording wording(knowledge, words);
    ResultView view;
    view.date = text::date(words, text::dutch_day(assessments::now()));
    view.headline = wording.headline(advice);
    view.initiative = draft.situation.description;
    for (const auto& picture : advice.elements) view.balance.push_back(balance_row(visit, picture, wording));

    view.role_known = advice.role != nullptr;
    view.role_text = wording.role(advice);
    view.role_note = words(knowledge.roles_note);
    view.chosen_role = draft.situation.role;

    static constexpr std::array titles{"advice.methods.fitting", "advice.methods.nothing",
                                       "advice.methods.none_needed"};
    view.outcome_title = words(titles[static_cast<std::size_t>(advice.outcome)]);
    view.outcome = wording.outcome(advice);
    for (std::size_t at = 0; at < advice.methods.size(); ++at) {
        view.methods.push_back(method_view(visit, advice.methods[at], advice, wording));
        view.methods.back().change = wording.change(advice.methods[at], at);
    }
    if (advice.mix) view.mix = wording.mix(*advice.mix);
    static constexpr std::array orders{"advice.step.before", "advice.step.after", "advice.step.beside"};
    for (const auto& step : advice.steps)
        view.steps.push_back({words(step.order ? orders[static_cast<std::size_t>(*step.order)] : "advice.step.now"),
                              step.method->name, visit.url("/methoden/" + step.method->slug),
                              step.why ? words(*step.why) : std::string()});

    for (const auto element : advice.by_weight) {
        const auto& picture = advice.picture(element);
        const auto& text = knowledge.element(element);
        ElementView own;
        own.slug = slug(element);
        own.name = name(element);
        own.meaning = wording.meaning(picture);
        own.unknown = picture.unknown;
        if (picture.unknown) {
            own.worker_questions = in_words(visit, text.questions_for_worker);
            own.organisation_questions = in_words(visit, text.questions_for_organisation);
        }
        own.reason = picture.answer.reason;
        own.note = picture.answer.note;
        ElementView of_organisation;
        of_organisation.slug = own.slug;
        of_organisation.name = own.name;
        for (std::size_t at = 0; at < advice.guidance.size(); ++at) {
            const auto& active = advice.guidance[at];
            if (active.guidance->element != element) continue;
            auto& part = active.guidance->level == GuidanceLevel::organisation ? of_organisation : own;
            auto& list = at < advice::at_once ? part.guidance : part.later;
            list.push_back(guidance_view(visit, active, advice, wording));
        }
        const auto any = [](const ElementView& part) { return !part.guidance.empty() || !part.later.empty(); };
        own.elsewhere = !any(own) && any(of_organisation);
        if (!any(own)) own.helpers = helpers(visit, advice, picture, wording);
        view.elements.push_back(std::move(own));
        if (any(of_organisation)) view.organisation.push_back(std::move(of_organisation));
    }
    for (const auto* tension : advice.tensions) view.tensions.push_back(words(tension->text));
    for (const auto& remark : advice.remarks) view.remarks.push_back(wording.remark(remark));
    for (const auto& item : advice.recognised)
        view.recognised.push_back({std::string(advice::name(item.kind)) + ':' + item.id, wording.recognised(item)});
    for (const auto& picture : advice.elements) {
        const std::string field(slug(picture.element));
        view.marks.emplace_back(field, mark_value(picture.answer.needed));
        view.marks.emplace_back(field + "-nu", mark_value(picture.answer.now));
    }
    for (const auto& ranked : advice.asked) {
        view.why_not_slug = ranked.method->slug;
        view.why_not_name = ranked.method->name;
        view.why_not = wording.why_not_higher(ranked, advice);
    }
    return view;
}

}  // namespace actiewijzer::pages::advised
