// The life of a method at the editors' desk: draft, proposal, remarks, publication, withdrawal, and what readers
// suggest. Time is an argument. Every function may give Problem unavailable, and forbidden when this account has no
// right to it. Each change is one transaction and leaves one audit line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "knowledge/change.hpp"
#include "knowledge/load.hpp"
#include "store/methods.hpp"
#include "store/store.hpp"
#include "usecases/accounts.hpp"
#include "usecases/versions.hpp"

namespace actiewijzer::usecases {

using store::MethodRow;
using store::MethodState;
using store::SuggestionRow;

/// Methods as they are kept at the desk.
Versioned methods(store::Store& store);

/// What waits at the desk, and for whom.
struct DeskOverview : Waiting {
    std::vector<SuggestionRow> suggestions;
    std::vector<MethodRow> methods;
};
Result<DeskOverview> desk_overview(store::Store& store, const SignedIn& who);

struct MethodHistory {
    MethodRow method;
    std::vector<VersionRow> versions;  ///< the newest first
};
/// not_found when the desk does not know it.
Result<MethodHistory> method_history(store::Store& store, const SignedIn& who, const std::string& slug);
Result<VersionRow> open_version(store::Store& store, const SignedIn& who, const std::string& slug, int number);
Result<std::vector<RemarkRow>> remarks_on(store::Store& store, const SignedIn& who, const VersionRow& version);

/// The open version of this account, or a new draft with the text that is published now.
Result<VersionRow> begin_change(store::Store& store, const SignedIn& who, const std::string& slug,
                                const knowledge::Knowledge& knowledge, Instant now);
/// A draft of a method that does not exist yet. invalid_input ("naam") when there is one of that name.
Result<VersionRow> begin_method(store::Store& store, const SignedIn& who, const std::string& slug,
                                const std::string& text, Instant now);
/// A draft with the text of an earlier version.
Result<VersionRow> restore_version(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                                   Instant now);

/// As those of versions.hpp.
Result<int> save_draft(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                       const DraftChange& change, Instant now);
Result<void> discard_draft(store::Store& store, const SignedIn& who, const std::string& slug, int number, Instant now,
                           const MaybeSeen& seen = {});
Result<Obstacles> propose(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen = {});
Result<Obstacles> publish(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                          const knowledge::Knowledge& knowledge, Instant now, const MaybeSeen& seen = {});
Result<void> give_back(store::Store& store, const SignedIn& who, const std::string& slug, int number,
                       const std::string& remark, Instant now, const MaybeSeen& seen = {});
Result<void> take_back(store::Store& store, const SignedIn& who, const std::string& slug, int number, Instant now,
                       const MaybeSeen& seen = {});

/// Takes a method from the readers, who get the reason; with `moved_to` its address leads there.
/// invalid_input: "reden" empty, "naar" no other published method.
Result<void> withdraw(store::Store& store, const SignedIn& who, const std::string& slug, const std::string& reason,
                      const std::string& moved_to, const knowledge::Knowledge& knowledge, Instant now);
Result<void> bring_back(store::Store& store, const SignedIn& who, const std::string& slug, Instant now);

/// By a reader, without an account. `slug` empty: a new method. invalid_input ("tekst").
Result<void> suggest(store::Store& store, const std::string& slug, const std::string& part, const std::string& text,
                     Instant now);
Result<void> answer_suggestion(store::Store& store, const SignedIn& who, const std::string& id, Instant now);

/// What was done with this method.
Result<std::vector<store::AuditLine>> method_audit(store::Store& store, const SignedIn& who, const std::string& slug);

/// A text of a method that comes from a file.
struct GivenText {
    std::string slug;
    std::string text;  ///< canonical, without faults
};
struct ImportPlan {
    std::vector<std::string> added;    ///< slugs that nobody knew
    std::vector<std::string> changed;  ///< slugs whose published text differs
    std::size_t same = 0;
};
/// The versions that these texts would add, and in `plan` what they would do; texts that are published as they are give
/// none.
Result<std::vector<VersionRow>> versions_of(store::Store& store, const std::vector<GivenText>& texts, ImportPlan& plan);
/// What an import would do. For whoever runs the program: no account is asked.
Result<ImportPlan> plan_import(store::Store& store, const std::vector<GivenText>& texts);
/// Does it, all or nothing; `by` is a word for who ran it. conflict when somebody published meanwhile.
Result<ImportPlan> import_methods(store::Store& store, const std::string& by, const std::vector<GivenText>& texts,
                                  Instant now);
/// The same, by somebody who may import.
Result<ImportPlan> plan_import(store::Store& store, const SignedIn& who, const std::vector<GivenText>& texts);
Result<ImportPlan> import_methods(store::Store& store, const SignedIn& who, const std::vector<GivenText>& texts,
                                  Instant now);

/// What readers see since when: methods that are published, withdrawn or merged, the latest change first.
Result<std::vector<MethodRow>> recent_changes(store::Store& store, std::size_t most);

/// What editors changed, to lay over the release.
Result<knowledge::Overlay> overlay(store::Store& store);
/// Counts publications, by any process.
Result<long long> publications(store::Store& store);
/// What a publication after `revision` changed of methods. Nothing when all must be read again: when collections
/// changed too, or very many methods.
Result<std::optional<knowledge::Changes>> changes_since(store::Store& store, long long revision);
/// Brings a release into the database. A method that editors changed keeps their version, and the text of the release
/// becomes a proposal.
Result<void> import_release(store::Store& store, const knowledge::Knowledge& release, Instant now);

}  // namespace actiewijzer::usecases
