#include "text/translate.hpp"

#include <array>
#include <boost/locale.hpp>
#include <charconv>
#include <stdexcept>

namespace actiewijzer::text {

namespace {

using Catalogue = boost::locale::message_format<char>;

std::locale load(const std::filesystem::path& folder, Language language) {
    const auto file = folder / code(language) / "LC_MESSAGES" / "actiewijzer.mo";
    if (!std::filesystem::exists(file)) throw std::runtime_error("no translations in " + file.string());
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
    result.reserve(message.size() + 96);
    for (;;) {
        const auto open = message.find('{');
        result += message.substr(0, open);
        if (open == std::string_view::npos) return result;
        message.remove_prefix(open);
        const bool place = message.size() > 2 && message[2] == '}' && message[1] >= '1' && message[1] <= '9';
        if (!place) {
            result += '{';
            message.remove_prefix(1);
            continue;
        }
        const auto which = static_cast<std::size_t>(message[1] - '1');
        if (which < arguments.size()) result += arguments.begin()[which];
        message.remove_prefix(3);
    }
}

Translations::Translations(const std::filesystem::path& folder)
    : locales_{load(folder, Language::nl), load(folder, Language::en)} {
    for (const auto language : all_languages) {
        const auto at = static_cast<std::size_t>(language);
        catalogues_[at] = &std::use_facet<Catalogue>(locales_[at]);
    }
}

std::string_view Translations::find(Language language, std::string_view key) const {
    // The catalogue wants an end mark, which a view has not; keys are short, and a page asks for hundreds.
    std::array<char, 64> short_key;
    std::string long_key;
    const char* name = short_key.data();
    if (key.size() < short_key.size()) {
        key.copy(short_key.data(), key.size());
        short_key[key.size()] = 0;
    } else {
        name = long_key.assign(key).c_str();
    }
    const auto& catalogue = static_cast<const Catalogue&>(*catalogues_[static_cast<std::size_t>(language)]);
    const auto* message = catalogue.get(0, nullptr, name);
    return message ? std::string_view(message) : key;
}

bool Translations::has(Language language, std::string_view key) const { return find(language, key) != key; }

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
