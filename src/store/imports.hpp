// Files that editors bring in, kept until somebody else publishes them.
#pragma once

#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "store/audit.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

class Pool;
class Session;

enum class ImportState {
    prepared,  ///< its account looks at what it would change
    proposed,  ///< waits for a reviewer
    returned,  ///< given back with a remark
};

struct ImportRow {
    std::string id;  ///< random
    std::string account;
    std::string file_name;
    std::string note;  ///< what changes and why, by its account
    ImportState state = ImportState::prepared;
    std::string remark;  ///< of the reviewer who gave it back
    int added = 0;       ///< methods that nobody knew
    int changed = 0;     ///< methods with another text
    int same = 0;        ///< methods that stay as they are; their texts are not kept
    Instant created_at{};
    Instant changed_at{};

    int texts() const { return added + changed; }
};

struct ImportText {
    std::string slug;
    int based_on = 0;  ///< the version that was published when the file came; 0: none was
    std::string text;
    friend bool operator==(const ImportText&, const ImportText&) = default;
};

/// Within a transaction: takes a proposed import away; false when it is not there any more.
bool take_proposed(Session& session, const std::string& id);

/// A view on the store; cheap to make. May be used from any thread. Every operation may also give Problem
/// unavailable. Publishing one is Methods::publish_import.
class Imports {
public:
    explicit Imports(Pool& pool) : pool_(pool) {}

    Result<void> add(const ImportRow& import, const std::vector<ImportText>& texts, const AuditLine& line);
    Result<ImportRow> find(const std::string& id);
    /// Those that were proposed or given back, the longest waiting first.
    Result<std::vector<ImportRow>> waiting();
    /// In the order of their slugs, `most` from number `from` on.
    Result<std::vector<ImportText>> texts(const std::string& id, int from, int most);

    /// conflict when its state is not `from` any more.
    Result<void> change_state(const std::string& id, ImportState from, ImportState to, const std::string& remark,
                              Instant now, const AuditLine& line);
    /// conflict when it is not in this state any more.
    Result<void> erase(const std::string& id, ImportState from, const AuditLine& line);
    /// Those that were prepared before this moment.
    Result<void> forget_prepared(Instant before);

private:
    Pool& pool_;
};

}  // namespace actiewijzer::store
