// A method on a card of two sides, to print: the front says what it is, the back how it works. Whoever prints several
// methods puts cards one after the other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domain/method.hpp"
#include "pages/site.hpp"

namespace actiewijzer::pages::methods {

/// Whole blocks of HTML (paragraphs, lists) from the beginning, as many as fit in `most` bytes of text; a card has no
/// room for half a sentence. Empty when not even the first fits.
std::string_view beginning_of(std::string_view html, std::size_t most);

/// The address of a method's page as somebody else's browser needs it, and its QR code as <svg>.
struct LivingPage {
    std::string address;  ///< "https://example.org/methoden/kern-met-pit"
    std::string shown;    ///< without the scheme
    std::string qr;       ///< HTML
};
LivingPage living_page(const Visit& visit, const Method& method);

/// Fills in methods/card.html at `place`: front and back, each exactly one page of A5 on paper.
void pour_card(const Visit& visit, ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& place,
               const Method& method);

}  // namespace actiewijzer::pages::methods
