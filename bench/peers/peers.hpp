// Other engines with the same texts: as a programmer would use them who wants to be done today, each in the fastest way
// that its manual gives.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::peers {

/// How many hits a page has.
inline constexpr std::size_t page_size = 20;

/// What an engine is given of a method; what a hit shows are its name and the opening of its text.
struct Page {
    std::string name;
    std::string text;

    std::string_view opening() const;  ///< whole letters, about 200 bytes
};

class Peer {
public:
    virtual ~Peer() = default;
    /// Places of the pages that match one of the words, best first, one page of hits; the name and opening of each are
    /// read.
    virtual std::vector<std::size_t> find(std::string_view words) = 0;
};

/// Bare Xapian: Dutch stemmer, TermGenerator, QueryParser with OR, BM25 as it comes. Makes its database in `folder`.
std::unique_ptr<Peer> xapian(const std::filesystem::path& folder, const std::vector<Page>& pages);
/// SQLite FTS5, bm25. Makes its database in `folder`.
std::unique_ptr<Peer> fts5(const std::filesystem::path& folder, const std::vector<Page>& pages);
/// PostgreSQL full text search: configuration `dutch`, a GIN index, ts_rank; one process, no parallel workers.
/// Makes a table of its own at `address`.
std::unique_ptr<Peer> postgresql(const std::string& address, const std::vector<Page>& pages);

/// The words of a text: letters, digits and all that is not ASCII.
std::vector<std::string> plain_words(std::string_view text);
/// Each between these quotes, with `between` in between.
std::string joined(const std::vector<std::string>& words, char quote, std::string_view between);

}  // namespace actiewijzer::peers
