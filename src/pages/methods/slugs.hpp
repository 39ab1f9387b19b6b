// Several methods in one value of a form or cookie: their slugs with dots between, which no slug has.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "domain/method.hpp"

namespace actiewijzer::pages::methods {

inline std::string joined_slugs(const std::vector<const Method*>& methods) {
    std::string all;
    for (const auto* method : methods) all.append(all.empty() ? "" : ".").append(method->slug);
    return all;
}

inline std::vector<std::string_view> split_slugs(std::string_view all) {
    std::vector<std::string_view> slugs;
    while (!all.empty()) {
        const auto end = std::min(all.find('.'), all.size());
        slugs.push_back(all.substr(0, end));
        all.remove_prefix(std::min(end + 1, all.size()));
    }
    return slugs;
}

}  // namespace actiewijzer::pages::methods
