-- With these a program works for an account. Only the hash of a token is kept. Its owner and administrators see the
-- rest. Scopes: ids with a space between them. used_at is 0 when it was never used.
CREATE TABLE api_tokens (
    token_id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    UNIQUE (account_id, name)
);

-- The name of the token with which a program made the change; empty: its owner did.
ALTER TABLE audit_lines ADD COLUMN token_name TEXT NOT NULL DEFAULT '';
