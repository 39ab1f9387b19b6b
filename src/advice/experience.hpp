// What teams saw when they applied a method, as points in the ranking.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace actiewijzer::advice {

/// One report from practice.
struct Experience {
    std::uint32_t method = 0;  ///< its place in Knowledge::methods
    std::uint32_t team = 0;    ///< who reports; all reports of a team on a method are one voice
    std::int8_t helped = 0;    ///< 1 it helped, 0 partly, −1 it did not
};

/// What is known of one method.
struct Experiences {
    int teams = 0;
    int helped = 0;   ///< teams that were positive on the whole
    int did_not = 0;  ///< teams that were negative on the whole
    double mean = 0;  ///< −1 … 1: the mean over teams, drawn towards 0 while teams are few
};

/// A method starts with this many teams that saw no effect: that is how little few teams count.
inline constexpr int doubting_teams = 8;

/// By method. Each team is one voice: the mean of its reports. The order of reports makes no difference.
/// The mean over teams is shrunk as in a Bayesian average: sum / (teams + doubting_teams).
std::vector<Experiences> gather(std::vector<Experience> reports, std::size_t methods);

/// Whole points: `weight` for a method that helped everybody, everywhere. Rounded towards nought.
int experience_points(const Experiences& known, int weight);

}  // namespace actiewijzer::advice
