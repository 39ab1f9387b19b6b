// What keeps a database from being used at all; for the operator, not for visitors.
#pragma once

#include <stdexcept>
#include <string>

namespace actiewijzer::store {

class StoreError : public std::runtime_error {
public:
    enum class Kind {
        address,      ///< the URL is not one of sqlite:PATH or postgresql://…
        unreachable,  ///< no such server or folder, no access, or it did not answer
        schema,       ///< older or newer than the program, or not ours
        failed,       ///< the database refused a statement; a mistake in the program
    };
    StoreError(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
    Kind kind() const { return kind_; }

private:
    Kind kind_;
};

}  // namespace actiewijzer::store
