// Whether the advice learns from experience, and whom it believes: made-up worlds in which it is known how often each
// method truly helps in each case. Prints JSON; bench/experience.mjs makes the table, docs/experience.md tells the
// rest.
#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <numeric>
#include <random>

#include "advice/advisor.hpp"
#include "knowledge/load.hpp"

namespace actiewijzer::advice {
namespace {

constexpr std::uint64_t worlds = 5;
constexpr std::array rounds{1'000, 5'000, 20'000, 50'000, 100'000};  // dossiers after which the advice learns
constexpr std::uint32_t teams = 3'000;
constexpr std::size_t cases_to_judge = 2'000;
constexpr std::size_t shown = 5;
constexpr double noise = 0.30;
constexpr double malice = 0.05;

using Random = std::mt19937_64;

double between(Random& random, double low, double high) { return std::uniform_real_distribution<>(low, high)(random); }
bool chance(Random& random, double share) { return between(random, 0, 1) < share; }
std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

const knowledge::KnowledgePtr& shipped() {
    static const auto knowledge = knowledge::load(AW_SOURCE_DIR "/content").knowledge;
    return knowledge;
}

std::unique_ptr<const Advisor> advisor_with(const std::vector<Experience>& reports) {
    static const auto analysis = std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin");
    const auto& knowledge = shipped();
    return std::make_unique<const Advisor>(knowledge, analysis, gather(reports, knowledge->methods.size()));
}

std::size_t row_of(const Method& method) { return *shipped()->methods.place(method.slug); }

Advice advise(const Advisor& advisor, const Situation& situation, std::size_t count = shown) {
    return advisor.advise(situation, {"2026-11-24", count, {}});
}

/// What a professional could tick: most positions that are needed, some of now, a subject and a place.
Situation any_case(Random& random) {
    const auto one_of = [&](const std::vector<knowledge::Term>& terms) {
        return terms[below(random, terms.size())].id;
    };
    Situation situation;
    for (const auto element : all_elements) {
        auto& answer = situation.answer(element);
        if (chance(random, 0.7)) answer.needed = all_positions[below(random, all_positions.size())];
        if (chance(random, 0.6)) answer.now = all_positions[below(random, all_positions.size())];
    }
    const auto& knowledge = *shipped();
    situation.themes = {one_of(knowledge.themes)};
    if (chance(random, 0.3)) situation.themes.push_back(one_of(knowledge.themes));
    situation.settings = {one_of(knowledge.settings)};
    if (chance(random, 0.5)) situation.audiences = {one_of(knowledge.audiences)};
    return situation;
}

/// How often each method truly helps: what nobody in such a world knows.
class Truth {
public:
    explicit Truth(Random& random) : methods_(shipped()->methods.size()) {
        for (auto& method : methods_) {
            method.everywhere = between(random, 0.20, 0.70);
            for (auto& strength : method.by_element) strength = between(random, 0, 0.20);
            for (const auto& setting : shipped()->settings)
                method.by_setting.emplace_back(setting.id, between(random, -0.15, 0.15));
        }
    }

    /// The share of such cases in which this method helps: what it is worth everywhere, more or less by which way it
    /// moves the elements, and by setting.
    double helps(std::size_t row, const Situation& situation) const {
        const auto& hidden = methods_[row];
        double share = hidden.everywhere;
        for (const auto& lean : shipped()->methods[row].leans) {
            const auto& answer = situation.answer(lean.element);
            if (!answer.needed) continue;
            const int move = answer.now ? *answer.distance() : answer.needed->value();
            if (lean.lean == Lean::a || lean.lean == Lean::b) {
                const int along = move * direction(lean.lean == Lean::a ? Pole::a : Pole::b);
                share += hidden.by_element[index(lean.element)] * ((along > 0) - (along < 0));
            }
        }
        for (const auto& [setting, difference] : hidden.by_setting)
            if (setting == situation.settings.front()) share += difference;
        return std::clamp(share, 0.02, 0.98);
    }
    double everywhere(std::size_t row) const { return methods_[row].everywhere; }

private:
    struct Hidden {
        double everywhere;
        std::array<double, all_elements.size()> by_element;
        std::vector<std::pair<std::string, double>> by_setting;
    };
    std::vector<Hidden> methods_;
};

/// The cases on which an advisor is judged; each has methods that fit.
std::vector<Situation> cases_with_methods(Random& random) {
    const auto advisor = advisor_with({});
    std::vector<Situation> cases;
    while (cases.size() < cases_to_judge) {
        auto situation = any_case(random);
        if (advise(*advisor, situation).outcome == Outcome::fitting) cases.push_back(std::move(situation));
    }
    return cases;
}

/// Shares, in percent, over the cases.
struct Judged {
    double first = 0;         ///< in which the method that stands first helps
    double first_three = 0;   ///< the same, of the first three on average
    double pushed_first = 0;  ///< with the pushed method in the first place
    double pushed_shown = 0;  ///< with the pushed method among those shown
};

struct World {
    explicit World(std::uint64_t seed) : random(seed), truth(random), cases(cases_with_methods(random)) {
        // The worst of those that are shown in one case of twenty at least.
        const auto advisor = advisor_with({});
        std::vector<std::size_t> times(shipped()->methods.size());
        for (const auto& situation : cases)
            for (const auto& one : advise(*advisor, situation).methods) ++times[row_of(*one.method)];
        for (std::size_t row = 0; row < times.size(); ++row)
            if (times[row] * 20 >= cases.size() &&
                (times[pushed] * 20 < cases.size() || truth.everywhere(row) < truth.everywhere(pushed)))
                pushed = row;
    }

    Judged judge(const Advisor& advisor) const {
        Judged sum;
        for (const auto& situation : cases) {
            const auto methods = advise(advisor, situation).methods;
            const auto helps = [&](const RankedMethod& one) { return truth.helps(row_of(*one.method), situation); };
            const auto three = std::min<std::size_t>(3, methods.size());
            sum.first += helps(methods.front());
            for (std::size_t at = 0; at < three; ++at)
                sum.first_three += helps(methods[at]) / static_cast<double>(three);
            const auto place = std::ranges::find(methods, pushed, [](const auto& one) { return row_of(*one.method); });
            sum.pushed_first += place == methods.begin();
            sum.pushed_shown += place != methods.end();
        }
        const double percent = 100.0 / static_cast<double>(cases.size());
        return {sum.first * percent, sum.first_three * percent, sum.pushed_first * percent, sum.pushed_shown * percent};
    }

    /// The best that could stand first of all that fits, and one that fits drawn at random.
    std::pair<double, double> best_and_any() const {
        const auto advisor = advisor_with({});
        double best = 0, any = 0;
        for (const auto& situation : cases) {
            std::vector<double> shares;
            for (const auto& one : advise(*advisor, situation, shipped()->methods.size()).methods)
                shares.push_back(truth.helps(row_of(*one.method), situation));
            best += *std::ranges::max_element(shares);
            any += std::accumulate(shares.begin(), shares.end(), 0.0) / static_cast<double>(shares.size());
        }
        const double percent = 100.0 / static_cast<double>(cases.size());
        return {best * percent, any * percent};
    }

    Random random;
    Truth truth;
    std::vector<Situation> cases;
    std::size_t pushed = 0;  ///< a poor method that somebody praises
};

/// What a team saw: it helped, or else partly or not, as often the one as the other.
std::int8_t seen(Random& random, double helps) {
    if (chance(random, helps)) return 1;
    return chance(random, 0.5) ? 0 : -1;
}

/// Dossiers in rounds, with the advice as it learned from all rounds before. `false_reports` is the share of reports
/// that are drawn blindly, `false_teams` that of teams that only praise the pushed method.
struct History {
    std::vector<Experience> reports;
    std::vector<Judged> after_round;
};
History live(const World& world, std::uint64_t seed, double false_reports, double false_teams) {
    Random random(seed);
    History history;
    int dossier = 0;
    for (const int until : rounds) {
        const auto advisor = advisor_with(history.reports);
        for (; dossier < until; ++dossier) {
            const auto team = static_cast<std::uint32_t>(below(random, teams));
            if (team < false_teams * teams) {
                history.reports.push_back({static_cast<std::uint32_t>(world.pushed), team, 1});
                continue;
            }
            const auto situation = any_case(random);
            const auto methods = advise(*advisor, situation).methods;
            if (methods.empty()) continue;
            // Six of ten take the first; the others choose.
            const auto at = chance(random, 0.6) ? 0 : below(random, methods.size());
            const auto row = row_of(*methods[at].method);
            const auto helped = chance(random, false_reports) ? static_cast<std::int8_t>(below(random, 3)) - 1
                                                              : seen(random, world.truth.helps(row, situation));
            history.reports.push_back({static_cast<std::uint32_t>(row), team, static_cast<std::int8_t>(helped)});
        }
        history.after_round.push_back(world.judge(*advisor_with(history.reports)));
    }
    return history;
}

/// Praise of `pushers` teams that didn't report before, `times` each.
std::vector<Experience> praise(std::size_t row, std::uint32_t pushers, int times) {
    std::vector<Experience> reports;
    for (std::uint32_t team = 0; team < pushers; ++team)
        for (int time = 0; time < times; ++time) reports.push_back({static_cast<std::uint32_t>(row), teams + team, 1});
    return reports;
}

struct Push {
    std::uint32_t pushers;
    int times;
    double points_before = 0, points_after = 0;
    Judged before{}, after{};
};

/// What praise does to the pushed method, on top of `reports`.
Push push(const World& world, std::vector<Experience> reports, std::uint32_t pushers, int times) {
    const auto points = [&] {
        const auto known = gather(reports, shipped()->methods.size());
        return experience_points(known[world.pushed], shipped()->weights.experience);
    };
    Push done{pushers, times, static_cast<double>(points()), 0, world.judge(*advisor_with(reports)), {}};
    std::ranges::copy(praise(world.pushed, pushers, times), std::back_inserter(reports));
    done.points_after = points();
    done.after = world.judge(*advisor_with(reports));
    return done;
}

void print(const char* name, double value) { std::cout << '"' << name << "\":" << value << ','; }

void print(const char* name, const Judged& judged) {
    std::cout << '"' << name << "\":{";
    print("first", judged.first);
    print("first_three", judged.first_three);
    print("pushed_first", judged.pushed_first);
    std::cout << "\"pushed_shown\":" << judged.pushed_shown << "},";
}

void print(const char* name, const std::vector<Judged>& all) {
    std::cout << '"' << name << "\":[";
    for (std::size_t at = 0; at < all.size(); ++at) std::cout << (at ? "," : "") << all[at].first;
    std::cout << "],";
    print((std::string(name) + "_end").c_str(), all.back());
}

void print(const Push& push) {
    std::cout << '{';
    print("before", push.before);
    print("after", push.after);
    print("points_before", push.points_before);
    print("points_after", push.points_after);
    print("times", push.times);
    std::cout << "\"teams\":" << push.pushers << '}';
}

void print(const char* name, const std::vector<Push>& pushes) {
    std::cout << '"' << name << "\":[";
    for (std::size_t at = 0; at < pushes.size(); ++at) {
        if (at) std::cout << ',';
        print(pushes[at]);
    }
    std::cout << "],";
}

void tell(const World& world, std::uint64_t seed) {
    std::cout << '{';
    const auto [best, any] = world.best_and_any();
    print("best", best);
    print("any", any);
    print("without", world.judge(*advisor_with({})));
    print("clean", live(world, seed, 0, 0).after_round);
    const auto noisy = live(world, seed, noise, 0);
    print("noisy", noisy.after_round);
    print("malicious", live(world, seed, noise, malice).after_round);
    std::vector<Push> one_team_first, one_team_late;
    for (const int times : {10, 100, 1000}) {
        one_team_first.push_back(push(world, {}, 1, times));
        one_team_late.push_back(push(world, noisy.reports, 1, times));
    }
    print("one_team_first", one_team_first);
    print("one_team_late", one_team_late);
    std::vector<Push> many_teams;
    for (const std::uint32_t pushers : {10U, 50U, 150U, 500U, 1500U})
        many_teams.push_back(push(world, noisy.reports, pushers, 1));
    print("many_teams", many_teams);
    std::cout << "\"helps_everywhere\":" << 100 * world.truth.everywhere(world.pushed) << '}';
}

}  // namespace
}  // namespace actiewijzer::advice

int main() {
    using namespace actiewijzer::advice;
    std::cout << "{\"weight\":" << shipped()->weights.experience << ",\"doubting_teams\":" << doubting_teams
              << ",\"worlds\":[";
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        if (seed > 1) std::cout << ',';
        tell(World(seed), seed);
    }
    std::cout << "]}\n";
}
