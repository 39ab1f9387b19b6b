#include <algorithm>
#include <array>

#include "about/show.tpl.hpp"
#include "pages/about/pages.hpp"
#include "pages/frame.hpp"
#include "pages/methods/source.hpp"

namespace actiewijzer::pages::about {

namespace {

namespace m = markers::about_show;
using knowledge::Basis;

std::string_view basis_key(Basis basis) {
    return basis == Basis::brochure ? "basis.brochure" : basis == Basis::source ? "basis.source" : "basis.ours";
}

struct Part {
    std::string name;
    std::string from;
};

/// What of the elements comes from where, when all five agree; then what holds for the rest of the site.
std::vector<Part> parts_of(const Visit& visit) {
    const auto& words = visit.words;
    const auto& elements = visit.knowledge().elements;
    std::vector<Part> parts;
    for (const auto& each : elements.front().basis) {
        const bool same = std::ranges::all_of(elements, [&](const auto& element) {
            return std::ranges::find(element.basis, each) != element.basis.end();
        });
        if (same)
            parts.push_back(
                {words("about.part.of_element", {words("basis.part." + each.first)}), words(basis_key(each.second))});
    }
    static constexpr std::array rest{
        std::pair{"about.part.guidance", Basis::brochure}, std::pair{"about.part.guidance_when", Basis::ours},
        std::pair{"about.part.methods", Basis::brochure},  std::pair{"about.part.method_text", Basis::ours},
        std::pair{"about.part.facts", Basis::source},      std::pair{"about.part.lean", Basis::ours},
        std::pair{"about.part.roles", Basis::source},      std::pair{"about.part.role_rule", Basis::ours},
        std::pair{"about.part.places", Basis::ours},       std::pair{"about.part.ranking", Basis::ours},
    };
    for (const auto& [key, basis] : rest) parts.push_back({words(key), words(basis_key(basis))});
    return parts;
}

std::string doubted_criteria(const Visit& visit, const Method& method) {
    std::vector<std::string> names;
    for (const auto& doubt : method.doubts()) {
        const auto* criterion = visit.knowledge().criterion(doubt.criterion);
        auto name = criterion ? visit.words(criterion->name) : visit.words("criterion.exclusion");
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return text::enumerate(visit.words, names);
}

void pour_model(const Visit& visit, ctemplate::TemplateDictionary& values) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    for (const auto& statement : knowledge.origin) {
        auto* entry = values.AddSectionDictionary(m::ks_ORIGIN);
        entry->SetValue(m::ks_ORIGIN_TEXT, words(statement.text));
        if (statement.basis == Basis::ours) entry->SetValue(m::ks_ORIGIN_OURS, words("basis.ours") + '.');
        methods::pour_source(visit, *entry, m::ks_ORIGIN_SOURCE, {statement.url, {}});
    }
    for (const auto& criterion : knowledge.criteria) {
        auto* entry = values.AddSectionDictionary(m::ks_CRITERION);
        entry->SetValue(m::ks_CRITERION_NAME, text::capitalised(words(criterion.name)));
        entry->SetValue(m::ks_CRITERION_TEXT, words(criterion.text));
    }
    values.SetValue(m::ks_EXCLUSION, words(knowledge.exclusion));
    values.SetValue(m::ks_CRITERIA_NOTE, words(knowledge.criteria_note));
    ctemplate::TemplateDictionary* doubted = nullptr;
    for (const auto& method : knowledge.methods) {
        if (method.doubts().empty()) continue;
        if (!doubted) doubted = values.AddSectionDictionary(m::ks_DOUBTED);
        auto* entry = doubted->AddSectionDictionary(m::ks_DOUBTED_METHOD);
        entry->SetValue(m::ks_DOUBTED_HREF, visit.url("/methoden/" + method.slug));
        entry->SetValue(m::ks_DOUBTED_NAME, method.name);
        entry->SetValue(m::ks_DOUBTED_CRITERIA, doubted_criteria(visit, method));
    }
    for (const auto& principle : knowledge.principles)
        values.AddSectionDictionary(m::ks_PRINCIPLE)->SetValue(m::ks_PRINCIPLE_TEXT, words(principle.text));
    for (const auto& part : parts_of(visit)) {
        auto* entry = values.AddSectionDictionary(m::ks_PART);
        entry->SetValue(m::ks_PART_NAME, text::capitalised(part.name));
        entry->SetValue(m::ks_PART_FROM, part.from);
    }
    for (const auto& absent : knowledge.not_in_brochure)
        values.AddSectionDictionary(m::ks_ABSENT)->SetValue(m::ks_ABSENT_TEXT, words(absent.text));
    for (const auto& example : knowledge.examples)
        values.AddSectionDictionary(m::ks_EXAMPLE)->SetValue(m::ks_EXAMPLE_TEXT, words(example.text));
}

void pour_weighing(const Visit& visit, ctemplate::TemplateDictionary& values) {
    const auto& knowledge = visit.knowledge();
    const auto& words = visit.words;
    for (const auto& scale : knowledge.evidence_scales) {
        auto* entry = values.AddSectionDictionary(m::ks_SCALE);
        entry->SetValue(m::ks_SCALE_NAME, words(scale.name));
        for (const auto& level : scale.levels)
            entry->AddSectionDictionary(m::ks_SCALE_LEVEL)
                ->SetValue(m::ks_SCALE_LEVEL_NAME,
                           words(level.name) + (level.note.empty() ? "" : " (" + words(level.note) + ')'));
        entry->SetValue(m::ks_SCALE_UNCONFIRMED, words(scale.unconfirmed));
        for (const auto& url : scale.sources)
            methods::pour_source(visit, *entry->AddSectionDictionary(m::ks_SCALE_FROM), m::ks_SCALE_SOURCE, {url, {}});
        const auto count = std::ranges::count_if(knowledge.methods, [&](const Method& method) {
            return std::ranges::find(method.evidence, scale.id, &Evidence::scale) != method.evidence.end();
        });
        entry->SetIntValue(m::ks_SCALE_METHODS, static_cast<long>(count));
    }
    const auto without = static_cast<std::size_t>(
        std::ranges::count_if(knowledge.methods, [](const Method& method) { return method.evidence.empty(); }));
    values.SetValue(m::ks_WITHOUT_EVIDENCE, words("about.evidence.without",
                                                  {std::to_string(without), std::to_string(knowledge.methods.size())}));
    for (const auto& weight : knowledge.weight_reasons) {
        auto* entry = values.AddSectionDictionary(m::ks_WEIGHT);
        entry->SetValue(m::ks_WEIGHT_NAME, words("weight." + weight.id));
        entry->SetValue(m::ks_WEIGHT_VALUE, std::to_string(weight.value));
        entry->SetValue(m::ks_WEIGHT_WHY, words(weight.why));
    }
    for (const auto& role : knowledge.roles) {
        auto* entry = values.AddSectionDictionary(m::ks_ROLE);
        entry->SetValue(m::ks_ROLE_NAME, text::capitalised(words(role.name)));
        entry->SetValue(m::ks_ROLE_TEXT, words(role.text));
    }
    values.SetValue(m::ks_ROLES_NOTE, words(knowledge.roles_note));
    for (const auto& link : knowledge.more_information) {
        auto* entry = values.AddSectionDictionary(m::ks_LINK);
        entry->SetValue(m::ks_LINK_URL, link.url);
        entry->SetValue(m::ks_LINK_NAME, words(link.label));
    }
    values.SetValue(m::ks_COLLECTIONS, visit.url("/verzamelingen"));
}

}  // namespace

http::Response show(const Visit& visit) {
    const Frame frame{.title = visit.words("about.title"), .description = visit.words("about.lead"), .crumbs = {}};
    http::Response response;
    response.body = render(visit, frame, "about/show.html", [&](ctemplate::TemplateDictionary& values) {
        pour_model(visit, values);
        pour_weighing(visit, values);
    });
    return response;
}

}  // namespace actiewijzer::pages::about
