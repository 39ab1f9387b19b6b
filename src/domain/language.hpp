// Language of a reader, and a text that exists in both.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace actiewijzer {

enum class Language { nl, en };

inline constexpr std::array all_languages{Language::nl, Language::en};

/// The code for the `lang` attribute: "nl" or "en".
constexpr std::string_view code(Language language) { return language == Language::nl ? "nl" : "en"; }

/// A text for people, in Dutch and in English. Dutch is never empty once loaded;
/// English falls back to Dutch where a text exists in Dutch only (long method texts).
struct Text {
    std::string nl;
    std::string en;

    const std::string& in(Language language) const { return language == Language::en && !en.empty() ? en : nl; }
    bool empty() const { return nl.empty(); }
    friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace actiewijzer
