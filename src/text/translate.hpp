// Words for people: the messages of po/, looked up by key and filled in. Threads may share it.
#pragma once

#include <array>
#include <filesystem>
#include <initializer_list>
#include <locale>
#include <string>
#include <string_view>
#include <vector>

#include "domain/language.hpp"

namespace actiewijzer::text {

/// Puts arguments in the places {1}, {2} … of a message.
std::string fill(std::string_view message, std::initializer_list<std::string_view> arguments);

class Translations {
public:
    /// Reads nl and en from `folder`/LANGUAGE/LC_MESSAGES/actiewijzer.mo.
    /// Throws std::runtime_error when a catalogue is absent: the program can't speak without it.
    explicit Translations(const std::filesystem::path& folder);

    /// The message, or the key itself when po/ lacks it (a test sees to it that none does).
    std::string get(Language language, std::string_view key) const { return std::string(find(language, key)); }
    /// The same without a copy; what it answers lives as long as these translations, or as the key.
    std::string_view find(Language language, std::string_view key) const;
    bool has(Language language, std::string_view key) const;

private:
    std::array<std::locale, all_languages.size()> locales_;
    std::array<const std::locale::facet*, all_languages.size()> catalogues_;  // inside locales_, found once
};

/// The translations as one reader sees them: words("walk.next"), words("walk.step", {"1", "7"}).
class Words {
public:
    Words(const Translations& translations, Language language) : translations_(&translations), language_(language) {}

    std::string operator()(std::string_view key) const { return translations_->get(language_, key); }
    std::string operator()(std::string_view key, std::initializer_list<std::string_view> arguments) const {
        return fill(translations_->find(language_, key), arguments);
    }
    /// KEY.one for 1, KEY.many otherwise; {1} is the number.
    std::string count(std::string_view key, std::size_t number) const;
    const std::string& operator()(const Text& text) const { return text.in(language_); }
    Language language() const { return language_; }

private:
    const Translations* translations_;
    Language language_;
};

/// "2026-11-23" → "23 november 2026"; "2014-10" → "oktober 2014"; "2014" stays.
std::string date(const Words& words, std::string_view iso);
/// "a, b en c".
std::string enumerate(const Words& words, const std::vector<std::string>& items);
/// First letter upper case, also when it is not ASCII.
std::string capitalised(std::string_view sentence);
/// The other way round, for a sentence that goes on after another word. ASCII only: our texts begin so.
std::string uncapitalised(std::string_view sentence);

}  // namespace actiewijzer::text
