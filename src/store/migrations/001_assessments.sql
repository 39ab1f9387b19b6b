-- Drafts and kept results. A row is found by the hash of its token only; it belongs to no organisation.
CREATE TABLE assessments (
    token_hash TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('draft', 'kept')),
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revision TEXT NOT NULL
);
CREATE INDEX assessments_expires_at ON assessments (expires_at);

-- Lets an address that was erased say "gone" for a while, without anything of what stood there.
CREATE TABLE assessment_tombstones (
    token_hash TEXT NOT NULL PRIMARY KEY,
    forget_at BIGINT NOT NULL
);
CREATE INDEX assessment_tombstones_forget_at ON assessment_tombstones (forget_at);
