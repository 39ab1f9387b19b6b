// Who changed what when: one line a change, written in the transaction that makes it.
#pragma once

#include <string>
#include <vector>

#include "domain/problem.hpp"
#include "store/instant.hpp"

namespace actiewijzer::store {

class Pool;
class Session;

struct AuditLine {
    std::string id;  ///< random
    Instant at{};
    std::string account;  ///< id; empty: nobody signed in, such as the command line
    std::string action;   ///< "method.publish": a message "audit.method.publish" words it
    std::string subject;  ///< what was changed: "method:kan-wel"
    std::string detail;   ///< a number or name, never the text that was changed
    std::string token{};  ///< name of the token with which a program did it; empty: somebody did
    friend bool operator==(const AuditLine&, const AuditLine&) = default;
};

/// Within a transaction of another subject.
void write(Session& session, const AuditLine& line);

/// A view on the store; cheap to make. May be used from any thread. May give Problem unavailable.
class Audit {
public:
    explicit Audit(Pool& pool) : pool_(pool) {}

    /// The newest first; of one subject, or of all when it is empty.
    Result<std::vector<AuditLine>> newest(const std::string& subject, int most);

private:
    Pool& pool_;
};

}  // namespace actiewijzer::store
