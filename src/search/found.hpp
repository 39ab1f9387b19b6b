// From scores to what is shown: which documents match, how many have each value, and which come first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/parts.hpp"
#include "search/score.hpp"
#include "search/sought.hpp"
#include "search/titles.hpp"
#include "search/values.hpp"

namespace actiewijzer::search {

/// A document of one of the parts.
struct Place {
    std::size_t part = 0;
    Document document = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

/// Methods whose name was typed; when `exact` is false, with a letter or two wrong.
struct Named {
    std::vector<Place> places;  ///< by slug
    bool exact = false;
};
Named find_named(const Parts& parts, const TypedName& typed);
/// Methods whose names look most like this, best first.
std::vector<Place> names_like(const Parts& parts, const TypedName& typed, std::size_t most);

/// A term of what was sought that the method with this slug has.
struct OwnTerm {
    std::string term;
    double weight;  ///< that it would give, were it all that was sought
};
std::vector<OwnTerm> terms_in(const Sought& what, const Parts& parts, std::string_view slug);

/// Numbers of values (search/values.hpp) by place of a facet; of a facet that has some, one must hold.
using Chosen = std::vector<std::vector<std::size_t>>;

struct Match {
    Place place;
    double weight = 0;
};

/// The documents that match, part by part. For one search in one thread.
class Matches {
public:
    explicit Matches(const Parts& parts);

    void take_all();
    /// What has the words and isn't far below the best, and what has the name, which comes first.
    void take(const Sought& what, const Named& named);
    /// Leaves only what has the chosen values. By number of a value: how many have it, of what the choices in other
    /// facets leave.
    std::vector<std::size_t> narrow(const Chosen& chosen, const Values& values);

    std::size_t size() const;
    std::vector<Match> by_name(std::size_t offset, std::size_t limit) const;
    std::vector<Match> best(std::size_t offset, std::size_t limit) const;
    /// The best before any choice.
    std::vector<Match> best_of_all(std::size_t most) const;

private:
    struct Own {
        Scored scored;  ///< empty: no words were sought
        Bits all;       ///< before any choice
        Bits left;

        float weight(Document document) const;
    };
    template <class Of>
    std::vector<Match> best_in(Of of, std::size_t offset, std::size_t limit) const;

    const Parts& parts_;
    std::vector<Own> own_;
    std::vector<Place> first_;
    double top_ = 0;
};

}  // namespace actiewijzer::search
