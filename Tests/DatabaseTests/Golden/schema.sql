CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL DEFAULT '',
    orcid TEXT,
    affiliation TEXT,
    role TEXT NOT NULL CHECK (role IN ('reader', 'depositor', 'curator', 'administrator')),
    password TEXT,
    created TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    account_id INTEGER,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TRIGGER audit_keeps_entries BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_keeps_text BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

CREATE INDEX audit_subject ON audit (subject, id);

CREATE TABLE deposits (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    plan_id TEXT,
    dataset_key TEXT,
    record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('running', 'complete')),
    started TEXT NOT NULL,
    finished TEXT
) STRICT;

CREATE INDEX deposits_source ON deposits (source, account_id, id);

CREATE TABLE files (
    record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha512 BLOB NOT NULL,
    md5 BLOB NOT NULL,
    media_type TEXT NOT NULL,
    format TEXT NOT NULL,
    pronom TEXT,
    path TEXT NOT NULL,
    modified INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (record_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE identifiers (
    scheme TEXT NOT NULL,
    identifier TEXT NOT NULL,
    record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    PRIMARY KEY (scheme, identifier)
) STRICT, WITHOUT ROWID;

CREATE INDEX identifiers_record ON identifiers (record_id);

CREATE TABLE plan_versions (
    plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    n INTEGER NOT NULL,
    imported TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_format TEXT NOT NULL,
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (plan_id, n)
) STRICT;

CREATE TABLE plans (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    visibility TEXT NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'restricted')),
    owner_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
    current INTEGER NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
) STRICT;

CREATE TABLE publications (
    record_id TEXT PRIMARY KEY,
    parent_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    started TEXT NOT NULL
) STRICT;

CREATE TABLE record_formats (
    record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    format TEXT NOT NULL,
    media_type TEXT NOT NULL,
    files INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    names TEXT NOT NULL,
    PRIMARY KEY (record_id, format)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE record_search USING fts5 (
    title, creators, subjects, description, identifiers, other,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE records (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    parent_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    revision INTEGER NOT NULL,
    owner_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
    plan_id TEXT,
    dataset_key TEXT,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    published TEXT,
    is_latest INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL,
    resource_type TEXT,
    year TEXT,
    licence TEXT,
    access_record TEXT NOT NULL CHECK (access_record IN ('public', 'restricted')),
    access_files TEXT NOT NULL CHECK (access_files IN ('public', 'restricted')),
    has_embargo INTEGER NOT NULL DEFAULT 0,
    embargo_until TEXT,
    embargo_lifted TEXT,
    file_count INTEGER NOT NULL DEFAULT 0,
    byte_count INTEGER NOT NULL DEFAULT 0,
    document TEXT NOT NULL,
    UNIQUE (parent_id, version)
) STRICT;

CREATE INDEX records_newest ON records (state, is_latest, published DESC, n DESC);

CREATE INDEX records_owner ON records (owner_id, state, updated DESC);

CREATE INDEX records_plan ON records (plan_id, dataset_key);

CREATE INDEX records_updated ON records (state, updated, id);

CREATE TABLE schema_steps (step INTEGER PRIMARY KEY, applied TEXT NOT NULL) STRICT;

CREATE TABLE sessions (
    hash BLOB PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created TEXT NOT NULL,
    expires TEXT NOT NULL
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE suggestions (
    id INTEGER PRIMARY KEY,
    record_id TEXT NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    layer INTEGER NOT NULL,
    source TEXT NOT NULL,
    document TEXT NOT NULL,
    is_personal INTEGER NOT NULL,
    files INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX suggestions_record ON suggestions (record_id, layer, field);

CREATE TABLE tokens (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    created TEXT NOT NULL,
    expires TEXT,
    last_used TEXT
) STRICT;

CREATE INDEX tokens_account ON tokens (account_id);
