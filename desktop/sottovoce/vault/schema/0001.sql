-- Everything the vault knows besides the sound itself. Times are integer ms of the recording; JSON is that of
-- sottovoce_models.codec. `secure-delete` keeps the search index from remembering what was deleted.

-- The revision of vault.json that goes with this database.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;

CREATE TABLE meetings (
    id          TEXT PRIMARY KEY,
    title       TEXT NOT NULL,
    started_at  TEXT,
    created_at  TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    tracks      TEXT NOT NULL,
    source      TEXT NOT NULL,
    state       TEXT NOT NULL
) STRICT;
CREATE INDEX meetings_by_age ON meetings (created_at DESC);

-- What stands in the list beside the title; kept with the results so that no list ever reads a transcript.
CREATE TABLE facts (
    recording_id TEXT PRIMARY KEY REFERENCES meetings (id) ON DELETE CASCADE,
    speakers     TEXT NOT NULL DEFAULT '[]',
    speech_ms    INTEGER NOT NULL DEFAULT 0,
    text_ms      INTEGER NOT NULL DEFAULT 0,
    doubts       INTEGER NOT NULL DEFAULT 0,
    has_minutes  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE segment_keys (
    recording_id TEXT NOT NULL,
    track        TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    wrapped_key  BLOB NOT NULL,
    frames       INTEGER NOT NULL,
    PRIMARY KEY (recording_id, track, seq)
) STRICT, WITHOUT ROWID;

-- What the recognizer found, as it came.
CREATE TABLE batches (
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    track        TEXT NOT NULL,
    batch_no     INTEGER NOT NULL,
    covered_ms   INTEGER NOT NULL,
    data         TEXT NOT NULL,
    PRIMARY KEY (recording_id, track, batch_no)
) STRICT, WITHOUT ROWID;

-- One document of each kind: language, spans, notices, stamps.
CREATE TABLE findings (
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    kind         TEXT NOT NULL,
    data         TEXT NOT NULL,
    PRIMARY KEY (recording_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE transcripts (
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    revision     INTEGER NOT NULL,
    human        INTEGER NOT NULL,
    data         TEXT NOT NULL,
    PRIMARY KEY (recording_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE summaries (
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    revision     INTEGER NOT NULL,
    human        INTEGER NOT NULL,
    data         TEXT NOT NULL,
    PRIMARY KEY (recording_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE bookmarks (
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    at_ms        INTEGER NOT NULL,
    note         TEXT NOT NULL,
    PRIMARY KEY (recording_id, at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
    id           TEXT PRIMARY KEY,
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    stage_from   TEXT NOT NULL,
    options      TEXT NOT NULL,
    state        TEXT NOT NULL,
    night        INTEGER NOT NULL,
    error_code   TEXT,
    created_at   TEXT NOT NULL
) STRICT;

-- Which rows of the index belong to whom: the index itself can only be asked for words.
CREATE TABLE search_of (
    rowid        INTEGER PRIMARY KEY,
    recording_id TEXT NOT NULL,
    kind         TEXT NOT NULL
) STRICT;
CREATE INDEX search_by_meeting ON search_of (recording_id, kind);

CREATE VIRTUAL TABLE search USING fts5 (
    text, recording_id UNINDEXED, kind UNINDEXED, turn_id UNINDEXED, start_ms UNINDEXED,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
