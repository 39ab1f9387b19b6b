// What to look for, as a tree of terms.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace actiewijzer::search {

struct Sought {
    enum class Kind {
        term,
        any,   ///< documents with one of them; weights add up
        best,  ///< documents with one of them; the greatest weight counts
        all    ///< documents with each of them; weights add up
    };
    Kind kind = Kind::any;
    double factor = 1;  ///< by which weights are multiplied
    std::string term{};
    std::vector<Sought> of{};

    /// Nothing is sought: matches no document.
    bool empty() const { return kind != Kind::term && of.empty(); }
};

inline Sought sought(std::string term) { return {Sought::Kind::term, 1, std::move(term), {}}; }
inline Sought sought(Sought::Kind kind, std::vector<Sought> of) {
    if (of.size() == 1) return std::move(of.front());
    return {kind, 1, {}, std::move(of)};
}
inline Sought scaled(Sought what, double factor) {
    what.factor *= factor;
    return what;
}

}  // namespace actiewijzer::search
