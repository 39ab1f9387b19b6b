// Who works at the editors' desk, and what each may do there.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace actiewijzer {

enum class AccountRole { reader, reviewer, editor, administrator };

inline constexpr std::array all_account_roles{AccountRole::reader, AccountRole::reviewer, AccountRole::editor,
                                              AccountRole::administrator};

/// As it is stored and sent: "reader", "reviewer", …
constexpr std::string_view id(AccountRole role) {
    constexpr std::array<std::string_view, 4> ids{"reader", "reviewer", "editor", "administrator"};
    return ids[static_cast<std::size_t>(role)];
}
constexpr std::optional<AccountRole> account_role_from(std::string_view text) {
    for (const auto role : all_account_roles)
        if (id(role) == text) return role;
    return std::nullopt;
}

enum class Right {
    read_desk,        ///< drafts, proposals and their history
    review,           ///< remark on, give back or publish what somebody else proposed
    write,            ///< make and change drafts, propose, withdraw, restore, merge
    manage_accounts,  ///< invite, give roles, block
};

/// The one table of rights. Each role may what the one before it may.
constexpr bool may(AccountRole role, Right right) {
    switch (right) {
        case Right::read_desk: return true;
        case Right::review: return role >= AccountRole::reviewer;
        case Right::write: return role >= AccountRole::editor;
        case Right::manage_accounts: return role == AccountRole::administrator;
    }
    return false;
}

struct Account {
    std::string id;          ///< random; stands in addresses and in the audit
    std::string login_name;  ///< lower case
    std::string shown_name;  ///< empty: the login name is shown
    AccountRole role = AccountRole::reader;
    bool blocked = false;
    bool second_factor = false;

    const std::string& called() const { return shown_name.empty() ? login_name : shown_name; }
    bool may(Right right) const { return !blocked && actiewijzer::may(role, right); }
};

}  // namespace actiewijzer
