// Where the database is.
#pragma once

#include <string>
#include <string_view>

namespace actiewijzer::store {

enum class Engine { sqlite, postgresql };

/// A checked database URL.
struct Address {
    Engine engine;
    /// SQLite: the path. PostgreSQL: the URL, with time limits where it names none.
    std::string target;

    /// Throws StoreError when the URL is not one of sqlite:PATH or postgresql://…
    static Address parse(std::string_view url);
    /// Without a password; for messages.
    std::string shown() const;
};

}  // namespace actiewijzer::store
