-- A matter ("Akte"): a client, a patient, a file. What is to be kept how long is said here, not at each meeting.
CREATE TABLE matters (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL COLLATE NOCASE UNIQUE,
    vocabulary TEXT NOT NULL DEFAULT '',     -- the list of names and terms that goes with it
    ended_on   TEXT,                         -- end of the treatment or mandate, ISO 8601
    audio_days INTEGER,                      -- sound goes so many days after the minutes were approved; NULL: never
    keep_years INTEGER,                      -- everything goes so many years after ended_on; NULL: never
    legal_hold INTEGER NOT NULL DEFAULT 0    -- nothing goes, whatever stands above
) STRICT;

ALTER TABLE meetings ADD COLUMN matter_id TEXT REFERENCES matters (id) ON DELETE SET NULL;
ALTER TABLE meetings ADD COLUMN trashed_at TEXT;
ALTER TABLE meetings ADD COLUMN sound_gone_at TEXT; -- the sound was destroyed on purpose, text and minutes stay
CREATE INDEX meetings_by_matter ON meetings (matter_id);
CREATE INDEX meetings_in_trash ON meetings (trashed_at) WHERE trashed_at IS NOT NULL;

CREATE TABLE tags (
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    tag          TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (recording_id, tag)
) STRICT, WITHOUT ROWID;

ALTER TABLE facts ADD COLUMN open_actions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN approved_at TEXT;
