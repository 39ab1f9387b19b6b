// Which handler answers a path: the table that pages/routes.cpp and api/routes.cpp fill.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace actiewijzer::http {

/// Where a handler runs: short pure work on the network thread, anything that may wait on the pool.
enum class Runs { here, on_pool };

/// Asked before a body is read that is longer than usual, or of unknown length: the answer to a visitor who may not
/// send one, or nothing. Runs on the pool.
using RefuseUpload = std::function<std::optional<Response>(const Request&)>;

struct Route {
    std::string method;   ///< "GET" or "POST", …; GET answers HEAD too
    std::string pattern;  ///< "/methoden/{slug}": a {…} matches one segment
    Runs runs;
    Handler handler;
    RefuseUpload refuse_upload{};  ///< of a route that takes files; without it no body may be longer than usual
};

class Router {
public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    /// Throws std::invalid_argument for a pattern without '/' in front and for a route that exists.
    void add(std::string method, std::string pattern, Runs runs, Handler handler, RefuseUpload refuse_upload = {});

    struct Match {
        const Route* route = nullptr;       ///< null: no such path, or not this method
        std::vector<std::string> captures;  ///< decoded segments
        std::vector<std::string> allowed;   ///< methods of this path, when only the method is wrong
    };
    /// `path` is encoded, as in the target; its segments are decoded one by one. A fixed segment goes
    /// before a {…}; a {…} does not match an empty one; a trailing slash is another path.
    Match match(std::string_view method, std::string_view path) const;
    Match match(std::string_view method, const std::vector<std::string>& segments) const;

    const std::vector<Route>& routes() const { return routes_; }

private:
    struct Node;
    const Node* find(const Node& node, const std::vector<std::string>& segments, std::size_t depth,
                     std::vector<std::string>& captures) const;

    std::vector<Route> routes_;
    std::unique_ptr<Node> root_;
};

}  // namespace actiewijzer::http
