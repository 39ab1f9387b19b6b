// What a server does about links besides answering: it checks them, and shows readers what was found.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "published/published.hpp"
#include "store/store.hpp"

namespace actiewijzer::cli {

/// Puts marks beside dead and moved links in this process, whichever process found them.
class LinkMarker {
public:
    LinkMarker(store::Store& store, published::Published& published) : store_(store), published_(published) {}
    /// For any thread; cheap when nothing changed.
    void look();

private:
    store::Store& store_;
    published::Published& published_;
    std::mutex mutex_;
    long long seen_ = 0;
};

struct LinkCheckOptions {
    bool on = true;
    std::vector<std::string> allowed;  ///< "HOST:PORT", for an intranet
    std::string contact;               ///< for who wonders what asks them; may be empty
    std::string version;
};

/// Looks at links one after the other until it is destroyed; a request that runs is broken off.
class LinkJob {
public:
    LinkJob(store::Store& store, const published::Published& published, const LinkCheckOptions& options);

private:
    void run(store::Store& store, const published::Published& published, const LinkCheckOptions& options,
             const std::stop_token& stop);
    void wait(const std::stop_token& stop, std::chrono::milliseconds time);

    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

/// "Actiewijzer/0.1.0 (controle van links; +mailto:…)".
std::string user_agent(const LinkCheckOptions& options);

}  // namespace actiewijzer::cli
