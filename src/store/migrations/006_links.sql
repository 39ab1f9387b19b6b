-- Every page of others that the published knowledge leads to, and how it answered. Editors see it; readers see those
-- that are dead or moved. A time of 0: never.
CREATE TABLE links (
    url TEXT NOT NULL PRIMARY KEY,
    host TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('unchecked', 'works', 'failing', 'dead', 'moved', 'closed')),
    reason TEXT NOT NULL,
    status INTEGER NOT NULL,
    moved_to TEXT NOT NULL,
    since BIGINT NOT NULL,
    worked_at BIGINT NOT NULL,
    checked_at BIGINT NOT NULL,
    check_at BIGINT NOT NULL,
    accepted TEXT NOT NULL,
    accepted_until BIGINT NOT NULL,
    changes BIGINT NOT NULL
);
CREATE INDEX links_due ON links (check_at);
CREATE INDEX links_state ON links (state, worked_at);
CREATE INDEX links_host ON links (host);

-- When each site may be asked again, by whichever process: one request at a time.
CREATE TABLE link_hosts (
    host TEXT NOT NULL PRIMARY KEY,
    free_at BIGINT NOT NULL
);

-- Counts up when readers have to see something else beside a link, so that each process hears of it.
CREATE TABLE link_marks (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    revision BIGINT NOT NULL
);
INSERT INTO link_marks (only_row, revision) VALUES (1, 0);
