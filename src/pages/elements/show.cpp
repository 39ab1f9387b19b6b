#include <array>
#include <map>

#include "advice/wording.hpp"
#include "elements/show.tpl.hpp"
#include "pages/elements/pages.hpp"
#include "pages/frame.hpp"
#include "pages/linked_data.hpp"
#include "pages/methods/source.hpp"
#include "pages/problem.hpp"

namespace actiewijzer::pages::elements {

namespace {

namespace m = markers::elements_show;

struct GuideView {
    bool doing;
    std::string text;
    std::string when;
    std::string why;
    std::string meant_for;
    std::string level_source;  ///< an address, or empty
};

struct MethodLine {
    std::string href;
    std::string name;
    std::string why;
};

struct GroupView {
    std::string title;
    std::vector<MethodLine> methods;
};

struct BasisView {
    std::string name;
    std::string parts;
};

struct ElementView {
    std::string default_pole;
    std::string resident_led;
    std::vector<GuideView> guidance;
    std::vector<MethodLine> also;  ///< by our judgement alone
    std::size_t methods = 0;
    std::vector<GroupView> groups;
    std::vector<BasisView> basis;
};

/// When an item applies, as its rule says: one of its circumstances, need on its side, or a reason of our own.
std::string when_of(const Visit& visit, const Guidance& item) {
    std::vector<std::string> conditions;
    for (const auto& id : item.circumstances)
        if (const auto* circumstance = visit.knowledge().circumstance(id))
            conditions.push_back(visit.words(circumstance->found));
    if (item.pole) {
        const auto& pole = visit.knowledge().element(item.element).pole(*item.pole);
        conditions.push_back(
            visit.words("element.when.pole", {visit.words(pole.places[0]), visit.words(pole.places[1])}));
    }
    for (const auto& trigger : item.triggers) conditions.push_back(visit.words(trigger.because));
    std::string all;
    for (const auto& each : conditions) all += (all.empty() ? "" : visit.words("element.when.or") + ' ') + each;
    return visit.words("element.when", {all});
}

GuideView guide_view(const Visit& visit, const Guidance& item) {
    static constexpr std::array levels{"element.for.worker", "element.for.organisation", "element.for.both"};
    auto meant_for = visit.words(levels[static_cast<std::size_t>(item.level)]);
    if (item.level_is_ours)
        meant_for += ' ' + visit.words("element.for.ours");
    else if (item.level_source.empty())
        meant_for += ' ' + visit.words("element.for.brochure");
    return {item.kind == GuidanceKind::doing,
            visit.words(item.text),
            when_of(visit, item),
            visit.words("element.why", {visit.words(item.why)}),
            std::move(meant_for),
            item.level_source};
}

std::vector<GroupView> groups_of(const Visit& visit, const knowledge::ElementText& element) {
    const auto& words = visit.words;
    const std::array titles{words("element.methods.towards", {words(element.pole(Pole::a).label)}),
                            words("element.methods.towards", {words(element.pole(Pole::b).label)}),
                            words("element.methods.both"), words("element.methods.unknown")};
    std::vector<GroupView> groups;
    for (const auto lean : {Lean::a, Lean::b, Lean::both, Lean::unknown}) {
        GroupView group{titles[static_cast<std::size_t>(lean)], {}};
        for (const auto& method : visit.knowledge().methods)
            if (const auto* own = method.lean_on(element.element); own && own->lean == lean)
                group.methods.push_back({visit.url("/methoden/" + method.slug), method.name,
                                         words("element.methods.because", {words(own->why)})});
        if (!group.methods.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

/// Methods that the brochure doesn't name here, but that we think help too.
std::vector<MethodLine> also_of(const Visit& visit, const knowledge::ElementText& element) {
    const advice::Wording wording(visit.knowledge(), visit.words);
    std::vector<MethodLine> all;
    for (const auto& method : visit.knowledge().methods)
        if (const auto* lean = method.also_serves_on(element.element))
            all.push_back({visit.url("/methoden/" + method.slug), method.name, wording.serves(*lean)});
    return all;
}

std::vector<BasisView> basis_of(const Visit& visit, const knowledge::ElementText& element) {
    using knowledge::Basis;
    std::vector<BasisView> all;
    for (const auto& [basis, key] :
         {std::pair{Basis::brochure, "basis.brochure"}, {Basis::source, "basis.source"}, {Basis::ours, "basis.ours"}}) {
        std::vector<std::string> parts;
        for (const auto& [part, own] : element.basis)
            if (own == basis) parts.push_back(visit.words("basis.part." + part));
        if (!parts.empty()) all.push_back({visit.words(key), text::capitalised(text::enumerate(visit.words, parts))});
    }
    return all;
}

ElementView view_of(const Visit& visit, const knowledge::ElementText& element) {
    const auto& words = visit.words;
    ElementView view;
    view.default_pole = element.default_pole
                            ? words("element.default", {words(element.pole(*element.default_pole).label)})
                            : words("element.no_default");
    view.resident_led = words("element.resident_led", {words(element.pole(element.resident_led_pole).label)});
    for (const auto& item : visit.knowledge().guidance)
        if (item.element == element.element) view.guidance.push_back(guide_view(visit, item));
    view.groups = groups_of(visit, element);
    for (const auto& group : view.groups) view.methods += group.methods.size();
    view.also = also_of(visit, element);
    view.basis = basis_of(visit, element);
    return view;
}

void pour_text(const Visit& visit, const knowledge::ElementText& element, const ElementView& view,
               ctemplate::TemplateDictionary& values) {
    const auto& words = visit.words;
    values.SetValue(m::ks_SLUG, str(slug(element.element)));
    values.SetValue(m::ks_NAME, str(name(element.element)));
    values.SetValue(m::ks_MEANING, words(element.meaning));
    methods::pour_source(visit, values, m::ks_MEANING_SOURCE, {element.meaning_source, {}});
    values.SetValue(m::ks_QUESTION, words(element.question));
    for (const auto pole : {Pole::a, Pole::b}) {
        auto* entry = values.AddSectionDictionary(m::ks_POLE);
        entry->SetValue(m::ks_POLE_NAME, text::capitalised(words(element.pole(pole).label)));
        entry->SetValue(m::ks_POLE_WHEN, words(element.pole(pole).when));
    }
    values.SetValue(m::ks_MIDDLE, text::capitalised(words(element.middle)));
    values.SetValue(m::ks_MIDDLE_MEANS, words(element.middle_means));
    values.SetValue(m::ks_AXIS, words(element.axis));
    values.SetValue(m::ks_DEFAULT, view.default_pole);
    values.SetValue(m::ks_RESIDENT_LED, view.resident_led);
    for (const auto& question : element.questions_for_worker)
        values.AddSectionDictionary(m::ks_FOR_WORKER)->SetValue(m::ks_WORKER_QUESTION, words(question));
    for (const auto& question : element.questions_for_organisation)
        values.AddSectionDictionary(m::ks_FOR_ORGANISATION)->SetValue(m::ks_ORGANISATION_QUESTION, words(question));
}

void pour_lists(const Visit& visit, const knowledge::ElementText& element, const ElementView& view,
                ctemplate::TemplateDictionary& values) {
    const auto& words = visit.words;
    for (const auto& guide : view.guidance) {
        auto* entry = values.AddSectionDictionary(m::ks_GUIDE);
        entry->SetValue(m::ks_KIND, words(guide.doing ? "guidance.do" : "guidance.dont"));
        entry->SetValue(m::ks_KIND_ICON, guide.doing ? "check" : "hand-stop");
        entry->SetValue(m::ks_GUIDE_TEXT, guide.text);
        entry->SetValue(m::ks_GUIDE_WHEN, guide.when);
        entry->SetValue(m::ks_GUIDE_WHY, guide.why);
        entry->SetValue(m::ks_GUIDE_FOR, guide.meant_for);
        if (guide.level_source.empty()) continue;
        auto* source = entry->AddSectionDictionary(m::ks_LEVEL_SOURCE);
        source->SetValue(m::ks_LEVEL_URL, guide.level_source);
        source->SetValue(m::ks_LEVEL_HOST, methods::site_of(guide.level_source));
    }
    const std::string called(name(element.element));
    values.SetValue(m::ks_METHODS_TITLE, words.count("element.methods", view.methods));
    for (const auto& group : view.groups) {
        auto* section = values.AddSectionDictionary(m::ks_GROUP);
        section->SetValue(m::ks_GROUP_TITLE, group.title);
        for (const auto& method : group.methods) {
            auto* entry = section->AddSectionDictionary(m::ks_METHOD);
            entry->SetValue(m::ks_METHOD_HREF, method.href);
            entry->SetValue(m::ks_METHOD_NAME, method.name);
            entry->SetValue(m::ks_METHOD_WHY, method.why);
        }
    }
    if (!view.also.empty()) {
        auto* section = values.AddSectionDictionary(m::ks_ALSO);
        for (const auto& method : view.also) {
            auto* entry = section->AddSectionDictionary(m::ks_ALSO_ITEM);
            entry->SetValue(m::ks_METHOD_HREF, method.href);
            entry->SetValue(m::ks_METHOD_NAME, method.name);
            entry->SetValue(m::ks_METHOD_WHY, method.why);
        }
    }
    values.SetValue(m::ks_SEARCH, visit.url("/methoden") + "?element=" + std::string(slug(element.element)));
    values.SetValue(m::ks_SEARCH_TEXT, words("element.methods.search", {called}));
    for (const auto& basis : view.basis) {
        auto* entry = values.AddSectionDictionary(m::ks_BASIS);
        entry->SetValue(m::ks_BASIS_NAME, basis.name);
        entry->SetValue(m::ks_BASIS_PARTS, basis.parts);
    }
    for (const auto other : all_elements) {
        if (other == element.element) continue;
        auto* entry = values.AddSectionDictionary(m::ks_OTHER);
        entry->SetValue(m::ks_OTHER_SLUG, str(slug(other)));
        entry->SetValue(m::ks_OTHER_NAME, str(name(other)));
        entry->SetValue(m::ks_OTHER_HREF, visit.url("/elementen/" + std::string(slug(other))));
    }
    values.SetValue(m::ks_WALK, visit.url("/actie"));
}

}  // namespace

http::Response show(const Visit& visit) {
    const auto wanted = element_from_slug(visit.capture(0));
    if (!wanted) return not_found(visit, visit.capture(0));
    const auto& element = visit.knowledge().element(*wanted);
    const auto view = view_of(visit, element);
    const Frame frame{.title = std::string(name(*wanted)),
                      .description = visit.words(element.question),
                      .crumbs = {{visit.words("menu.methods"), "/methoden"}},
                      .about = about_element(visit, element)};
    http::Response response;
    response.body = render(visit, frame, "elements/show.html", [&](ctemplate::TemplateDictionary& values) {
        pour_text(visit, element, view, values);
        pour_lists(visit, element, view, values);
    });
    return response;
}

}  // namespace actiewijzer::pages::elements
