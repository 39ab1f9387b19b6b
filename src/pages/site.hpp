// What every page may use, and one visit to a page.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/contract.hpp"
#include "http/message.hpp"
#include "http/static_files.hpp"
#include "pages/per_edition.hpp"
#include "pages/templates.hpp"
#include "pages/terms.hpp"
#include "published/published.hpp"
#include "store/store.hpp"
#include "text/translate.hpp"
#include "usecases/accounts.hpp"

namespace actiewijzer::pages {

/// Lives as long as the server. Everything in it may be used by several threads.
struct Site {
    const published::Published& published;
    const text::Translations& translations;
    const Templates& templates;
    const http::StaticFiles& static_files;
    store::Store& store;
    std::function<void()> published_anew;  ///< shows readers what was just published
    std::string icons;                     ///< the SVG sprite that stands at the top of each page
    exchange::Contract contract{};         ///< of the API, for the page that explains it
    PerEdition<Terms> terms{};
    PerEdition<std::string> mark_choices{};    ///< the lists of the form of what-if
    PerEdition<std::string> method_choices{};  ///< the options of the list of methods below an advice
};

/// One request for a page, in one language, on one pinned edition of the knowledge.
struct Visit {
    const Site& site;
    const http::Request& request;
    published::EditionPtr edition;
    text::Words words;
    std::string path;                         ///< without the language: "/methoden"
    std::optional<usecases::SignedIn> who{};  ///< on pages behind the sign-in only

    Language language() const { return words.language(); }
    const knowledge::Knowledge& knowledge() const { return *edition->knowledge; }
    /// The address of a page in this visitor's language.
    std::string url(std::string_view path_without_language) const;
    /// The part of the address that the route captured.
    const std::string& capture(std::size_t at) const { return request.captures.at(at); }
};

/// "/en" before a path for English, nothing for Dutch.
std::string url_in(Language language, std::string_view path);

}  // namespace actiewijzer::pages
