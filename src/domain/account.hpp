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
    import_methods,   ///< publish what stands in a file, without a review
};

/// The one table of rights. Each role may what the one before it may.
constexpr bool may(AccountRole role, Right right) {
    switch (right) {
        case Right::read_desk: return true;
        case Right::review: return role >= AccountRole::reviewer;
        case Right::write: return role >= AccountRole::editor;
        case Right::manage_accounts:
        case Right::import_methods: return role == AccountRole::administrator;
    }
    return false;
}

/// A set of rights.
class Rights {
public:
    static constexpr Rights all() { return Rights(~0U); }
    constexpr Rights() = default;

    constexpr bool has(Right right) const { return (bits_ & bit(right)) != 0; }
    constexpr Rights with(Right right) const { return Rights(bits_ | bit(right)); }
    friend constexpr bool operator==(Rights, Rights) = default;

private:
    explicit constexpr Rights(unsigned bits) : bits_(bits) {}
    static constexpr unsigned bit(Right right) { return 1U << static_cast<unsigned>(right); }
    unsigned bits_ = 0;
};

struct Account {
    std::string id;          ///< random; stands in addresses and in the audit
    std::string login_name;  ///< lower case
    std::string shown_name;  ///< empty: the login name is shown
    AccountRole role = AccountRole::reader;
    bool blocked = false;
    bool second_factor = false;
    Rights within = Rights::all();  ///< narrower when a program acts for it, with a token

    const std::string& called() const { return shown_name.empty() ? login_name : shown_name; }
    bool may(Right right) const { return !blocked && within.has(right) && actiewijzer::may(role, right); }
};

}  // namespace actiewijzer
