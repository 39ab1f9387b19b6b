#include "pages/frame.hpp"

#include <array>

#include "frame.tpl.hpp"
#include "pages/entrances/pages.hpp"
#include "pages/linked_data.hpp"

namespace actiewijzer::pages {

namespace {

namespace m = markers::frame;

struct MenuItem {
    std::string_view path;
    std::string_view key;
};

constexpr std::array menu{MenuItem{"/actie", "menu.walk"}, MenuItem{"/methoden", "menu.methods"},
                          MenuItem{"/begrippen", "menu.glossary"}, MenuItem{"/over", "menu.about"}};
constexpr std::array footer{MenuItem{"/verzamelingen", "menu.collections"},
                            MenuItem{"/over", "menu.about"},
                            MenuItem{"/privacy", "menu.privacy"},
                            MenuItem{"/toegankelijkheid", "menu.accessibility"},
                            MenuItem{"/data", "menu.data"},
                            MenuItem{"/api/v1/documentatie", "menu.api"}};

/// Elements and methods belong to the method base; the result belongs to the walk.
bool current(std::string_view menu_path, std::string_view path) {
    const auto below = [&](std::string_view parent) {
        return path == parent || (path.starts_with(parent) && path[parent.size()] == '/');
    };
    if (below(menu_path)) return true;
    if (menu_path == "/actie") return below("/advies");
    return menu_path == "/methoden" && (below("/elementen") || below("/verzamelingen"));
}

std::shared_ptr<const Terms> terms_of(const Visit& visit) {
    return visit.site.terms.get(visit.edition, visit.language(),
                                [&] { return Terms(visit.knowledge(), visit.words, visit.url("/begrippen")); });
}

}  // namespace

std::string url_in(Language language, std::string_view path) {
    if (language == Language::nl) return std::string(path);
    return path == "/" ? "/en" : "/en" + std::string(path);
}

std::string Visit::url(std::string_view path_without_language) const {
    return url_in(language(), path_without_language);
}

std::string render(const Visit& visit, const Frame& frame, std::string_view name, const Pour& pour) {
    ctemplate::TemplateDictionary content("content");
    pour(content);
    auto html = visit.site.templates.expand(visit.language(), name, content);
    // The glossary itself explains everything already.
    Explained explained;
    if (visit.path == "/begrippen")
        explained.html = std::move(html);
    else
        explained = terms_of(visit)->explain(html);

    ctemplate::TemplateDictionary page("page");
    const auto asset = [&](std::string_view file) { return visit.site.static_files.url(file); };
    page.SetValue(m::ks_TITLE, frame.title);
    fill_if(page, m::ks_DESCRIPTION, m::ks_TEXT, frame.description);
    show_if(page, frame.secret, m::ks_SECRET);
    if (!frame.secret) page.AddSectionDictionary(m::ks_LINKED)->SetValue(m::ks_LINKED_DATA, linked_data(visit, frame));
    page.SetValue(m::ks_FONT, str(asset("noto-sans-400.woff2")));
    page.SetValue(m::ks_APP_CSS, str(asset("app.css")));
    page.SetValue(m::ks_THEME_CSS, str(asset("theme.css")));
    page.SetValue(m::ks_FAVICON, str(asset("favicon.svg")));
    page.SetValue(m::ks_APP_JS, str(asset("app.js")));
    page.SetValueWithoutCopy(m::ks_ICONS, visit.site.icons);
    page.SetValue(m::ks_OPENSEARCH, visit.url("/opensearch.xml"));
    page.SetValue(m::ks_FEED, visit.url("/methoden/wijzigingen.atom"));
    page.SetValue(m::ks_HOME, visit.url("/"));
    if (!frame.secret)
        for (const auto language : all_languages) {
            auto* alternate = page.AddSectionDictionary(m::ks_ALTERNATE);
            alternate->SetValue(m::ks_HREFLANG, str(code(language)));
            alternate->SetValue(m::ks_HREF, url_in(language, visit.path));
        }
    for (const auto& item : menu) {
        auto* entry = page.AddSectionDictionary(m::ks_MENU);
        entry->SetValue(m::ks_HREF, visit.url(item.path));
        entry->SetValue(m::ks_TITLE, visit.words(item.key));
        show_if(*entry, current(item.path, visit.path), m::ks_CURRENT);
    }
    if (visit.who) {
        auto* account = page.AddSectionDictionary(m::ks_ACCOUNT);
        account->SetValue(m::ks_DESK, visit.url("/redactie"));
        account->SetValue(m::ks_ACCOUNT_HREF, visit.url("/account"));
        account->SetValue(m::ks_ACCOUNT_NAME, visit.who->account.called());
        account->SetValue(m::ks_SIGN_OUT, visit.url("/uitloggen"));
    }
    const auto other = visit.language() == Language::nl ? Language::en : Language::nl;
    // A search stays the same search in the other language.
    const auto query = visit.request.target.find('?');
    page.SetValue(m::ks_OTHER_HREF,
                  url_in(other, visit.path) + (query == std::string::npos ? "" : visit.request.target.substr(query)));
    if (!frame.crumbs.empty()) {
        auto* crumbs = page.AddSectionDictionary(m::ks_CRUMBS);
        for (const auto& crumb : frame.crumbs) {
            auto* entry = crumbs->AddSectionDictionary(m::ks_CRUMB);
            entry->SetValue(m::ks_HREF, visit.url(crumb.path));
            entry->SetValue(m::ks_TITLE, crumb.title);
        }
    }
    for (const auto& item : footer) {
        auto* entry = page.AddSectionDictionary(m::ks_FOOTER);
        entry->SetValue(m::ks_HREF, visit.url(item.path));
        entry->SetValue(m::ks_TITLE, visit.words(item.key));
    }
    for (const auto reader : entrances::readers()) {
        auto* entry = page.AddSectionDictionary(m::ks_ENTRANCE);
        entry->SetValue(m::ks_ENTRANCE_HREF, visit.url(entrances::path_of(reader)));
        entry->SetValue(m::ks_ENTRANCE_NAME, visit.words(entrances::name_key(reader)));
    }
    page.SetValueWithoutCopy(m::ks_CONTENT, str(explained.html));
    page.SetValueWithoutCopy(m::ks_TERMS, str(explained.terms));
    return visit.site.templates.expand(visit.language(), "frame.html", page);
}

}  // namespace actiewijzer::pages
