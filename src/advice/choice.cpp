#include "advice/choice.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <tuple>

namespace actiewijzer::advice {

namespace {

constexpr std::size_t closest = 3;

bool better(const Chosen& one, const Chosen& two) {
    const auto order = [](const Chosen& each) {
        return std::tuple(!each.ranked.fits, !each.ranked.about_it, -each.points(), each.ranked.row);
    };
    return order(one) < order(two);
}

/// Points that one answer would give to one method.
int balance_points(const Case& about, const Leans& leans, Element element) {
    const auto at = index(element);
    return about.own[at][leans.on(element, true)] + about.also[at][leans.on(element, false)];
}

/// Who comes first when one answer is different.
struct WhatIf {
    Element element;
    Position needed;
    int move;  ///< places away from the answer that was given
    Ranked first;
};

}  // namespace

int likeness(const Columns& columns, std::size_t one, std::size_t other) {
    int shared = 0;
    int all = 0;
    const auto compare = [&](Mask a, Mask b) {
        shared += std::popcount(a & b);
        all += std::popcount(a | b);
    };
    compare(columns.at<Subject>(one).themes, columns.at<Subject>(other).themes);
    compare(columns.at<Doing>(one).activities, columns.at<Doing>(other).activities);
    compare(columns.at<Surroundings>(one).phases, columns.at<Surroundings>(other).phases);
    compare(columns.at<Giving>(one).wishes, columns.at<Giving>(other).wishes);
    for (const auto element : all_elements) {
        const auto a = columns.at<Leans>(one).on(element, true);
        const auto b = columns.at<Leans>(other).on(element, true);
        shared += a != Leans::none && a == b;
        all += a != Leans::none || b != Leans::none;
    }
    return all == 0 ? 0 : 100 * shared / all;
}

Chosen beside(const Columns& columns, const Ranked& ranked, const std::vector<Chosen>& above, int weight) {
    constexpr int half = 50;
    Chosen chosen{ranked, 0, std::nullopt};
    for (const auto& each : above) {
        if (each.ranked.row == ranked.row) continue;
        const int points = -weight * std::max(likeness(columns, ranked.row, each.ranked.row) - half, 0) / half;
        if (points >= chosen.likeness_points) continue;
        chosen.likeness_points = points;
        chosen.resembles = each.ranked.row;
    }
    return chosen;
}

std::vector<Chosen> choose(const Columns& columns, const std::vector<Ranked>& pool, std::size_t count, int weight) {
    std::vector<Chosen> left;
    if (pool.empty()) return left;
    const bool any_fits = pool.front().fits;
    for (const auto& ranked : pool)
        if (any_fits ? ranked.fits : ranked.points > 0) left.push_back({ranked, 0, std::nullopt});
    count = std::min({any_fits ? count : std::min(count, closest), left.size()});
    std::vector<Chosen> chosen;
    while (chosen.size() < count) {
        const auto best = std::ranges::min_element(left, better);
        chosen.push_back(*best);
        left.erase(best);
        for (auto& each : left) {
            const auto now = beside(columns, each.ranked, {chosen.back()}, weight);
            if (now.likeness_points < each.likeness_points) each = now;
        }
    }
    return chosen;
}

std::vector<std::optional<Change>> changes(const knowledge::Knowledge& knowledge, const Columns& columns,
                                           const Case& about, const Clues& clues, const Situation& situation,
                                           const std::vector<Ranked>& pool, const std::vector<Chosen>& chosen) {
    std::vector<WhatIf> all;
    if (pool.empty()) return {};
    for (const auto element : all_elements) {
        const auto& given = situation.answer(element);
        for (const auto needed : all_positions) {
            if (given.needed == needed) continue;
            auto answer = given;
            answer.needed = needed;
            auto other = about;
            other.answer(element, answer);
            const int move = std::abs(needed.value() - (given.needed ? given.needed->value() : 0));
            Ranked first{.points = std::numeric_limits<int>::min()};
            int least = std::numeric_limits<int>::max();
            for (const auto& each : pool) {
                const auto& leans = columns.at<Leans>(each.row);
                const int gain = balance_points(other, leans, element) - balance_points(about, leans, element);
                const int points = each.points + gain;
                least = std::min(least, each.points);
                if (points > first.points || (points == first.points && each.row < first.row))
                    first = {each.row, points, each.fits, each.about_it};
            }
            if (pool.size() < columns.size()) {
                int most_gain = 0;
                columns.each([&](const auto& column) {
                    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(column)>, Column<Leans>>)
                        for (const auto& leans : column.distinct())
                            most_gain = std::max(most_gain, balance_points(other, leans, element) -
                                                                balance_points(about, leans, element));
                });
                if (least + most_gain >= first.points) continue;
            }
            first = score(columns, other, clues, first.row);
            if (first.fits) all.push_back({element, needed, move, first});
        }
    }
    std::ranges::stable_sort(all, {}, &WhatIf::move);
    std::vector<std::optional<Change>> found;
    for (std::size_t place = 0; place < chosen.size(); ++place) {
        const auto row = chosen[place].ranked.row;
        const auto it =
            std::ranges::find_if(all, [&](const WhatIf& each) { return (each.first.row == row) == (place > 0); });
        if (it == all.end())
            found.emplace_back();
        else
            found.emplace_back(Change{it->element, it->needed, &knowledge.methods[it->first.row]});
    }
    return found;
}

