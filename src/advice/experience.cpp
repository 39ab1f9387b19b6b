#include "advice/experience.hpp"

#include <algorithm>
#include <tuple>

namespace actiewijzer::advice {

std::vector<Experiences> gather(std::vector<Experience> reports, std::size_t methods) {
    std::ranges::sort(reports, {}, [](const Experience& one) { return std::tuple(one.method, one.team); });
    std::vector<Experiences> all(methods);
    // The sum of voices, first kept in `mean`.
    for (auto at = reports.begin(); at != reports.end();) {
        const auto voice_ends = std::find_if(
            at, reports.end(), [&](const Experience& r) { return r.method != at->method || r.team != at->team; });
        int sum = 0;
        for (auto each = at; each != voice_ends; ++each) sum += each->helped;
        auto& known = all[at->method];
        ++known.teams;
        known.helped += sum > 0;
        known.did_not += sum < 0;
        known.mean += static_cast<double>(sum) / static_cast<double>(voice_ends - at);
        at = voice_ends;
    }
    for (auto& known : all) known.mean /= known.teams + doubting_teams;
    return all;
}

int experience_points(const Experiences& known, int weight) { return static_cast<int>(known.mean * weight); }

}  // namespace actiewijzer::advice
