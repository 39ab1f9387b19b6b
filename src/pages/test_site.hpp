// A site on the shipped content, for tests of pages: no server, no network.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "pages/routes.hpp"
#include "pages/site.hpp"
#include "store/migrations.hpp"

namespace actiewijzer::pages::testing {

/// Made once for a test program.
class TestSite {
public:
    static const Site& site() {
        static const TestSite made;
        return made.site_;
    }

private:
    static std::filesystem::path share() { return AW_SHARE_DIR; }
    static std::string database(const std::filesystem::path& folder) {
        auto url = "sqlite:" + (folder / "pages.db").string();
        store::migrate(url);
        return url;
    }
    struct Folder {
        std::filesystem::path path;
        Folder() {
            auto pattern = (std::filesystem::temp_directory_path() / "aw-pages-XXXXXX").string();
            path = mkdtemp(pattern.data());
        }
        Folder(const Folder&) = delete;
        ~Folder() {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
    };

    TestSite() {
        if (!published_.reload().empty()) throw std::runtime_error("content/ has faults");
    }

    Folder folder_;
    published::Published published_{{share() / "content", share() / "lexicon-nl.bin"}};
    text::Translations translations_{share() / "locale"};
    Templates templates_{share() / "templates", translations_};
    http::StaticFiles static_files_{share() / "static"};
    store::Store store_ = store::Store::open(database(folder_.path));
    Site site_{published_, translations_, templates_, static_files_, store_, [] {}, {}};
};

/// What a page says, without the buttons that explain terms in it.
inline std::string said(std::string html) {
    for (const std::string_view tag : {"<button type=\"button\" class=\"aw-term\"", "</button>"})
        for (auto at = html.find(tag); at != std::string::npos; at = html.find(tag, at))
            html.erase(at, html.find('>', at) + 1 - at);
    return html;
}

/// Whether a page says something; a failure names that, not the whole page.
inline ::testing::AssertionResult says(const std::string& html, const std::string& text) {
    if (said(html).find(text) != std::string::npos) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "the page lacks: " << text;
}

/// A GET of one page, as its route would call it.
class Get {
public:
    Get(Language language, std::string path, std::vector<std::string> captures = {},
        std::vector<std::pair<std::string, std::string>> query = {}) {
        request_.method = "GET";
        request_.path = url_in(language, path);
        request_.target = request_.path;
        request_.number = "test";
        request_.captures = std::move(captures);
        request_.query = http::Parameters(std::move(query));
        const auto& site = TestSite::site();
        visit_.reset(new Visit{site, request_, site.published.current(), text::Words(site.translations, language),
                               std::move(path)});
    }
    const Visit& visit() const { return *visit_; }

private:
    http::Request request_;
    std::unique_ptr<const Visit> visit_;
};

}  // namespace actiewijzer::pages::testing
