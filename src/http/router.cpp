#include "http/router.hpp"

#include <map>
#include <stdexcept>

#include "http/target.hpp"

namespace actiewijzer::http {

struct Router::Node {
    std::map<std::string, Node, std::less<>> fixed;
    std::unique_ptr<Node> any;
    std::vector<std::size_t> routes;  // one a method
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(std::string method, std::string pattern, Runs runs, Handler handler, RefuseUpload refuse_upload) {
    const auto segments = parse_path(pattern);
    if (!segments) throw std::invalid_argument("route without a slash in front: " + pattern);
    Node* node = root_.get();
    for (const auto& segment : *segments) {
        if (segment.size() > 2 && segment.front() == '{' && segment.back() == '}') {
            if (!node->any) node->any = std::make_unique<Node>();
            node = node->any.get();
        } else {
            node = &node->fixed[segment];
        }
    }
    for (const auto known : node->routes)
        if (routes_[known].method == method) throw std::invalid_argument("route twice: " + method + ' ' + pattern);
    node->routes.push_back(routes_.size());
    routes_.push_back({std::move(method), std::move(pattern), runs, std::move(handler), std::move(refuse_upload)});
}

const Router::Node* Router::find(const Node& node, const std::vector<std::string>& segments, std::size_t depth,
                                 std::vector<std::string>& captures) const {
    if (depth == segments.size()) return node.routes.empty() ? nullptr : &node;
    const auto& segment = segments[depth];
    if (const auto child = node.fixed.find(segment); child != node.fixed.end())
        if (const auto* found = find(child->second, segments, depth + 1, captures)) return found;
    if (!node.any || segment.empty()) return nullptr;
    captures.push_back(segment);
    if (const auto* found = find(*node.any, segments, depth + 1, captures)) return found;
    captures.pop_back();
    return nullptr;
}

Router::Match Router::match(std::string_view method, const std::vector<std::string>& segments) const {
    Match match;
    const Node* node = find(*root_, segments, 0, match.captures);
    if (!node) return match;
    for (const auto index : node->routes)
        if (routes_[index].method == method) match.route = &routes_[index];
    if (match.route) return match;
    match.captures.clear();
    for (const auto index : node->routes) {
        match.allowed.push_back(routes_[index].method);
        if (routes_[index].method == "GET") match.allowed.push_back("HEAD");
    }
    return match;
}

Router::Match Router::match(std::string_view method, std::string_view path) const {
    const auto segments = parse_path(path);
    return segments ? match(method, *segments) : Match{};
}

}  // namespace actiewijzer::http
