// What every handler of the API may use, and one request in the reader's language.
#pragma once

#include <string>

#include "exchange/contract.hpp"
#include "http/message.hpp"
#include "published/published.hpp"
#include "text/translate.hpp"

namespace actiewijzer::api {

/// Lives as long as the server. Everything in it may be used by several threads.
struct Api {
    const published::Published& published;
    const text::Translations& translations;
    const exchange::Contract& contract;
};

/// One request, on one pinned edition of the knowledge.
struct Call {
    const Api& api;
    const http::Request& request;
    published::EditionPtr edition;
    text::Words words;

    const knowledge::Knowledge& knowledge() const { return *edition->knowledge; }
};

Call call_of(const Api& api, const http::Request& request);

/// The language that Accept-Language likes best of ours; Dutch when it names neither.
Language preferred(std::string_view accept_language);

}  // namespace actiewijzer::api
