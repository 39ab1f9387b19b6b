// Steps of the changes to what is kept in versions, each within a transaction. Only for the files of store/.
#pragma once

#include "store/session.hpp"
#include "store/versions.hpp"

namespace actiewijzer::store::kept {

/// not_found when the desk does not know it.
Result<KeptRow> find_in(Session& session, Subject subject, const std::string& slug);
Result<VersionRow> version_in(Session& session, Subject subject, const std::string& slug, int number);
/// Makes the slug known, as prepared, when it is new.
void add_kept(Session& session, Subject subject, const std::string& slug, Instant now);
/// The next number is taken by whoever commits first; the other gets a conflict.
Result<int> add_in(Session& session, Subject subject, VersionRow version);
/// False when its state is not `from` any more, or when it was not saved `saves` times (0: however often).
bool change_state_in(Session& session, Subject subject, const std::string& slug, int number, VersionState from,
                     VersionState to, Instant now, int saves = 0);
/// False when it is not any more as it was read.
bool set_kept(Session& session, Subject subject, const KeptRow& before, const KeptRow& after);
/// For a version that is not published yet; false when somebody was first.
bool publish_in(Session& session, Subject subject, const VersionRow& version, const KeptRow& row, Instant now);
/// One that comes from outside: adds it and publishes it over the version that it is based on. Gives it with its
/// number; conflict when that one was overtaken.
Result<VersionRow> publish_new(Session& session, Subject subject, VersionRow version, Instant now);
/// Tells every process that readers see something else. Before anything else in its transaction: publications then
/// follow one another, and each row remembers the one that changed it.
void count_publication(Session& session, Instant now);

}  // namespace actiewijzer::store::kept
