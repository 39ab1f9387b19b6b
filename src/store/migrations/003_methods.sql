-- What is published of each method. Everybody reads it; editors change it.
CREATE TABLE methods (
    slug TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'published', 'withdrawn', 'merged')),
    published INTEGER NOT NULL,
    reason TEXT NOT NULL,
    moved_to TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Every version of every method, as its whole text. Only an open one changes, and only by its author.
-- An empty author is the release itself.
CREATE TABLE method_versions (
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
CREATE INDEX method_versions_state ON method_versions (state, changed_at);

-- What reviewers said about a version.
CREATE TABLE method_remarks (
    remark_id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    number INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    text TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX method_remarks_version ON method_remarks (slug, number);

-- What readers proposed or asked; for the editors. Who sent it is not kept.
CREATE TABLE suggestions (
    suggestion_id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL,
    part TEXT NOT NULL,
    text TEXT NOT NULL,
    answered INTEGER NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX suggestions_open ON suggestions (answered, at);

-- Counts publications, so that each process sees when there is something new; and which release was imported last.
CREATE TABLE publication (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    revision BIGINT NOT NULL,
    shipped TEXT NOT NULL
);
INSERT INTO publication (only_row, revision, shipped) VALUES (1, 0, '');
