// Styles, scripts, fonts and icons: read once, served under names that change with their bytes.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "http/message.hpp"

namespace actiewijzer::http {

/// May be called from any thread. Nothing is compressed at the start: the first request for a file
/// packs it quickly, and a thread packs all of them well from then on.
class StaticFiles {
public:
    /// Reads manifest.json ({"app.css": "app.0123abcd.css", …}) and the files it names. Throws
    /// std::runtime_error that says which file is missing or wrong.
    explicit StaticFiles(const std::filesystem::path& folder);
    ~StaticFiles();

    /// "/static/app.0123abcd.css" for "app.css". Throws std::out_of_range for a name that is not in the
    /// manifest: a mistake in a template, not in a request.
    std::string_view url(std::string_view name) const;

    /// Where the file lies, for programs that read it themselves. Throws as `url`.
    std::filesystem::path path(std::string_view name) const;

    /// Answers "/static/{file}", to be cached for good; `not_found` answers other names. Wants
    /// Runs::on_pool. The object must outlive the handler.
    Handler handler(std::function<Response(const Request&)> not_found) const;

private:
    struct File {
        std::string content_type;
        std::string bytes;
        std::once_flag once;
        std::shared_ptr<const Entity> quick;
        std::shared_ptr<const Entity> well;
        std::atomic<bool> is_well{false};
    };

    std::shared_ptr<const Entity> entity_of(File& file) const;
    void pack_well(const std::stop_token& stop) const;

    std::filesystem::path folder_;
    std::map<std::string, std::string, std::less<>> urls_;
    mutable std::map<std::string, File, std::less<>> files_;  // by hashed name
    mutable std::once_flag packing_;
    mutable std::jthread packer_;
};

}  // namespace actiewijzer::http
