// What the targets share: the shipped knowledge, read once, and a clock that makes a slow input a finding.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <memory>
#include <string_view>

#include "advice/advisor.hpp"
#include "knowledge/load.hpp"
#include "search/analysis.hpp"

namespace actiewijzer::fuzz {

inline knowledge::KnowledgePtr shipped_knowledge() {
    const auto loaded = knowledge::load(AW_SOURCE_DIR "/content");
    if (loaded.faults.empty()) return loaded.knowledge;
    std::fprintf(stderr, "content/ has faults: `actiewijzer content check` tells which\n");
    std::exit(3);
}

struct Shipped {
    std::shared_ptr<const search::Analysis> analysis =
        std::make_shared<const search::Analysis>(AW_SHARE_DIR "/lexicon-nl.bin");
    knowledge::KnowledgePtr knowledge = shipped_knowledge();
    advice::Advisor advisor{knowledge, analysis};
};

inline const Shipped& shipped() {
    static const Shipped all;
    return all;
}

/// What must always hold. libFuzzer keeps the input for which it doesn't.
inline void must(bool holds, const char* promise) {
    if (holds) return;
    std::fprintf(stderr, "FINDING: %s\n", promise);
    std::abort();
}

using Duration = std::chrono::duration<double, std::milli>;

/// Of this thread alone: what else the machine does is not counted.
inline Duration cpu_time() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

template <class Work>
Duration duration_of(Work&& work) {
    const auto before = cpu_time();
    work();
    return cpu_time() - before;
}

/// Remembers the slowest input, writes it to the file `slowest` in the working folder, and tells at the end.
class Stopwatch {
public:
    /// An input that takes longer than the limit each time, of three times, is a finding.
    template <class Work>
    void time(std::string_view input, Work&& work) {
        auto taken = duration_of(work);
        for (int again = 0; again < 2 && taken > slowest_; ++again) taken = std::min(taken, duration_of(work));
        if (taken <= slowest_) return;
        slowest_ = taken;
        std::ofstream("slowest", std::ios::binary) << input;
        if (taken > limit) tell();
        must(taken <= limit, "an input takes no longer than the limit");
    }
    ~Stopwatch() { tell(); }

private:
    void tell() const { std::fprintf(stderr, "slowest input: %.2f ms of CPU time\n", slowest_.count()); }

    static constexpr Duration limit{AW_FUZZ_LIMIT_MS};
    Duration slowest_{};
};

}  // namespace actiewijzer::fuzz
