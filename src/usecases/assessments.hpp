// What a visitor does with an assessment: start a draft, go on with it, keep its result, forget it.
// Time is an argument. Every function may give Problem unavailable (see store/assessments.hpp), and may be called from
// any thread.
#pragma once

#include <chrono>
#include <string>

#include "domain/problem.hpp"
#include "domain/token.hpp"
#include "store/assessments.hpp"
#include "store/store.hpp"

namespace actiewijzer::usecases {

using store::Instant;

/// A draft is erased one day after its last change.
inline constexpr std::chrono::hours draft_life{24};
/// A kept result is erased after this, however often it is read.
inline constexpr std::chrono::days kept_life{90};

/// What a change gives back: show these to whoever made it.
struct Draft {
    Token token;
    int version;
    Instant expires_at;
};

struct Kept {
    Token token;
    Instant expires_at;
};

using Assessment = store::AssessmentRow;

/// `document` is text that the caller can read back; JSON, by custom.
Result<Draft> start_draft(store::Store& store, const std::string& document, Instant now);

/// A draft or a kept result. gone: expired or forgotten. not_found: never given out, or too long ago to know.
Result<Assessment> open_assessment(store::Store& store, const Token& token, Instant now);

/// conflict when the draft was changed since `expected_version` was read; nothing is changed then.
Result<Draft> save_draft(store::Store& store, const Token& token, const std::string& document, int expected_version,
                         Instant now);

/// Copies the draft as it is now to an address of its own that cannot be changed. `revision` is that of the
/// knowledge which the result was made with. Keeping the same version again gives the same address.
Result<Kept> keep_draft(store::Store& store, const Token& draft, const std::string& revision, Instant now);

/// Erases a draft or a kept result at once. Forgetting what is gone already is no error.
Result<void> forget_assessment(store::Store& store, const Token& token, Instant now);

/// Erases what expired; for a timer, about once an hour.
Result<store::Assessments::Expired> sweep_assessments(store::Store& store, Instant now);

}  // namespace actiewijzer::usecases
