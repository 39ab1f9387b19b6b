// What the pages of the desk share: names of people and states, and addresses.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "pages/site.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::pages::desk {

/// Names by account; the release has one too.
class Names {
public:
    explicit Names(const Visit& visit);
    std::string operator()(const std::string& account) const;

private:
    const Visit& visit_;
    std::map<std::string, std::string> names_;
};

std::string state_name(const Visit& visit, usecases::VersionState state);
/// "24 november 2026, 13:41", Dutch time.
std::string moment(const Visit& visit, usecases::Instant at);
/// The name of a method, published or not; its slug when nothing is known.
std::string method_name(const Visit& visit, const std::string& slug);
/// The method as this account last wrote it, else as readers see it, else as anybody wrote it last; nothing when that
/// text can't be read.
std::optional<Method> newest_text(const Visit& visit, const usecases::History& history);
/// Whether some database describes it already; a method that stands in verkenningen alone can be prepared for one.
bool in_a_database(const Visit& visit, const Method& method);
/// What is described, what is said to be unknown, and what nobody wrote, in words: three short numbers.
std::string how_complete(const Visit& visit, const Method& method);
std::string method_url(const Visit& visit, const std::string& slug);
std::string version_url(const Visit& visit, const usecases::VersionRow& version);

}  // namespace actiewijzer::pages::desk
