-- Withdrawals that were begun: what is left of them to do is done at the next opening. No foreign keys: a withdrawal
-- outlives the meeting that it destroys, and a copy of the meeting takes none along.
CREATE TABLE withdrawals (
    id         TEXT PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    begun_at   TEXT NOT NULL,
    data       TEXT NOT NULL     -- JSON: what the steps need; goes with the row when the last of them is done
) STRICT;

-- That something was destroyed, how far that went and how much it was: no word, no name, no meeting.
CREATE TABLE deletion_records (
    id       TEXT PRIMARY KEY,
    begun_at TEXT NOT NULL,
    done_at  TEXT NOT NULL,
    purpose  TEXT NOT NULL,
    reach    TEXT NOT NULL,
    counts   TEXT NOT NULL       -- JSON: name of a number to the number
) STRICT;

-- Approved notes that a duty keeps although a consent was withdrawn. In no list, no index and no export.
CREATE TABLE restricted_notes (
    id            TEXT PRIMARY KEY,   -- of the withdrawal
    matter_id     TEXT REFERENCES matters (id) ON DELETE SET NULL,
    restricted_at TEXT NOT NULL,
    reason        TEXT NOT NULL,
    until         TEXT,               -- ISO date, the last day of the duty as it was known then; NULL: open
    data          TEXT NOT NULL       -- JSON: the note as it was approved
) STRICT;
CREATE INDEX restricted_notes_by_matter ON restricted_notes (matter_id);
