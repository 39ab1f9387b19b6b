#include "jobs/look.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace actiewijzer::jobs {

namespace {

using Kind = LinkAnswer::Kind;

constexpr int most_redirects = 6;
constexpr std::size_t most_body = 16 * 1024;
constexpr std::size_t most_sites = 2000;
constexpr std::chrono::hours rules_last{24};

bool redirects(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }
bool for_good(int status) { return status == 301 || status == 308; }

/// The server is there and keeps programs out, or us for the moment.
bool closed(int status) {
    constexpr std::array codes{401, 402, 403, 405, 406, 407, 429, 451};
    return std::ranges::find(codes, status) != codes.end() || status >= 600;
}

LinkAnswer answer_of(const Reply& reply) {
    LinkAnswer answer;
    answer.reason = reply.status == 0 ? reply.trouble : LinkReason::status;
    answer.status = reply.status;
    answer.wait = reply.wait;
    if (reply.status >= 200 && reply.status < 300)
        answer.kind = Kind::works;
    else if (reply.ours)
        answer.kind = Kind::nothing;
    else if (closed(reply.status) || answer.reason == LinkReason::certificate || answer.reason == LinkReason::address)
        answer.kind = Kind::closed;
    else
        answer.kind = Kind::failed;
    return answer;
}

/// Whether a server that answers so may only dislike HEAD.
bool try_get(const Reply& reply) {
    if (reply.status == 0) return reply.trouble == LinkReason::garbled || reply.trouble == LinkReason::timeout;
    return reply.status >= 400 && reply.status != 429;
}

}  // namespace

Reply Looker::fetch(const std::string& url) {
    auto reply = ask_(Verb::head, url, 0);
    if (reply.ours || !try_get(reply)) return reply;
    pause_();
    return ask_(Verb::get, url, most_body);
}

Looker::Rules Looker::read_rules(const std::string& origin) {
    Rules rules;
    auto url = origin + "/robots.txt";
    Reply reply;
    for (int hop = 0; hop <= most_redirects; ++hop) {
        if (hop > 0) pause_();
        reply = ask_(Verb::get, url, Robots::longest);
        if (!redirects(reply.status) || reply.location.empty()) break;
        url = reply.location;
    }
    pause_();
    // RFC 9309, 2.3.1: what can't be found allows all, what can't be reached allows nothing.
    if (reply.status == 0) {
        rules.answered = false;
        rules.trouble = reply;
    } else if (reply.status >= 200 && reply.status < 300) {
        rules.robots = Robots::parse(reply.body, product);
    } else if (reply.status >= 500 || reply.status == 429) {
        rules.robots = Robots::nothing();
    }
    return rules;
}

const Looker::Rules& Looker::rules_of(const std::string& origin, Link::Instant now) {
    const auto known = rules_.find(origin);
    if (known != rules_.end() && now < known->second.until) return known->second;
    if (rules_.size() >= most_sites) rules_.clear();
    auto rules = read_rules(origin);
    // A site that did not answer is asked again the next time.
    rules.until = rules.answered ? now + rules_last : now;
    return rules_.insert_or_assign(origin, std::move(rules)).first->second;
}

LinkAnswer Looker::look(const std::string& url, Link::Instant now) {
    std::string here = url;
    std::string moved_to;  // as long as every redirect so far was for good
    int moved_status = 0;
    bool still_for_good = true;
    std::set<std::string> seen;
    for (int hop = 0; hop <= most_redirects && seen.insert(here).second; ++hop) {
        const auto address = parse_address(here);
        if (address.origin.empty()) return {.kind = Kind::closed, .reason = LinkReason::address, .moved_to = {}};
        const auto& rules = rules_of(address.origin, now);
        if (!rules.answered) return answer_of(rules.trouble);
        if (!rules.robots.allow(address.target))
            return {.kind = Kind::closed, .reason = LinkReason::robots, .moved_to = {}};
        if (hop > 0) pause_();
        const auto reply = fetch(here);
        if (redirects(reply.status) && !reply.location.empty()) {
            here = reply.location;
            still_for_good = still_for_good && for_good(reply.status);
            if (still_for_good) {
                moved_to = here;
                moved_status = reply.status;
            }
            continue;
        }
        auto answer = answer_of(reply);
        if (answer.kind == Kind::works && !moved_to.empty() && !same_page(url, moved_to)) {
            answer.kind = Kind::moved;
            answer.status = moved_status;
            answer.moved_to = moved_to;
        }
        return answer;
    }
    return {.kind = Kind::failed, .reason = LinkReason::redirects, .moved_to = {}};
}

}  // namespace actiewijzer::jobs
