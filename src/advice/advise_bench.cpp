// How long advice takes on the shipped content.
#include <benchmark/benchmark.h>

#include "advice/advisor.hpp"
#include "knowledge/load.hpp"

namespace actiewijzer::advice {
namespace {

const Advisor& advisor() {
    static const Advisor shipped(knowledge::load(AW_SOURCE_DIR "/content").knowledge,
                                 std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin"));
    return shipped;
}

/// All that a professional can tell without typing.
Situation ticked() {
    Situation situation;
    const auto tell = [&](Element element, int needed, std::optional<int> now) {
        situation.answer(element).needed = Position::from(needed);
        if (now) situation.answer(element).now = Position::from(*now);
    };
    tell(Element::animo, -2, -1);
    tell(Element::contact, -1, std::nullopt);
    tell(Element::toerusting, 1, 0);
    tell(Element::inbedding, -2, 2);
    tell(Element::empathie, 1, 0);
    situation.themes = {"leefbaarheid"};
    situation.settings = {"wijk"};
    situation.circumstances = {"belofte", "beleid-eerst", "vastgelopen", "bestuur"};
    situation.wishes = {"besluit"};
    return situation;
}

void without_text(benchmark::State& state) {
    const auto situation = ticked();
    advisor();
    for (auto _ : state) benchmark::DoNotOptimize(advisor().advise(situation, {"2026-11-24", 5, {}}));
}
BENCHMARK(without_text);

void with_text(benchmark::State& state) {
    auto situation = ticked();
    situation.description =
        "Bewoners van een flat in de wijk willen van het braakliggende veld achter het winkelcentrum een moestuin "
        "maken, "
        "met een kas en een plek waar jongeren en ouderen samen koken. Er is een werkgroep van acht mensen. De "
        "wethouder "
        "heeft steun toegezegd, maar de afdeling groen wil eerst beleid maken. Een enquête willen zij niet.";
    situation.wish_text = "Een besluit over de grond, en iemand die terugbelt.";
    advisor();
    for (auto _ : state) benchmark::DoNotOptimize(advisor().advise(situation, {"2026-11-24", 5, {}}));
}
BENCHMARK(with_text);

}  // namespace
}  // namespace actiewijzer::advice

BENCHMARK_MAIN();
