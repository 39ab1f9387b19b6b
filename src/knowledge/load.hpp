// Reads content/ and checks it: every fault with its file, line and what to do.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "knowledge/knowledge.hpp"
#include "text/translate.hpp"

namespace actiewijzer::knowledge {

/// A fault in the content. Worded at the border: `key` is a message of po/, the arguments fill it.
struct Fault {
    std::string file;  ///< relative to the content folder
    int line = 0;      ///< 1-based
    std::string key;
    std::vector<std::string> arguments;
};

/// What is wrong and what to do about it, in words.
std::string explained(const Fault& fault, const text::Words& words);

struct Loaded {
    KnowledgePtr knowledge;  ///< null when there are faults
    std::vector<Fault> faults;
    std::vector<Fault> ignored;  ///< of texts in the overlay, which then are left out
};

/// A collection that editors published.
struct GivenCollection {
    std::string slug;
    std::string text;  ///< collection_text.hpp
    std::string on;    ///< ISO 8601: the day on which it was published
};

/// What editors changed since the release: laid over the files of content/.
struct Overlay {
    std::map<std::string, std::string> texts;      ///< of methods by slug; instead of the file, or besides the files
    std::vector<Withdrawn> withdrawn;              ///< without their names
    std::vector<GivenCollection> collections;      ///< also those that were withdrawn, for their names
    std::vector<Withdrawn> withdrawn_collections;  ///< without their names
    std::string stamp;  ///< names all of this, so that it need not be compared; empty: it has no name

    bool empty() const {
        return texts.empty() && withdrawn.empty() && collections.empty() && withdrawn_collections.empty();
    }
};

/// Never throws for wrong content; a missing folder is a fault too.
Loaded load(const std::filesystem::path& content, const Overlay& overlay = {});

/// The figures that `actiewijzer content check` prints.
struct Counts {
    std::size_t methods = 0;
    std::size_t mentions = 0;
    std::array<std::size_t, all_elements.size()> mentions_by_element{};
    std::size_t guidance = 0;
};
Counts count(const Knowledge& knowledge);

}  // namespace actiewijzer::knowledge
