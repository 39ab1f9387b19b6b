-- Who works at the editors' desk. Read by whoever signs in, and by administrators.
CREATE TABLE accounts (
    account_id TEXT NOT NULL PRIMARY KEY,
    login_name TEXT NOT NULL UNIQUE,
    shown_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'editor', 'administrator')),
    password_hash TEXT NOT NULL,
    totp_secret TEXT NOT NULL,
    totp_used BIGINT NOT NULL,
    blocked INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- Found by the hash of the token in the cookie. Its owner sees and ends them.
CREATE TABLE account_sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    browser TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL
);
CREATE INDEX account_sessions_account ON account_sessions (account_id);

-- Links that work once, to set a first or a new password.
CREATE TABLE account_links (
    token_hash TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Failures to sign in, for a name or for an address of the network, so that the next attempt must wait.
CREATE TABLE sign_in_failures (
    origin TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at BIGINT NOT NULL
);

-- Who changed what when. Written in the transaction of the change; never changed.
CREATE TABLE audit_lines (
    line_id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    account_id TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX audit_lines_at ON audit_lines (at);
CREATE INDEX audit_lines_subject ON audit_lines (subject, at);
