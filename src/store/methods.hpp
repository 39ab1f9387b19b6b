// Methods as editors keep them: versions, remarks, suggestions of readers, and what is published.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "store/audit.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

enum class MethodState { prepared, published, withdrawn, merged };

struct MethodRow {
    std::string slug;
    MethodState state = MethodState::prepared;
    int published = 0;     ///< number of the version that readers see, or saw last; 0: none yet
    std::string reason;    ///< why it was withdrawn or merged
    std::string moved_to;  ///< slug, when it was merged
    Instant changed_at{};
};

enum class VersionState { draft, proposed, returned, published, replaced, discarded };

struct VersionRow {
    std::string slug;
    int number = 0;
    int based_on = 0;  ///< the version that was published when this one was begun; 0: none was
    VersionState state = VersionState::draft;
    std::string author;  ///< account; empty: the release
    std::string note;    ///< what changed and why, by its author
    std::string text;    ///< knowledge/method_text.hpp; a draft may have faults
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

struct SuggestionRow {
    std::string id;
    std::string slug;  ///< empty: a new method
    std::string part;  ///< id of a section, or empty: all of it
    std::string text;
    Instant at{};
};

/// A view on the store; cheap to make. May be used from any thread. Every operation may also give Problem
/// unavailable. Changes write their audit line in the same transaction.
class Methods {
public:
    /// The audit line of a version that got its number.
    using LineOf = std::function<AuditLine(const VersionRow&)>;

    explicit Methods(Pool& pool) : pool_(pool) {}

    Result<std::vector<MethodRow>> all();
    /// not_found when the desk does not know it.
    Result<MethodRow> find(const std::string& slug);
    /// All of a method, the newest first.
    Result<std::vector<VersionRow>> versions(const std::string& slug);
    Result<VersionRow> version(const std::string& slug, int number);
    /// Of all methods, those that wait for somebody; the longest waiting first.
    Result<std::vector<VersionRow>> open_versions();
    /// What readers see, or saw last, of each method that has a version of the desk's own.
    Result<std::vector<VersionRow>> published_by_editors();

    /// Adds it with the next number, and the method with it when it is new; its number. conflict when somebody added
    /// one at the same moment.
    Result<int> add(const VersionRow& version, const AuditLine& line);
    /// Saves an open version of this author; the new count of saves. conflict when it was saved since
    /// `version.saves`, or is not open any more.
    Result<int> save(const VersionRow& version, const AuditLine& line);
    /// conflict when its state is not `from` any more.
    Result<void> change_state(const std::string& slug, int number, VersionState from, VersionState to, Instant now,
                              const AuditLine& line);
    /// Makes it what readers see, instead of version `over`. conflict when it is not proposed any more, or when they
    /// see another one by now.
    Result<void> publish(const std::string& slug, int number, int over, Instant now, const AuditLine& line);
    /// All or nothing: adds each as what readers see, over the version that it is based on. conflict when one of them
    /// was overtaken.
    Result<void> publish_all(const std::vector<VersionRow>& versions, Instant now, const AuditLine& line);
    /// The same for the texts of a proposed import, which goes; conflict when it is gone already. Each method gets a
    /// line of its own by who published it.
    Result<void> publish_import(const std::string& import, const std::vector<VersionRow>& versions, Instant now,
                                const AuditLine& line, const LineOf& line_of);
    /// withdrawn or merged; readers get the reason. not_found when it is not published.
    Result<void> withdraw(const MethodRow& to, const AuditLine& line);
    /// Back from withdrawn or merged.
    Result<void> bring_back(const std::string& slug, Instant now, const AuditLine& line);

    Result<void> add_remark(const RemarkRow& remark, const AuditLine& line);
    Result<std::vector<RemarkRow>> remarks(const std::string& slug, int number);

    Result<void> add_suggestion(const SuggestionRow& suggestion);
    Result<std::vector<SuggestionRow>> open_suggestions();
    /// conflict when somebody answered it before.
    Result<void> answer_suggestion(const std::string& id, const AuditLine& line);

    /// How many publications there were.
    Result<long long> revision();
    /// The release that was imported last; empty: none.
    Result<std::string> shipped();
    /// In one transaction: adds these versions of the release as published or as proposals, as their states say, and
    /// remembers the release. conflict when another process did so meanwhile.
    Result<void> import_shipped(const std::vector<VersionRow>& versions, const std::string& before,
                                const std::string& release, Instant now);

private:
    Pool& pool_;
};

}  // namespace actiewijzer::store
