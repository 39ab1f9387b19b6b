#include "pages/cache.hpp"

#include <map>
#include <mutex>
#include <shared_mutex>

namespace actiewijzer::pages {

namespace {

/// The ready pages of one route. Paths are bounded: only what answered 200 is kept, and those exist in content/.
class Ready {
public:
    std::shared_ptr<const http::Entity> find(const published::EditionPtr& edition, const std::string& path) const {
        const std::shared_lock lock(mutex_);
        if (edition != edition_) return nullptr;
        const auto found = pages_.find(path);
        return found == pages_.end() ? nullptr : found->second;
    }

    void keep(const published::EditionPtr& edition, const std::string& path,
              std::shared_ptr<const http::Entity> entity) {
        const std::unique_lock lock(mutex_);
        if (edition != edition_) {
            pages_.clear();
            edition_ = edition;
        }
        pages_[path] = std::move(entity);
    }

private:
    mutable std::shared_mutex mutex_;
    published::EditionPtr edition_;
    std::map<std::string, std::shared_ptr<const http::Entity>> pages_;
};

http::Response ready_response(std::shared_ptr<const http::Entity> entity) {
    http::Response response;
    response.entity = std::move(entity);
    // May be kept by browsers, but is asked for again with its ETag: an editor's change shows at once.
    response.header("Cache-Control", "no-cache");
    return response;
}

}  // namespace

http::Handler keep_ready(const Site& site, http::Handler page) {
    return [&site, page = std::move(page), ready = std::make_shared<Ready>()](const http::Request& request) {
        const auto edition = site.published.current();
        if (!request.query.items().empty()) return page(request);
        if (auto entity = ready->find(edition, request.path)) return ready_response(std::move(entity));
        auto response = page(request);
        if (response.status != 200) return response;
        response.body.shrink_to_fit();  // it stays
        auto entity = http::make_entity(response.content_type, std::move(response.body));
        ready->keep(edition, request.path, entity);
        return ready_response(std::move(entity));
    };
}

}  // namespace actiewijzer::pages
