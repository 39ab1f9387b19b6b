// What each entrance leads to: a table. A door is left out when nothing stands behind it, so that no link disappoints.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace actiewijzer::pages::entrances {

enum class Opens { page, search, comparison };

struct Door {
    std::string_view key;  ///< of its texts: "entrance.door.KEY" and "entrance.door.KEY.text"
    Opens opens;
    std::string_view path{};  ///< of a page, without language
    /// Of a search, or of the methods that are compared: values by key of a facet. None for a facet: all it has,
    /// but "not known" and "none".
    std::map<std::string, std::vector<std::string>, std::less<>> chosen{};
};

struct Entrance {
    std::string_view reader;  ///< "professional"; its texts are "entrance.READER.title" …
    Door first;               ///< the one thing to do first
    std::vector<Door> doors;
    bool for_organisation = false;  ///< shows the guidance for organisations; otherwise the five questions
};

const std::vector<Entrance>& entrances();

}  // namespace actiewijzer::pages::entrances
