// What every handler of the API may use, and one request in the reader's language.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "exchange/contract.hpp"
#include "http/message.hpp"
#include "published/published.hpp"
#include "store/store.hpp"
#include "text/translate.hpp"
#include "usecases/accounts.hpp"

namespace actiewijzer::api {

/// Lives as long as the server. Everything in it may be used by several threads.
struct Api {
    const published::Published& published;
    const text::Translations& translations;
    const exchange::Contract& contract;
    store::Store& store;
    std::function<void()> published_anew;  ///< shows readers what was just published
};

/// One request, on one pinned edition of the knowledge.
struct Call {
    const Api& api;
    const http::Request& request;
    published::EditionPtr edition;
    text::Words words;
    std::optional<usecases::SignedIn> who{};  ///< on routes with a right only

    const knowledge::Knowledge& knowledge() const { return *edition->knowledge; }
    /// The part of the path that the route captured.
    const std::string& capture(std::size_t at) const { return request.captures.at(at); }
};

Call call_of(const Api& api, const http::Request& request);

/// The language that Accept-Language likes best of ours; Dutch when it names neither.
Language preferred(std::string_view accept_language);

usecases::Instant now();

}  // namespace actiewijzer::api
