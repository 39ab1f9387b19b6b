// Methods from a file, at the desk: first told what would change, then proposed, then published by somebody else; all
// or nothing. Time is an argument. Every function may give Problem unavailable, and forbidden when this account has no
// right to it. Each change is one transaction and leaves one audit line.
#pragma once

#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "knowledge/load.hpp"
#include "store/imports.hpp"
#include "usecases/methods.hpp"

namespace actiewijzer::usecases {

using store::ImportRow;
using store::ImportState;

/// How long a file waits for its second press.
inline constexpr std::chrono::hours prepared_life{1};

/// A file as an editor hands it over.
struct GivenFile {
    std::string name;
    std::string note;  ///< what changes and why; may be empty
    std::vector<GivenText> texts;
};
/// Keeps what the file would change, for this account. When it changes nothing, nothing is kept: its id is empty.
/// invalid_input ("toelichting").
Result<ImportRow> prepare_import(store::Store& store, const SignedIn& who, const GivenFile& file, Instant now);

/// not_found for what is forgotten, published or somebody else's business.
Result<ImportRow> open_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now);
/// Proposed or given back.
Result<std::vector<ImportRow>> waiting_imports(store::Store& store, const SignedIn& who);

/// One method of an import.
struct ImportChange {
    std::string slug;
    std::string before;  ///< what is published now; empty: nothing was
    std::string after;
    bool overtaken = false;  ///< somebody published another version since the file came
    bool hidden = false;     ///< it was withdrawn: publishing brings it back
};
/// In the order of their slugs, `most` from number `from` on.
Result<std::vector<ImportChange>> import_changes(store::Store& store, const SignedIn& who, const ImportRow& import,
                                                 int from, int most);

/// By its account: to a reviewer, or back. conflict when it is not where it was any more.
Result<void> propose_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now);
Result<void> take_back_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now);
/// By its account; nothing of it is left.
Result<void> discard_import(store::Store& store, const SignedIn& who, const std::string& id, Instant now);
/// By somebody else, with why. invalid_input ("opmerking") when that is empty.
Result<void> give_back_import(store::Store& store, const SignedIn& who, const std::string& id,
                              const std::string& remark, Instant now);

/// What keeps an import from being published; empty when it is.
struct ImportObstacles {
    bool own = false;                    ///< its author can't review it
    std::vector<std::string> overtaken;  ///< slugs of which another version was published meanwhile
    std::vector<std::string> faulty;     ///< slugs of which the text is not right any more

    bool none() const { return !own && overtaken.empty() && faulty.empty(); }
};
/// Publishes all of it, or says why not and changes nothing; the caller reloads what readers see.
Result<ImportObstacles> publish_import(store::Store& store, const SignedIn& who, const std::string& id,
                                       const knowledge::Knowledge& knowledge, Instant now);

}  // namespace actiewijzer::usecases
