// What editors keep in whole versions, subject by subject: drafts, proposals, remarks, and what readers see.
#pragma once

#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "store/audit.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

/// Each has tables of its own, of the same shape.
enum class Subject { method, collection };

/// What is published of one method or collection.
enum class KeptState { prepared, published, withdrawn, merged };

struct KeptRow {
    std::string slug;
    KeptState state = KeptState::prepared;
    int published = 0;     ///< number of the version that readers see, or saw last; 0: none yet
    std::string reason;    ///< why it was withdrawn or merged
    std::string moved_to;  ///< slug, when it was merged
    Instant changed_at{};
};

struct ChangedRow {
    KeptRow row;
    std::string text;
};

enum class VersionState { draft, proposed, returned, published, replaced, discarded };

struct VersionRow {
    std::string slug;
    int number = 0;
    int based_on = 0;  ///< the version that was published when this one was begun; 0: none was
    VersionState state = VersionState::draft;
    std::string author;  ///< account; empty: the release
    std::string note;    ///< what changed and why, by its author
    std::string text;    ///< as the subject writes it, see knowledge/; a draft may have faults
    int saves = 1;       ///< counts up with each save
    Instant created_at{};
    Instant changed_at{};

    bool open() const {
        return state == VersionState::draft || state == VersionState::proposed || state == VersionState::returned;
    }
};

struct RemarkRow {
    std::string id;
    std::string slug;
    int number = 0;
    std::string account;
    std::string text;
    Instant at{};
};

/// A view on the store; cheap to make. May be used from any thread. Every operation may also give Problem
/// unavailable. Changes write their audit line in the same transaction, and whatever readers see differently counts
/// as a publication.
class Versions {
public:
    Versions(Pool& pool, Subject subject) : pool_(pool), subject_(subject) {}

    Result<std::vector<KeptRow>> all();
    /// not_found when the desk does not know it.
    Result<KeptRow> find(const std::string& slug);
    /// All of one slug, the newest first.
    Result<std::vector<VersionRow>> versions(const std::string& slug);
    Result<VersionRow> version(const std::string& slug, int number);
    /// Of all slugs, those that wait for somebody; the longest waiting first.
    Result<std::vector<VersionRow>> open_versions();
    /// What readers see, or saw last, of each slug that has a version of the desk's own.
    Result<std::vector<VersionRow>> published_by_editors();

    /// What readers see, or saw last, of each that a publication after `revision` changed; by slug, at most so many.
    Result<std::vector<ChangedRow>> changed_since(long long revision, std::size_t most);

    /// Those that readers see, or saw, the last publication first; at most so many.
    Result<std::vector<KeptRow>> latest_changed(std::size_t most);

    /// Adds it with the next number, and the slug with it when it is new; its number. conflict when somebody added
    /// one at the same moment.
    Result<int> add(const VersionRow& version, const AuditLine& line);
    /// Saves an open version of this author; the new count of saves. conflict when it was saved since
    /// `version.saves`, or is not open any more.
    Result<int> save(const VersionRow& version, const AuditLine& line);
    /// conflict when its state is not `from` any more, or when it was not saved `saves` times (0: however often).
    Result<void> change_state(const std::string& slug, int number, VersionState from, VersionState to, Instant now,
                              const AuditLine& line, int saves = 0);
    /// Makes it what readers see, instead of version `over`. conflict when it is not proposed any more, was not saved
    /// `saves` times (0: however often), or when they see another one by now.
    Result<void> publish(const std::string& slug, int number, int over, Instant now, const AuditLine& line,
                         int saves = 0);
    /// All or nothing: adds each as what readers see, over the version that it is based on. conflict when one of them
    /// was overtaken.
    Result<void> publish_all(const std::vector<VersionRow>& versions, Instant now, const AuditLine& line);
    /// withdrawn or merged; readers get the reason. not_found when it is not published.
    Result<void> withdraw(const KeptRow& to, const AuditLine& line);
    /// Back from withdrawn or merged.
    Result<void> bring_back(const std::string& slug, Instant now, const AuditLine& line);

    Result<void> add_remark(const RemarkRow& remark, const AuditLine& line);
    Result<std::vector<RemarkRow>> remarks(const std::string& slug, int number);

protected:
    Pool& pool_;
    Subject subject_;
};

}  // namespace actiewijzer::store
