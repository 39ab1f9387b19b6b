// Makes tokens and what is stored instead of them.
#pragma once

#include "domain/token.hpp"

namespace actiewijzer::identity {

/// Unguessable. May be called from any thread.
Token new_token();
/// The token under which this version of a draft is kept: always the same one, so that a second click keeps the
/// same result and not another copy. It tells nothing about the token of the draft.
Token kept_token(const Token& draft, int version);
/// BLAKE2b-256.
TokenHash hash_of(const Token& token);

}  // namespace actiewijzer::identity
