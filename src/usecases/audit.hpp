// The audit line of a change.
#pragma once

#include <string>
#include <string_view>

#include "identity/tokens.hpp"
#include "store/audit.hpp"
#include "usecases/accounts.hpp"

namespace actiewijzer::usecases {

inline store::AuditLine audit_line(store::Instant at, std::string account, std::string_view action, std::string subject,
                                   std::string detail = {}) {
    return {identity::new_token().text(),
            at,
            std::move(account),
            std::string(action),
            std::move(subject),
            std::move(detail),
            {}};
}

/// Of what somebody does, or a program for them.
inline store::AuditLine audit_line(store::Instant at, const SignedIn& who, std::string_view action, std::string subject,
                                   std::string detail = {}) {
    auto line = audit_line(at, who.account.id, action, std::move(subject), std::move(detail));
    line.token = who.token;
    return line;
}

}  // namespace actiewijzer::usecases
