-- Files that editors bring in, as the texts that they would change. A prepared one is for the account that brought it,
-- and goes after an hour; one that was proposed waits for somebody else and is for everybody at the desk.
CREATE TABLE imports (
    import_id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    note TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'proposed', 'returned')),
    remark TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    same INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX imports_state ON imports (state, created_at);

-- In the order of their addresses. They go when the import is published, given up or forgotten.
CREATE TABLE import_texts (
    import_id TEXT NOT NULL,
    slug TEXT NOT NULL,
    based_on INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (import_id, slug)
);
