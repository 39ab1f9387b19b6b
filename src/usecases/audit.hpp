// The audit line of a change.
#pragma once

#include <string>
#include <string_view>

#include "identity/tokens.hpp"
#include "store/audit.hpp"

namespace actiewijzer::usecases {

inline store::AuditLine audit_line(store::Instant at, std::string account, std::string_view action, std::string subject,
                                   std::string detail = {}) {
    return {identity::new_token().text(), at,
            std::move(account),           std::string(action),
            std::move(subject),           std::move(detail)};
}

}  // namespace actiewijzer::usecases
