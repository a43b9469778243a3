-- What left the vault: when, what, as which kind of file, to whom. No word of a meeting; its title is looked up while it
-- is there and gone when it is deleted.
CREATE TABLE handouts (
    id           TEXT PRIMARY KEY,
    handed_at    TEXT NOT NULL,
    recording_id TEXT REFERENCES meetings (id) ON DELETE SET NULL,
    what         TEXT NOT NULL,
    format       TEXT NOT NULL,
    recipient    TEXT NOT NULL DEFAULT '',
    deidentified INTEGER NOT NULL DEFAULT 0,
    protected    INTEGER NOT NULL DEFAULT 0,
    draft        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX handouts_by_time ON handouts (handed_at DESC);
CREATE INDEX handouts_by_meeting ON handouts (recording_id);
