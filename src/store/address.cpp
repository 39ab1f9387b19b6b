#include "store/address.hpp"

#include "store/error.hpp"

namespace actiewijzer::store {

namespace {

constexpr std::string_view sqlite = "sqlite:";

void add_default(std::string& url, std::string_view key, std::string_view value) {
    const auto query = url.find('?');
    if (query != std::string::npos && url.find(std::string(key) + '=', query) != std::string::npos) return;
    url += query == std::string::npos ? '?' : '&';
    url.append(key).append("=").append(value);
}

}  // namespace

Address Address::parse(std::string_view url) {
    if (url.starts_with(sqlite)) {
        const auto path = url.substr(sqlite.size());
        // SOCI has no way to write a quote in a connection string.
        if (path.empty() || path.find_first_of(std::string_view("\"\0", 2)) != std::string_view::npos)
            throw StoreError(StoreError::Kind::address, "sqlite: needs the path of a file, without quotes");
        return {Engine::sqlite, std::string(path)};
    }
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
        Address address{Engine::postgresql, std::string(url)};
        add_default(address.target, "connect_timeout", "5");
        add_default(address.target, "tcp_user_timeout", "10000");
        add_default(address.target, "client_encoding", "UTF8");
        add_default(address.target, "application_name", "actiewijzer");
        return address;
    }
    throw StoreError(StoreError::Kind::address, "a database is sqlite:PATH or postgresql://USER:PASSWORD@HOST/NAME");
}

std::string Address::shown() const {
    if (engine == Engine::sqlite) return std::string(sqlite) + target;
    auto shown = target.substr(0, target.find('?'));
    const auto start = shown.find("://") + 3;
    const auto at = shown.rfind('@');
    const auto colon = shown.find(':', start);
    if (at != std::string::npos && colon < at) shown.erase(colon, at - colon);
    return shown;
}

}  // namespace actiewijzer::store
