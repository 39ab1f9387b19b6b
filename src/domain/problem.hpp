// Expected errors: a closed set of kinds with parameters, worded at the border in the reader's language.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace actiewijzer {

/// One wrong field of an input. `reason` is a message key of po/, `argument` fills its `{1}`.
struct InvalidField {
    std::string field;
    std::string reason;
    std::string argument;
    friend bool operator==(const InvalidField&, const InvalidField&) = default;
};

/// What went wrong, without words. HTTP codes belong to http/status.hpp, sentences to pages/, api/ and cli/.
struct Problem {
    enum class Kind {
        invalid_input,  ///< see `fields`, all faults at once
        not_found,
        gone,      ///< a link that expired or was deleted
        conflict,  ///< somebody else changed it meanwhile
        too_large,
        forbidden,    ///< this account may not
        too_many,     ///< too many attempts; wait
        unavailable,  ///< the database did not answer
    };
    Kind kind = Kind::invalid_input;
    std::vector<InvalidField> fields;
};

/// Lets boost::system::result carry a Problem; only reached by a programming mistake.
[[noreturn]] inline void throw_exception_from_error(const Problem&, const boost::source_location&) {
    throw std::logic_error("value of a failed Result was read");
}

template <class T>
using Result = boost::system::result<T, Problem>;

}  // namespace actiewijzer
