-- What is published of each collection that editors made. Everybody reads it; editors change it.
CREATE TABLE collections (
    slug TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'published', 'withdrawn', 'merged')),
    published INTEGER NOT NULL,
    reason TEXT NOT NULL,
    moved_to TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Every version of every collection, as its whole text. Only an open one changes, and only by its author.
CREATE TABLE collection_versions (
    slug TEXT NOT NULL,
    number INTEGER NOT NULL,
    based_on INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'proposed', 'returned', 'published', 'replaced', 'discarded')),
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    text TEXT NOT NULL,
    saves INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (slug, number)
);
CREATE INDEX collection_versions_state ON collection_versions (state, changed_at);

-- What reviewers said about a version.
CREATE TABLE collection_remarks (
    remark_id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    number INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX collection_remarks_version ON collection_remarks (slug, number);
