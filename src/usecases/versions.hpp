// The life of what editors keep in whole versions: draft, proposal, remarks, publication, withdrawal. The same for
// methods and collections. Time is an argument. Every function may give Problem unavailable, and forbidden when this
// account has no right to it. Each change is one transaction and leaves one audit line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.hpp"
#include "knowledge/load.hpp"
#include "store/audit.hpp"
#include "store/store.hpp"
#include "store/versions.hpp"
#include "usecases/accounts.hpp"

namespace actiewijzer::usecases {

using store::KeptRow;
using store::KeptState;
using store::RemarkRow;
using store::VersionRow;
using store::VersionState;

/// One subject that is kept in versions.
struct Versioned {
    store::Store& store;
    store::Versions rows;
    std::string_view subject;     ///< "method": in the audit, also of its actions
    std::string_view name_taken;  ///< message: there is one of that name
    /// What is wrong with a text.
    std::vector<knowledge::Fault> (*faults)(const std::string& slug, const std::string& text,
                                            const knowledge::Knowledge& knowledge);
};

/// What waits at the desk, and for whom.
struct Waiting {
    std::vector<VersionRow> to_review;  ///< proposals of others, and of the release
    std::vector<VersionRow> returned;   ///< own, given back with remarks
    std::vector<VersionRow> drafts;     ///< own
    std::vector<VersionRow> waiting;    ///< own proposals
    std::vector<VersionRow> of_others;  ///< drafts of others: so that nobody begins the same
};
Result<Waiting> waiting(Versioned of, const SignedIn& who);
/// Everything that the desk knows of this subject, by slug.
Result<std::vector<KeptRow>> all_kept(Versioned of, const SignedIn& who);

struct History {
    KeptRow kept;
    std::vector<VersionRow> versions;  ///< the newest first
};
/// not_found when the desk does not know it.
Result<History> history(Versioned of, const SignedIn& who, const std::string& slug);
Result<std::vector<RemarkRow>> remarks_on(Versioned of, const SignedIn& who, const VersionRow& version);
/// What was done with it.
Result<std::vector<store::AuditLine>> audit(Versioned of, const SignedIn& who, const std::string& slug);

/// A draft of something that does not exist yet. invalid_input ("naam") when there is one of that name.
Result<VersionRow> begin_new(Versioned of, const SignedIn& who, const std::string& slug, const std::string& text,
                             Instant now);
/// The open version of this account, or a new draft with the text that is published now; `otherwise` when none is.
Result<VersionRow> begin_change(Versioned of, const SignedIn& who, const std::string& slug,
                                const std::string& otherwise, Instant now);
/// A draft with the text of an earlier version.
Result<VersionRow> restore_version(Versioned of, const SignedIn& who, const std::string& slug, int number, Instant now);

/// Saves a draft, whatever its faults; the new count of saves. conflict when it was saved since `saves`.
/// `based_on`: the published version that its author has seen.
struct DraftChange {
    std::string text;
    std::string note;
    int saves;
    int based_on;
};
Result<int> save_draft(Versioned of, const SignedIn& who, const std::string& slug, int number,
                       const DraftChange& change, Instant now);

/// What somebody saw of a version before asking to change it. When it changed since, the answer is conflict.
struct Seen {
    VersionState state;
    int saves;
    friend bool operator==(const Seen&, const Seen&) = default;
};
using MaybeSeen = std::optional<Seen>;

Result<void> discard_draft(Versioned of, const SignedIn& who, const std::string& slug, int number, Instant now,
                           const MaybeSeen& seen = {});

/// What keeps a version from being proposed or published.
struct Obstacles {
    std::vector<knowledge::Fault> faults;  ///< of the text
    bool overtaken = false;                ///< another version was published since it was begun
    bool own = false;                      ///< its author can't review it
};
/// Proposes it when nothing stands in its way; else what does, and nothing changes.
Result<Obstacles> propose(Versioned of, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen = {});
/// Publishes a proposal of somebody else; the caller reloads what readers see.
Result<Obstacles> publish(Versioned of, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen = {});
/// Back to its author, with why. invalid_input ("opmerking") when that is empty.
Result<void> give_back(Versioned of, const SignedIn& who, const std::string& slug, int number,
                       const std::string& remark, Instant now, const MaybeSeen& seen = {});
/// Back to a draft, by its author.
Result<void> take_back(Versioned of, const SignedIn& who, const std::string& slug, int number, Instant now,
                       const MaybeSeen& seen = {});

/// Takes it from the readers, who get the reason; with `moved_to` its address leads there. invalid_input ("reden")
/// when that is empty.
Result<void> withdraw(Versioned of, const SignedIn& who, const std::string& slug, const std::string& reason,
                      const std::string& moved_to, Instant now);
Result<void> bring_back(Versioned of, const SignedIn& who, const std::string& slug, Instant now);

/// ISO 8601, UTC.
std::string day_of(Instant at);
/// For the overlay: those that readers lost, without their names.
std::vector<knowledge::Withdrawn> withdrawn_of(const std::vector<KeptRow>& rows);

}  // namespace actiewijzer::usecases
