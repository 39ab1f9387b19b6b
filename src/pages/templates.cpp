#include "pages/templates.hpp"

#include <ctemplate/template.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace actiewijzer::pages {

namespace {

constexpr auto strip = ctemplate::STRIP_BLANK_LINES;
constexpr std::size_t usual_page = 32 * 1024;  // instead of growing to it by doubling

std::string translated(const std::string& html, const std::string& name, const text::Translations& translations,
                       Language language) {
    std::string result;
    std::size_t at = 0;
    while (true) {
        const auto open = html.find("[[", at);
        if (open == std::string::npos) break;
        const auto close = html.find("]]", open);
        if (close == std::string::npos) throw std::runtime_error(name + ": [[ without ]]");
        const auto key = html.substr(open + 2, close - open - 2);
        if (!translations.has(language, key)) throw std::runtime_error(name + ": no translation for " + key);
        result.append(html, at, open - at);
        result += escape_html(translations.get(language, key));
        at = close + 2;
    }
    return result.append(html, at);
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\'': safe += "&#39;"; break;
            default: safe += c;
        }
    }
    return safe;
}

std::string Templates::key(Language language, std::string_view name) {
    return std::string(code(language)) + '/' + std::string(name);
}

Templates::Templates(const std::filesystem::path& folder, const text::Translations& translations) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".html") continue;
        const auto name = std::filesystem::relative(entry.path(), folder).generic_string();
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string html(std::istreambuf_iterator<char>(in), {});
        if (!html.starts_with("{{%AUTOESCAPE context=\"HTML\"}}")) throw std::runtime_error(name + ": no AUTOESCAPE");
        for (const auto language : all_languages) {
            const auto text = translated(html, name, translations, language);
            if (!ctemplate::StringToTemplateCache(key(language, name), text, strip))
                throw std::runtime_error(name + ": does not parse");
        }
    }
}

std::string Templates::expand(Language language, std::string_view name,
                              const ctemplate::TemplateDictionary& values) const {
    std::string out;
    out.reserve(usual_page);
    if (!ctemplate::ExpandTemplate(key(language, name), strip, &values, &out))
        throw std::runtime_error("template " + std::string(name) + " could not be filled in");
    return out;
}

}  // namespace actiewijzer::pages
