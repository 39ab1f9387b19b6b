// The HTML templates beside the pages, once a language. Only this folder knows ctemplate.
#pragma once

// ctemplate needs <cstring> and forgets to ask for it, so the order counts.
// clang-format off
#include <cstring>
#include <ctemplate/template_dictionary.h>
// clang-format on

#include <filesystem>
#include <string>
#include <string_view>

#include "domain/language.hpp"
#include "text/translate.hpp"

namespace actiewijzer::pages {

class Templates {
public:
    /// Reads every *.html below `folder`; [[key]] in it becomes the message of po/, escaped.
    /// Throws std::runtime_error for an unknown key, a template that does not parse, or one without AUTOESCAPE.
    Templates(const std::filesystem::path& folder, const text::Translations& translations);

    /// Name under which ctemplate knows a template: "nl/methods/show.html".
    static std::string key(Language language, std::string_view name);
    /// Fills in a template; `name` is relative to src/pages: "methods/show.html".
    std::string expand(Language language, std::string_view name, const ctemplate::TemplateDictionary& values) const;
};

/// For the marker constants, which are static strings with a hash.
inline ctemplate::TemplateString str(std::string_view text) { return {text.data(), text.size()}; }

/// A section that is shown once when `yes`.
inline void show_if(ctemplate::TemplateDictionary& values, bool yes, const ctemplate::StaticTemplateString& section) {
    if (yes) values.ShowSection(section);
}

/// A marker and the section of the same purpose: filled and shown when there is a text.
inline void fill_if(ctemplate::TemplateDictionary& values, const ctemplate::StaticTemplateString& section,
                    const ctemplate::StaticTemplateString& marker, std::string_view text) {
    if (!text.empty()) values.AddSectionDictionary(section)->SetValue(marker, str(text));
}

std::string escape_html(std::string_view text);

}  // namespace actiewijzer::pages
