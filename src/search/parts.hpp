// The segments of an index, and what is gone from each, as one whole.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/segment.hpp"

namespace actiewijzer::search {

/// What a segment holds of methods that changed since, or that readers don't see any more.
struct Gone {
    Bits left;                                                ///< documents that are still there
    std::size_t count = 0;                                    ///< of those that are not
    std::map<std::string, std::uint32_t, std::less<>> terms;  ///< documents that had each
    std::map<std::string, std::uint32_t, std::less<>> words;  ///< how often each occurred
};

struct Part {
    std::shared_ptr<const Segment> segment;
    std::shared_ptr<const Gone> gone;  ///< null: nothing

    bool shows(Document document) const { return !gone || has(gone->left, document); }
    /// The documents that are still there; empty: all of them.
    std::span<const std::uint64_t> visible_bits() const {
        return gone ? std::span<const std::uint64_t>(gone->left) : std::span<const std::uint64_t>();
    }
    std::size_t visible() const { return segment->size() - (gone ? gone->count : 0); }
};

/// Never changes. Figures are the same however the methods are spread over segments.
class Parts {
public:
    Parts() = default;
    /// Without what is gone, and with `fresh`, by slug, for those that came instead. Of every so many small segments
    /// one larger is made, so that their number grows with the logarithm of the number of methods.
    Parts with(const std::vector<std::string>& gone, std::vector<MethodPtr> fresh, const Around& around) const;

    const std::vector<Part>& all() const { return parts_; }
    std::size_t size() const { return size_; }
    /// How many documents have a term.
    std::size_t frequency(std::string_view term) const;
    /// The terms that begin so, the most frequent first, at most so many.
    std::vector<std::string> starting(std::string_view begin, std::size_t most) const;
    /// Words within `most` mistakes, with how often each occurs.
    std::map<std::string, std::uint64_t> words_like(std::string_view folded, std::size_t most) const;

private:
    void add(std::shared_ptr<const Segment> segment, std::shared_ptr<const Gone> gone);

    std::vector<Part> parts_;
    std::size_t size_ = 0;
};

}  // namespace actiewijzer::search
