// What robots.txt of a site asks of programs, after RFC 9309.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::jobs {

class Robots {
public:
    /// What is read of a robots.txt; the rest is left out.
    static constexpr std::size_t longest = 512 * 1024;

    /// The rules of `text` for the program called `product`, letters and - _ only; those for `*` when none name it.
    static Robots parse(std::string_view text, std::string_view product);
    /// For a site without one.
    static Robots everything() { return {}; }
    /// For a site whose robots.txt is there but can't be read now.
    static Robots nothing();

    /// `target`: path and query, as in "/zoek?q=1".
    bool allow(std::string_view target) const;

private:
    struct Rule {
        bool allow;
        std::string pattern;  ///< in one spelling; * and $ at its end are special
    };
    std::vector<Rule> rules_;
};

}  // namespace actiewijzer::jobs
