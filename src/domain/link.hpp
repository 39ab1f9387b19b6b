// A link to a page of somebody else, and what is known of it: whether it answers, since when not, where it went.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace actiewijzer {

enum class LinkState {
    unchecked,
    works,
    failing,  ///< not long enough to say that it is dead
    dead,
    moved,   ///< for good, by what its server says
    closed,  ///< there may be a page, but not for a program
};

/// Why a link is in its state; a message "link.why.…" words it.
enum class LinkReason {
    status,      ///< of HTTP; stands beside it
    name,        ///< no computer has this name
    connection,  ///< refused, or no way to it
    timeout,
    garbled,      ///< the connection ended, or what came is not HTTP
    certificate,  ///< not one that we trust; a browser may know better
    redirects,    ///< they go round, or there are too many
    address,      ///< an address of a private network, or not of the web
    robots,       ///< robots.txt asks programs to stay away
};
inline constexpr std::array<std::string_view, 9> link_reason_ids{
    "status", "name", "connection", "timeout", "garbled", "certificate", "redirects", "address", "robots"};
inline constexpr std::array<std::string_view, 6> link_state_ids{"unchecked", "works", "failing",
                                                                "dead",      "moved", "closed"};
constexpr std::string_view id(LinkReason reason) { return link_reason_ids[static_cast<std::size_t>(reason)]; }
constexpr std::string_view id(LinkState state) { return link_state_ids[static_cast<std::size_t>(state)]; }
std::optional<LinkReason> link_reason_from(std::string_view id);
std::optional<LinkState> link_state_from(std::string_view id);

/// What one look at a link gave.
struct LinkAnswer {
    enum class Kind {
        works,
        moved,
        failed,
        closed,
        nothing,  ///< could not look, and it isn't the link's fault
    };
    Kind kind = Kind::nothing;
    LinkReason reason = LinkReason::status;
    int status = 0;               ///< of HTTP; 0: none came
    std::string moved_to;         ///< when moved
    std::chrono::seconds wait{};  ///< how long its server asks to stay away; 0: it doesn't
};

/// An Instant of zero: it never happened.
struct Link {
    using Instant = std::chrono::sys_seconds;

    std::string url;
    LinkState state = LinkState::unchecked;
    LinkReason reason = LinkReason::status;
    int status = 0;
    std::string moved_to;
    Instant since{};       ///< of the state; of a dead link: the first failure
    Instant worked_at{};   ///< last
    Instant checked_at{};  ///< last
    Instant check_at{};    ///< next
    std::string accepted;  ///< the answer that an editor saw to be no trouble; see `answered`
    Instant accepted_until{};
    long long changes = 0;  ///< counts up with each change of the row

    friend bool operator==(const Link&, const Link&) = default;
    /// Whether readers see something beside it.
    bool marked() const { return state == LinkState::dead || state == LinkState::moved; }
};

/// The links that readers see something beside, by address.
using LinkMarks = std::map<std::string, Link, std::less<>>;

/// How often a link is looked at, and one that fails. One that failed all this time is dead.
inline constexpr std::chrono::days link_period{7};
inline constexpr std::chrono::days link_retry{1};
inline constexpr std::chrono::days link_patience{2};
/// How long the same answer is no trouble after an editor looked.
inline constexpr std::chrono::days link_trust{180};
/// New links are looked at after an hour, spread over a day: a start sends nothing.
inline constexpr std::chrono::hours link_first_wait{1};
inline constexpr std::chrono::hours link_first_spread{24};

Link new_link(std::string url, Link::Instant now);
/// The link after a look at it.
Link after(Link link, const LinkAnswer& answer, Link::Instant now);
/// The link after an editor saw that it works, whatever our program was answered.
Link seen_working(Link link, Link::Instant now);
/// Whether readers see something else of it.
bool shown_differently(const Link& before, const Link& now);

/// "movisie.nl" of "https://Movisie.nl:443/esi"; empty when it has none.
std::string host_of(std::string_view url);
/// Whether two addresses differ in http and https, "www.", a last slash or a fragment alone.
bool same_page(std::string_view one, std::string_view other);

}  // namespace actiewijzer
