// One look at a link, as a polite program looks: robots.txt first, as little as can be fetched, few redirects.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "domain/link.hpp"
#include "jobs/robots.hpp"
#include "jobs/web.hpp"

namespace actiewijzer::jobs {

/// The name under which a robots.txt can speak of us.
inline constexpr std::string_view product = "Actiewijzer";

class Looker {
public:
    using Ask = std::function<Reply(Verb, const std::string& url, std::size_t most)>;
    /// Waits before another request to the same site.
    using Pause = std::function<void()>;

    /// `ask` as Web::ask.
    Looker(Ask ask, Pause pause) : ask_(std::move(ask)), pause_(std::move(pause)) {}

    /// Takes as long as its requests do. `now` decides whether a robots.txt is read again: after a day.
    LinkAnswer look(const std::string& url, Link::Instant now);

    /// Whether any site answers that answered before: if not, it is our own network that fails.
    bool answers(const std::string& url) { return ask_(Verb::head, url, 0).status != 0; }

private:
    struct Rules {
        Robots robots;
        Reply trouble;  ///< when the site did not answer at all
        bool answered = true;
        Link::Instant until{};
    };
    const Rules& rules_of(const std::string& origin, Link::Instant now);
    Rules read_rules(const std::string& origin);
    Reply fetch(const std::string& url);

    Ask ask_;
    Pause pause_;
    std::map<std::string, Rules, std::less<>> rules_;  ///< by origin
};

}  // namespace actiewijzer::jobs
