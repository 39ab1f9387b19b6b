#include "text/translate.hpp"

#include <array>
#include <boost/locale.hpp>
#include <charconv>
#include <stdexcept>

namespace actiewijzer::text {

namespace {

std::locale load(const std::filesystem::path& folder, Language language) {
    const auto file = folder / code(language) / "LC_MESSAGES" / "actiewijzer.mo";
    if (!std::filesystem::exists(file))
        throw std::runtime_error("no translations in " + file.string());
    // Only messages are wanted: the "std" backend leaves the large tables of ICU untouched.
    auto backends = boost::locale::localization_backend_manager::global();
    backends.select("std");
    boost::locale::generator generator(backends);
    generator.categories(boost::locale::category_t::message);
    generator.characters(boost::locale::char_facet_t::char_f);
    generator.add_messages_path(folder.string());
    generator.add_messages_domain("actiewijzer");
    return generator(language == Language::nl ? "nl_NL.UTF-8" : "en_GB.UTF-8");
}

}  // namespace

std::string fill(std::string_view message, std::initializer_list<std::string_view> arguments) {
    std::string result;
    result.reserve(message.size() + 64);
    for (std::size_t at = 0; at < message.size(); ++at) {
        const bool place = message[at] == '{' && at + 2 < message.size() && message[at + 2] == '}' &&
                           message[at + 1] >= '1' && message[at + 1] <= '9';
        if (!place) {
            result += message[at];
            continue;
        }
        const auto which = static_cast<std::size_t>(message[at + 1] - '1');
        if (which < arguments.size()) result += *(arguments.begin() + which);
        at += 2;
    }
    return result;
}

Translations::Translations(const std::filesystem::path& folder)
    : locales_{load(folder, Language::nl), load(folder, Language::en)} {}

std::string Translations::get(Language language, std::string_view key) const {
    const std::string name(key);
    return boost::locale::translate(name).str(locales_[static_cast<std::size_t>(language)]);
}

bool Translations::has(Language language, std::string_view key) const {
    return get(language, key) != key;
}

std::string Words::count(std::string_view key, std::size_t number) const {
    return (*this)(std::string(key) + (number == 1 ? ".one" : ".many"), {std::to_string(number)});
}

std::string date(const Words& words, std::string_view iso) {
    const auto number = [&](std::size_t from, std::size_t length) {
        int value = 0;
        std::from_chars(iso.data() + from, iso.data() + from + length, value);
        return value;
    };
    if (iso.size() < 7) return std::string(iso);
    const auto month = words("date.month." + std::to_string(number(5, 2)));
    auto text = month + ' ' + std::string(iso.substr(0, 4));
    return iso.size() < 10 ? text : std::to_string(number(8, 2)) + ' ' + text;
}

std::string enumerate(const Words& words, const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (at > 0) text += at + 1 == items.size() ? ' ' + words("list.and") + ' ' : ", ";
        text += items[at];
    }
    return text;
}

std::string capitalised(std::string_view sentence) {
    std::string text(sentence);
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') text[0] = static_cast<char>(first - 'a' + 'A');
    // The accented letters of Latin-1 (é, ë, ö …): U+00E0–U+00FE lie 0x20 above their capitals.
    else if (first == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0)
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    return text;
}

std::string uncapitalised(std::string_view sentence) {
    std::string text(sentence);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace actiewijzer::text
