-- Minutes remember when they were made, from what, and whether somebody stands for them.
ALTER TABLE summaries ADD COLUMN made_at TEXT NOT NULL DEFAULT '';   -- ISO 8601; '' for those of an earlier program
ALTER TABLE summaries ADD COLUMN base INTEGER;                       -- of a human's: the machine's it grew out of
ALTER TABLE summaries ADD COLUMN seen INTEGER;                       -- of a human's: the latest machine's decided on
ALTER TABLE summaries ADD COLUMN words TEXT NOT NULL DEFAULT '';     -- digest of the text it was made from
ALTER TABLE summaries ADD COLUMN part TEXT NOT NULL DEFAULT '';      -- of a machine's: the one part that was made anew

CREATE TABLE approvals (
    id                  INTEGER PRIMARY KEY,
    recording_id        TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    revision            INTEGER NOT NULL,    -- of the summaries: that one is never changed any more
    approved_by         TEXT NOT NULL,
    approved_at         TEXT NOT NULL,
    transcript_revision INTEGER NOT NULL,
    heard               INTEGER NOT NULL,
    to_hear             INTEGER NOT NULL,
    reopened_at         TEXT
) STRICT;
CREATE INDEX approvals_by_meeting ON approvals (recording_id);

-- What somebody listened to: digests of quotes and of lines, so that a line that is changed has not been heard.
CREATE TABLE heard (
    recording_id TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    what         TEXT NOT NULL,
    PRIMARY KEY (recording_id, what)
) STRICT, WITHOUT ROWID;

-- For the eyes of the person who wrote it: in no export, no index, no prompt and no training sample.
CREATE TABLE private_notes (
    recording_id TEXT PRIMARY KEY REFERENCES meetings (id) ON DELETE CASCADE,
    text         TEXT NOT NULL,
    changed_at   TEXT NOT NULL
) STRICT;
