#include "cli/desk_reader.hpp"

#include <chrono>

#include "http/log.hpp"
#include "text/civil_time.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::cli {

DeskReader::DeskReader(store::Store& store, published::Published& published, const text::Words& words)
    : store_(store), published_(published), words_(words), day_(text::dutch_today()) {}

void DeskReader::start() {
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!usecases::import_release(store_, *published_.current()->knowledge, now))
        http::log_error("import_failed", {{"why", "database unavailable"}});
    const auto revision = usecases::publications(store_);
    const auto laid = usecases::overlay(store_);
    if (!revision || !laid || !laid->empty()) return load("published");
    // Nothing differs from what was read already.
    seen_ = *revision;
}

void DeskReader::look() {
    const std::lock_guard lock(mutex_);
    follow();
    if (auto today = text::dutch_today(); today != day_) {
        published_.renew();
        day_ = std::move(today);
    }
}

void DeskReader::reload() {
    const std::lock_guard lock(mutex_);
    load("reloaded");
}

void DeskReader::follow() {
    const auto revision = usecases::publications(store_);
    if (!revision || *revision == seen_) return;
    const auto changes = usecases::changes_since(store_, seen_);
    if (!changes) return;
    // What fits no other way is read as a whole.
    if (!*changes || !published_.change(**changes).empty()) return load("published");
    seen_ = *revision;
    http::log_info("published", {{"revision", published_.current()->knowledge->revision},
                                 {"methods", std::to_string((*changes)->methods.size())}});
}

void DeskReader::load(const char* event) {
    const auto revision = usecases::publications(store_);
    const auto laid = usecases::overlay(store_);
    if (!revision || !laid) return http::log_error("reload_failed", {{"why", "database unavailable"}});
    const auto faults = published_.reload(*laid);
    tell("reload_failed", faults);
    tell("version_ignored", published_.ignored());
    seen_ = *revision;
    if (faults.empty()) http::log_info(event, {{"revision", published_.current()->knowledge->revision}});
}

void DeskReader::tell(const char* event, const std::vector<knowledge::Fault>& faults) const {
    for (const auto& fault : faults)
        http::log_error(
            event,
            {{"file", fault.file}, {"line", std::to_string(fault.line)}, {"why", knowledge::explained(fault, words_)}});
}

}  // namespace actiewijzer::cli
