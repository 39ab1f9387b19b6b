#include "cli/link_jobs.hpp"

#include <algorithm>

#include "http/log.hpp"
#include "jobs/link_checker.hpp"
#include "usecases/links.hpp"

namespace actiewijzer::cli {

namespace {

using namespace std::chrono_literals;

/// Between two questions whether a link is due, and between two requests to one site.
constexpr std::chrono::seconds rest{5};
constexpr std::chrono::seconds between_requests{2};

Link::Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

void tell(const jobs::LinkChecker::Seen& seen) {
    if (shown_differently(seen.before, seen.now))
        http::log_info("link", {{"url", seen.now.url},
                                {"state", std::string(id(seen.now.state))},
                                {"reason", std::string(id(seen.now.reason))},
                                {"status", std::to_string(seen.now.status)}});
}

}  // namespace

void LinkMarker::look() {
    const std::lock_guard lock(mutex_);
    const auto revision = usecases::link_marks_revision(store_);
    if (!revision || *revision == seen_) return;
    auto marks = usecases::link_marks(store_);
    if (!marks) return;
    seen_ = *revision;
    published_.mark(std::move(*marks));
}

LinkJob::LinkJob(store::Store& store, const published::Published& published, const LinkCheckOptions& options) {
    if (options.on)
        thread_ = std::jthread(
            [this, &store, &published, options](const std::stop_token& stop) { run(store, published, options, stop); });
}

void LinkJob::run(store::Store& store, const published::Published& published, const LinkCheckOptions& options,
                  const std::stop_token& stop) {
    jobs::Web web({.user_agent = user_agent(options),
                   .allowed = {options.allowed.begin(), options.allowed.end()},
                   .stopped = [&stop] { return stop.stop_requested(); }});
    jobs::Looker looker(
        [&](jobs::Verb verb, const std::string& url, std::size_t most) { return web.ask(verb, url, most); },
        [&] { wait(stop, between_requests); });
    jobs::LinkChecker checker(store, std::move(looker), now);
    knowledge::KnowledgePtr followed;
    while (!stop.stop_requested()) try {
            const auto knowledge = published.current()->knowledge;
            if (knowledge != followed && checker.follow(*knowledge)) followed = knowledge;
            const auto seen = checker.check_one();
            if (seen && *seen)
                tell(**seen);
            else
                wait(stop, rest);
        } catch (const std::exception& failure) {
            http::log_error("link_check_failed", {{"why", failure.what()}});
            wait(stop, 1min);
        }
}

void LinkJob::wait(const std::stop_token& stop, std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, time, [] { return false; });
}

std::string user_agent(const LinkCheckOptions& options) {
    auto agent = std::string(jobs::product) + '/' + options.version + " (link check";
    if (!options.contact.empty()) agent += "; +" + options.contact;
    agent += ')';
    // It goes into a header.
    std::erase_if(agent, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; });
    return agent;
}

}  // namespace actiewijzer::cli
