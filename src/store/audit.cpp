#include "store/audit.hpp"

#include "store/pool.hpp"

namespace actiewijzer::store {

namespace {

using soci::into;
using soci::use;

struct Insert : Statement {
    static inline const StatementKind kind{"audit.insert"};
    explicit Insert(soci::session& sql) : Statement(sql) {
        prepare(
            "INSERT INTO audit_lines (line_id, at, account_id, action, subject, detail, token_name) "
            "VALUES (:line, :at, :account, :action, :subject, :detail, :token)",
            use(line), use(at), use(account), use(action), use(subject), use(detail), use(token));
    }
    std::string line, account, action, subject, detail, token;
    long long at = 0;
};

struct Newest : Statement {
    static inline const StatementKind kind{"audit.newest"};
    explicit Newest(soci::session& sql) : Statement(sql) {
        prepare(
            "SELECT line_id, at, account_id, action, subject, detail, token_name FROM audit_lines "
            "WHERE subject = :subject OR :all = 1 ORDER BY at DESC, line_id LIMIT :most",
            use(wanted), use(all), use(most), into(line), into(at), into(account), into(action), into(subject),
            into(detail), into(token));
    }
    std::string wanted, line, account, action, subject, detail, token;
    int all = 0, most = 0;
    long long at = 0;
};

}  // namespace

void write(Session& session, const AuditLine& line) {
    auto& insert = session.statement<Insert>();
    insert.line = line.id;
    insert.at = seconds(line.at);
    insert.account = line.account;
    insert.action = line.action;
    insert.subject = line.subject;
    insert.detail = line.detail;
    insert.token = line.token;
    session.run(insert);
}

Result<std::vector<AuditLine>> Audit::newest(const std::string& subject, int most) {
    return pool_.run(Repeat::yes, [&](Session& session) -> Result<std::vector<AuditLine>> {
        std::vector<AuditLine> lines;
        auto& newest = session.statement<Newest>();
        newest.wanted = subject;
        newest.all = subject.empty() ? 1 : 0;
        newest.most = most;
        session.each(newest, [&] {
            lines.push_back({newest.line, instant(newest.at), newest.account, newest.action, newest.subject,
                             newest.detail, newest.token});
        });
        return lines;
    });
}

}  // namespace actiewijzer::store
