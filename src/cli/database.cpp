#include "cli/database.hpp"

#include <ostream>

#include "store/address.hpp"

namespace actiewijzer::cli {

Exit refuse(const store::StoreError& error, const std::string& url, const Terminal& terminal) {
    using Kind = store::StoreError::Kind;
    const auto& words = terminal.words;
    terminal.err << "actiewijzer: ";
    if (error.kind() == Kind::address) {
        terminal.err << words("cli.database.address") << '\n';
        return Exit::wrongly_used;
    }
    const auto shown = store::Address::parse(url).shown();
    const auto* key = error.kind() == Kind::schema ? "cli.database.schema" : "cli.database.unreachable";
    terminal.err << words(key, {shown}) << '\n' << error.what() << '\n';
    return Exit::failed;
}

}  // namespace actiewijzer::cli
