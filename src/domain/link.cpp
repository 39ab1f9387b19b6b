#include "domain/link.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace actiewijzer {

namespace {

using std::chrono::seconds;

template <class Value, std::size_t size>
std::optional<Value> from(const std::array<std::string_view, size>& ids, std::string_view id) {
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end()) return std::nullopt;
    return static_cast<Value>(found - ids.begin());
}

/// FNV-1a: the same in every process and release, unlike std::hash.
std::uint64_t hash(std::string_view text) {
    std::uint64_t value = 0xcbf29ce484222325;
    for (const char letter : text) value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    return value;
}

/// What was answered, as a text to compare with.
std::string answered(LinkReason reason, int status, std::string_view moved_to) {
    return std::string(id(reason)) + ' ' + std::to_string(status) + ' ' + std::string(moved_to);
}

bool accepted(const Link& link, const LinkAnswer& answer, Link::Instant now) {
    return now < link.accepted_until && link.accepted == answered(answer.reason, answer.status, answer.moved_to);
}

bool failing(LinkState state) { return state == LinkState::failing || state == LinkState::dead; }

void enter(Link& link, LinkState state, Link::Instant now) {
    if (link.state != state && !(failing(link.state) && failing(state))) link.since = now;
    link.state = state;
}

/// Scheme, "www.", fragment and last slash away.
std::string bare(std::string_view url) {
    url = url.substr(0, url.find('#'));
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    const auto host_end = std::min(url.find_first_of("/?"), url.size());
    std::string host(url.substr(0, host_end));
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    if (host.starts_with("www.")) host.erase(0, 4);
    auto rest = url.substr(host_end);
    if (rest.ends_with('/')) rest.remove_suffix(1);
    return host + std::string(rest);
}

}  // namespace

std::optional<LinkReason> link_reason_from(std::string_view id) { return from<LinkReason>(link_reason_ids, id); }
std::optional<LinkState> link_state_from(std::string_view id) { return from<LinkState>(link_state_ids, id); }

Link new_link(std::string url, Link::Instant now) {
    const auto spread = static_cast<std::uint64_t>(seconds(link_first_spread).count());
    Link link;
    link.check_at = now + link_first_wait + seconds(hash(url) % spread);
    link.since = now;
    link.url = std::move(url);
    return link;
}

Link after(Link link, const LinkAnswer& answer, Link::Instant now) {
    using Kind = LinkAnswer::Kind;
    const auto wait = std::min<seconds>(answer.wait, 4 * link_period);
    if (answer.kind == Kind::nothing) {
        link.check_at = now + std::max<seconds>(std::chrono::hours(1), wait);
        return link;
    }
    link.checked_at = now;
    link.reason = answer.reason;
    link.status = answer.status;
    link.moved_to = answer.kind == Kind::moved ? answer.moved_to : std::string();
    if (answer.kind == Kind::works || answer.kind == Kind::moved) link.worked_at = now;
    seconds next = link_period;
    if (answer.kind == Kind::works || accepted(link, answer, now)) {
        enter(link, LinkState::works, now);
    } else if (answer.kind == Kind::moved) {
        enter(link, LinkState::moved, now);
    } else if (answer.kind == Kind::closed) {
        enter(link, LinkState::closed, now);
    } else {
        enter(link, LinkState::failing, now);
        if (now - link.since >= link_patience)
            enter(link, LinkState::dead, now);
        else
            next = link_retry;
    }
    link.check_at = now + std::max(next, wait);
    return link;
}

Link seen_working(Link link, Link::Instant now) {
    link.accepted = answered(link.reason, link.status, link.moved_to);
    link.accepted_until = now + link_trust;
    enter(link, LinkState::works, now);
    link.worked_at = now;
    link.check_at = now + link_period;
    return link;
}

bool shown_differently(const Link& before, const Link& now) {
    if (!before.marked() && !now.marked()) return false;
    return before.state != now.state || before.since != now.since || before.moved_to != now.moved_to;
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const auto user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
    const auto port = url.starts_with('[') ? url.find(':', url.find(']')) : url.find(':');
    std::string host(url.substr(0, port));
    std::ranges::transform(host, host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return host;
}

bool same_page(std::string_view one, std::string_view other) { return bare(one) == bare(other); }

}  // namespace actiewijzer
