#include "made/methods.hpp"

#include <algorithm>
#include <set>

#include "domain/slug.hpp"
#include "knowledge/method_text.hpp"
#include "made/text.hpp"

namespace actiewijzer::made {

namespace {

using knowledge::Knowledge;
using Ids = std::vector<std::string>;

/// Ids of a vocabulary, as common as they are among the shipped methods; those that none has are rare.
template <class Of>
Weighted as_shipped(const Knowledge& shipped, const std::vector<knowledge::Term>& terms, Of of) {
    Weighted weighted;
    for (const auto& term : terms) {
        std::size_t count = 0;
        for (const auto& method : shipped.methods) {
            const Ids ids = of(method);
            count += static_cast<std::size_t>(std::ranges::count(ids, term.id));
        }
        weighted.add(term.id, 1 + 3 * count);
    }
    return weighted;
}

Ids one(const std::string& id) { return {id}; }

class Maker {
public:
    Maker(const Knowledge& shipped, std::uint64_t seed)
        : random_(seed),
          themes_(as_shipped(shipped, shipped.themes, [](const Method& m) { return m.themes; })),
          audiences_(as_shipped(shipped, shipped.audiences, [](const Method& m) { return m.audiences; })),
          settings_(as_shipped(shipped, shipped.settings, [](const Method& m) { return m.settings; })),
          activities_(as_shipped(shipped, shipped.activities, [](const Method& m) { return m.activities; })),
          wishes_(as_shipped(shipped, shipped.wishes, [](const Method& m) { return m.gives; })),
          phases_(as_shipped(shipped, shipped.phases, [](const Method& m) { return m.phases; })),
          effects_(as_shipped(shipped, shipped.effects, [](const Method& m) { return m.effects; })),
          duration_bands_(
              as_shipped(shipped, shipped.duration_bands, [](const Method& m) { return one(m.duration_band); })),
          cost_bands_(as_shipped(shipped, shipped.cost_bands, [](const Method& m) { return one(m.cost_band); })),
          participation_(
              as_shipped(shipped, shipped.participation, [](const Method& m) { return one(m.participation); })),
          shipped_(shipped) {
        for (const auto& method : shipped.methods) taken_.insert(method.slug);
        std::size_t rank = 1;
        for (const auto& collection : shipped.collections) collections_.add(collection.id, 12 / rank++ + 1);
    }

    Method make() {
        Method method;
        method.themes = themes_.some(random_, 1, 3);
        Subject subject{{}, place(random_), {}};
        for (const auto& theme : method.themes) subject.topics.push_back(&topic(theme));
        name(method, subject);
        describe(method, subject);
        place_in_facets(method, subject);
        judge(method, subject);
        for (const auto& heading : knowledge::method_headings())
            if (heading.required || describes(heading.id))
                method.sections.push_back({std::string(heading.id),
                                           std::string(heading.title),
                                           write_part(random_, subject, heading.id) + '\n',
                                           {}});
        return method;
    }

private:
    /// Of the headings that may be absent, a few methods have some.
    bool describes(std::string_view heading) {
        return (heading == "probleem" || heading == "mensen" || heading == "praktijk") && random_.chance(20);
    }

    void name(Method& method, Subject& subject) {
        do {
            subject.name = write_name(random_, subject);
            if (random_.chance(10)) subject.name += ' ' + std::to_string(random_.between(2, 9)) + ".0";
            method.slug = slug_of(subject.name);
        } while (!taken_.insert(method.slug).second);
        method.name = subject.name;
        if (random_.chance(10)) method.other_names.push_back(write_name(random_, subject));
    }

    std::string part(const Subject& subject, std::string_view which) { return write_part(random_, subject, which); }
    Text both(const Subject& subject, std::string_view which) {
        return {part(subject, which), write_english(random_, subject)};
    }

    void describe(Method& method, const Subject& subject) {
        method.summary = both(subject, "summary");
        method.for_whom = part(subject, "whom");
        if (random_.chance(15)) method.via_whom = part(subject, "whom");
        method.where = part(subject, "where");
        method.duration = random_.chance(40) ? "niet bekend" : part(subject, "duration");
        if (method.duration != "niet bekend") method.duration_band = duration_bands_.pick(random_);
        method.costs = random_.chance(50) ? "niet bekend" : part(subject, "costs");
        if (method.costs != "niet bekend") method.cost_band = cost_bands_.pick(random_);
        for (auto left = random_.between(3, 7); left > 0; --left) {
            auto keyword = write_keyword(random_, subject);
            if (std::ranges::find(method.keywords, keyword) == method.keywords.end())
                method.keywords.push_back(std::move(keyword));
        }
        if (random_.chance(30)) method.developer = organisation(random_);
    }

    void place_in_facets(Method& method, const Subject& subject) {
        const auto& like = shipped_.methods[random_.below(shipped_.methods.size())];
        for (const auto& lean : like.leans) method.leans.push_back({lean.element, lean.lean, both(subject, "why")});
        method.lead = like.lead;
        method.lead_why = both(subject, "lead");
        method.audiences = audiences_.some(random_, 1, 3);
        method.settings = settings_.some(random_, 1, 2);
        method.activities = activities_.some(random_, 1, 4);
        method.gives = wishes_.some(random_, 1, 2);
        method.phases = phases_.some(random_, 1, 2);
        if (random_.chance(60)) method.participation = participation_.pick(random_);
        if (random_.chance(60)) method.effects = effects_.some(random_, 1, 3);
        method.collections = collections_.some(random_, 1, 2);
        method.original_link = source(method).url;
        if (random_.chance(30)) method.current_link = source(method);
        if (random_.chance(50))
            method.description_type = random_.chance(70) ? DescriptionType::practice : DescriptionType::archetype;
    }

    void judge(Method& method, const Subject& subject) {
        for (auto left = random_.below(3); left > 0; --left)
            method.facts.push_back({part(subject, "fact"), source(method)});
        if (random_.chance(12)) {
            const auto& scale = random_.of(shipped_.evidence_scales);
            Evidence evidence{scale.id,      random_.skewed_of(scale.levels).id, {}, {}, {}, both(subject, "praktijk"),
                              source(method)};
            const auto year = random_.between(2012, 2025);
            evidence.date = std::to_string(year);
            if (random_.chance(60)) evidence.valid_until = std::to_string(year + 5);
            method.evidence.push_back(std::move(evidence));
        }
        if (random_.chance(4)) method.counter_evidence.push_back({both(subject, "praktijk"), "2021", source(method)});
    }

    static Source source(const Method& method) { return {"https://methoden.example.org/" + method.slug, "2026-11-24"}; }

    Random random_;
    Weighted themes_, audiences_, settings_, activities_, wishes_, phases_, effects_, duration_bands_, cost_bands_,
        participation_, collections_;
    const Knowledge& shipped_;
    std::set<std::string> taken_;
};

}  // namespace

std::vector<Method> make_methods(const Knowledge& shipped, std::size_t count, std::uint64_t seed) {
    Maker maker(shipped, seed);
    std::vector<Method> methods;
    methods.reserve(count);
    while (methods.size() < count) methods.push_back(maker.make());
    return methods;
}

}  // namespace actiewijzer::made
