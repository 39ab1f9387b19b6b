// The Xapian database of one revision: made once, read by many. What its terms mean: terms.md.
#pragma once

#include <xapian.h>

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "search/analysis.hpp"
#include "search/spelling.hpp"

namespace actiewijzer::search {

namespace prefix {
inline constexpr char dutch = 'N';
inline constexpr char english = 'E';
inline constexpr char part = 'C';
inline constexpr char value = 'V';
}  // namespace prefix

/// A term, never longer than Xapian takes.
std::string term(char prefix, std::string_view word);

/// Stems by which a folded number is also found: "5" is "vijf"; empty when it is none.
std::string_view number_word(std::string_view folded, Language language);

class Database {
public:
    /// Opens the database of this knowledge, or makes it. Throws Xapian::Error or std::filesystem::filesystem_error.
    Database(const knowledge::Knowledge& knowledge, const Analysis& analysis, const std::filesystem::path& work_dir);

    /// A reader for one thread at a time; goes back by itself.
    class Reader {
    public:
        Reader(const Database& from, std::unique_ptr<Xapian::Database> database);
        ~Reader();
        Reader(const Reader&) = delete;
        Reader& operator=(const Reader&) = delete;
        const Xapian::Database& operator*() const { return *database_; }
        const Xapian::Database* operator->() const { return database_.get(); }

    private:
        const Database& from_;
        std::unique_ptr<Xapian::Database> database_;
    };
    Reader reader() const;

    /// The words of the database, as written. Read when first asked for.
    const Spelling& spelling() const;

private:
    std::filesystem::path path_;
    mutable std::mutex lock_;
    mutable std::condition_variable back_;
    mutable std::vector<std::unique_ptr<Xapian::Database>> free_;
    mutable std::size_t open_ = 0;
    mutable std::once_flag spelling_read_;
    mutable std::unique_ptr<const Spelling> spelling_;
};

}  // namespace actiewijzer::search