std::optional<Mix> mix(const std::vector<RankedMethod>& methods, const std::vector<ElementPicture>& elements) {
    const auto helps = [](const RankedMethod& method, Element element) {
        return std::ranges::any_of(method.terms,
                                   [&](const Term& term) { return term.element == element && term.points > 0; });
    };
    const auto hinders = [](const RankedMethod& method) {
        return std::ranges::any_of(method.terms, [](const Term& term) {
            return term.points < 0 && (term.source == Source::residents || term.kind == Term::Kind::setting);
        });
    };
    std::optional<Mix> best;
    int most = 0;
    for (std::size_t one = 0; one < methods.size(); ++one)
        for (std::size_t two = one + 1; two < methods.size(); ++two) {
            const auto& first = methods[one];
            const auto& second = methods[two];
            if (!first.fits || !second.fits || hinders(first) || hinders(second)) continue;
            Mix pair{first.method, second.method, {}, {}};
            int worth = 0;
            for (const auto& picture : elements) {
                const bool by_first = helps(first, picture.element);
                const bool by_second = helps(second, picture.element);
                if (by_first == by_second) continue;
                (by_first ? pair.by_first : pair.by_second).push_back(picture.element);
                worth += picture.weight;
            }
            if (pair.by_first.empty() || pair.by_second.empty() || worth <= most) continue;
            most = worth;
            best = std::move(pair);
        }
    return best;
}

std::vector<Step> steps(const knowledge::Knowledge& knowledge, const Columns& columns, const Case& about,
                        const Clues& clues, const Method& first) {
    std::vector<Step> found{{&first, std::nullopt, nullptr}};
    const auto best = [&](Order order) {
        std::optional<Step> step;
        Ranked best_yet;
        for (const auto& combination : first.combinations) {
            if (combination.order != order) continue;
            const auto row = *knowledge.methods.place(combination.slug);
            const auto* method = &knowledge.methods[row];
            const auto all = terms(knowledge, columns, about, clues, row);
            const bool stands_in_the_way = std::ranges::any_of(all, [](const Term& term) {
                return term.points < 0 && (term.source == Source::residents || term.kind == Term::Kind::subject ||
                                           term.kind == Term::Kind::setting || term.kind == Term::Kind::tried);
            });
            // Those who are further on needn't go back to what comes before.
            const bool too_late =
                order == Order::before && about.phases && !(about.phases & columns.at<Surroundings>(row).phases);
            if (stands_in_the_way || too_late) continue;
            const auto ranked = score(columns, about, clues, row);
            if (step && !(ranked < best_yet)) continue;
            best_yet = ranked;
            step = Step{method, order, &combination.why};
        }
        return step;
    };
    if (auto before = best(Order::before)) found.insert(found.begin(), *before);
    if (auto beside = best(Order::beside)) found.push_back(*beside);
    if (auto after = best(Order::after)) found.push_back(*after);
    return found.size() > 1 ? found : std::vector<Step>{};
}

}  // namespace actiewijzer::advice
