-- Who agreed to what, and a ledger of it that can only grow. No row of the chain names anybody: what it stands for lies
-- beside it and goes with the meeting or the matter, and the chain still holds.
CREATE TABLE consents (
    recording_id TEXT PRIMARY KEY REFERENCES meetings (id) ON DELETE CASCADE,
    data         TEXT NOT NULL     -- JSON: sottovoce.meetingconsent
) STRICT;

CREATE TABLE standing_consents (
    id        TEXT PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id) ON DELETE CASCADE,
    data      TEXT NOT NULL        -- JSON: sottovoce.standingconsent
) STRICT;
CREATE INDEX standing_by_matter ON standing_consents (matter_id);

CREATE TABLE ledger (
    seq        INTEGER PRIMARY KEY,
    at         TEXT NOT NULL,      -- ISO 8601 with offset
    kind       TEXT NOT NULL,
    commitment TEXT NOT NULL,      -- SHA-256 of salt and details
    prev_hash  TEXT NOT NULL,
    hash       TEXT NOT NULL
) STRICT;

-- Where the chain ends: without it nobody would miss its last rows.
CREATE TABLE ledger_head (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    seq  INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO ledger_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE ledger_details (
    seq        INTEGER PRIMARY KEY REFERENCES ledger (seq),
    meeting_id TEXT REFERENCES meetings (id) ON DELETE CASCADE,   -- not recording_id: a copy of the meeting takes none
    matter_id  TEXT REFERENCES matters (id) ON DELETE CASCADE,
    change_id  TEXT NOT NULL,    -- of the change that noted it, so that the same one is not noted twice
    salt       BLOB NOT NULL,
    data       TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_details_by_meeting ON ledger_details (meeting_id);
CREATE INDEX ledger_details_by_matter ON ledger_details (matter_id);

CREATE TRIGGER ledger_grows_at_its_end BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT seq + 1 FROM ledger_head) OR NEW.prev_hash <> (SELECT hash FROM ledger_head)
BEGIN
    SELECT RAISE(ABORT, 'the ledger grows at its end');
END;
CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'the ledger is not changed');
END;
CREATE TRIGGER ledger_is_not_shortened BEFORE DELETE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'the ledger is not shortened');
END;
CREATE TRIGGER ledger_details_are_not_changed BEFORE UPDATE ON ledger_details
BEGIN
    SELECT RAISE(ABORT, 'details are erased or stay as they are');
END;
