#include "http/static_files.hpp"

#include <malloc.h>

#include <array>
#include <boost/json/parse.hpp>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace actiewijzer::http {

namespace {

constexpr std::string_view folder_in_urls = "/static/";

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string type_of(const std::filesystem::path& path) {
    static const std::map<std::string, std::string> types{{".css", "text/css; charset=utf-8"},
                                                          {".js", "text/javascript; charset=utf-8"},
                                                          {".svg", "image/svg+xml"},
                                                          {".woff2", "font/woff2"},
                                                          {".png", "image/png"},
                                                          {".ico", "image/x-icon"},
                                                          {".txt", "text/plain; charset=utf-8"},
                                                          {".json", "application/json"},
                                                          {".webmanifest", "application/manifest+json"}};
    const auto found = types.find(path.extension().string());
    if (found == types.end()) throw std::runtime_error("unknown kind of static file: " + path.string());
    return found->second;
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder) : folder_(folder) {
    const auto path = folder / "manifest.json";
    boost::system::error_code ec;
    const auto manifest = boost::json::parse(read(path), ec);
    if (ec || !manifest.is_object()) throw std::runtime_error("not a manifest: " + path.string());
    for (const auto& [name, hashed] : manifest.get_object()) {
        if (!hashed.is_string()) throw std::runtime_error("not a manifest: " + path.string());
        const std::string file_name(hashed.get_string());
        auto& file = files_[file_name];
        file.content_type = type_of(file_name);
        file.bytes = read(folder / file_name);
        urls_.emplace(std::string(name), std::string(folder_in_urls) + file_name);
    }
}

StaticFiles::~StaticFiles() = default;

std::string_view StaticFiles::url(std::string_view name) const {
    const auto found = urls_.find(name);
    if (found == urls_.end()) throw std::out_of_range("no static file " + std::string(name));
    return found->second;
}

std::filesystem::path StaticFiles::path(std::string_view name) const {
    return folder_ / url(name).substr(folder_in_urls.size());
}

std::shared_ptr<const Entity> StaticFiles::entity_of(File& file) const {
    if (file.is_well.load(std::memory_order_acquire)) return file.well;
    std::call_once(file.once, [&] { file.quick = make_entity(file.content_type, file.bytes); });
    return file.quick;
}

void StaticFiles::pack_well(const std::stop_token& stop) const {
    for (auto& [name, file] : files_) {
        if (stop.stop_requested()) return;
        file.well = make_entity(file.content_type, file.bytes, true);
        file.is_well.store(true, std::memory_order_release);
    }
    // The best compression works in megabytes that are not needed again.
    malloc_trim(0);
}

Handler StaticFiles::handler(std::function<Response(const Request&)> not_found) const {
    return [this, not_found = std::move(not_found)](const Request& request) {
        const auto found = files_.find(request.captures.at(0));
        if (found == files_.end()) return not_found(request);
        Response response;
        response.entity = entity_of(found->second);
        response.header("Cache-Control", "public, max-age=31536000, immutable");
        // Not while the program starts: its first page is wanted sooner than a smaller style sheet.
        std::call_once(packing_,
                       [this] { packer_ = std::jthread([this](const std::stop_token& stop) { pack_well(stop); }); });
        return response;
    };
}

}  // namespace actiewijzer::http
