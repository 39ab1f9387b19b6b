// What the desk published, by any process, shown to the readers of this one.
#pragma once

#include <mutex>
#include <string>

#include "published/published.hpp"
#include "store/store.hpp"
#include "text/translate.hpp"

namespace actiewijzer::cli {

class DeskReader {
public:
    DeskReader(store::Store& store, published::Published& published, const text::Words& words);

    /// Brings the release that is published into the database, and lays over it what editors changed.
    void start();
    /// Follows what was published since the last time, and a new day; for any thread, cheap when nothing happened.
    void look();
    /// Reads content/ again, with what editors changed.
    void reload();

private:
    void follow();
    void load(const char* event);
    void tell(const char* event, const std::vector<knowledge::Fault>& faults) const;

    store::Store& store_;
    published::Published& published_;
    const text::Words& words_;
    std::mutex mutex_;
    long long seen_ = 0;
    std::string day_;
};

}  // namespace actiewijzer::cli
