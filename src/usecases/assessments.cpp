#include "usecases/assessments.hpp"

#include "identity/tokens.hpp"

namespace actiewijzer::usecases {

using identity::hash_of;
using identity::kept_token;
using identity::new_token;

Result<Draft> start_draft(store::Store& store, const std::string& document, Instant now) {
    const auto token = new_token();
    Assessment row;
    row.document = document;
    row.created_at = row.changed_at = now;
    row.expires_at = now + draft_life;
    if (const auto made = store.assessments().insert(hash_of(token), row); !made) return made.error();
    return Draft{token, row.version, row.expires_at};
}

Result<Assessment> open_assessment(store::Store& store, const Token& token, Instant now) {
    return store.assessments().find(hash_of(token), now);
}

Result<Draft> save_draft(store::Store& store, const Token& token, const std::string& document, int expected_version,
                         Instant now) {
    const auto expires = now + draft_life;
    const auto version = store.assessments().update(hash_of(token), {document, expected_version, now, expires});
    if (!version) return version.error();
    return Draft{token, *version, expires};
}

Result<Kept> keep_draft(store::Store& store, const Token& draft, const std::string& revision, Instant now) {
    auto assessments = store.assessments();
    auto row = assessments.find(hash_of(draft), now);
    if (!row) return row.error();
    if (row->kind != Assessment::Kind::draft) return Problem{Problem::Kind::not_found, {}};
    const auto token = kept_token(draft, row->version);
    row->kind = Assessment::Kind::kept;
    row->created_at = now;
    row->expires_at = now + kept_life;
    row->revision = revision;
    const auto kept = assessments.insert(hash_of(token), *row);
    if (kept) return Kept{token, row->expires_at};
    if (kept.error().kind != Problem::Kind::conflict) return kept.error();
    const auto earlier = assessments.find(hash_of(token), now);
    if (!earlier) return earlier.error();
    return Kept{token, earlier->expires_at};
}

Result<void> forget_assessment(store::Store& store, const Token& token, Instant now) {
    return store.assessments().erase(hash_of(token), now);
}

Result<store::Assessments::Expired> sweep_assessments(store::Store& store, Instant now) {
    return store.assessments().erase_expired(now);
}

}  // namespace actiewijzer::usecases
